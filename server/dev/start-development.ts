// Starts the office for `npm run dev`: pages are served from the sources, and simulated citizens keep the hall busy.
import type { RequestHandler } from 'express';
import { readConfig } from '../config/environment.ts';
import { systemClock } from '../runtime/clock.ts';
import { createLog } from '../runtime/log.ts';
import { createSite } from '../site/site.ts';
import type { ReadPage } from '../web/pages.ts';
import { type Citizens, startCitizens } from './citizens.ts';

export interface Development {
  pages: ReadPage;
  middleware: RequestHandler;
}

export async function startDevelopment(development: Development): Promise<{ stop(): Promise<void> }> {
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env });
  const site = await createSite({ config, clock: systemClock, log: createLog(config.logLevel), development });
  const url = await site.start();
  process.stdout.write(`\n${site.addresses.map(({ path, title }) => `  ${url}${path}  ${title}`).join('\n')}\n\n`);
  const citizens: Citizens | null = config.site.example ? startCitizens(url, config.site) : null;
  return {
    async stop() {
      citizens?.stop();
      await site.stop();
    },
  };
}
