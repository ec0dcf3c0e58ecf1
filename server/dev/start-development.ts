// The office as `npm run dev` runs it: pages straight from the sources, and a hall that is never empty.
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
