// Starts the server and stops it on SIGTERM or SIGINT. A mistake in the setup is reported in one sentence, with exit code 1.

import { readConfig } from './config/environment.ts';
import { SetupError } from './config/setup-error.ts';
import { systemClock } from './runtime/clock.ts';
import { createLog } from './runtime/log.ts';
import { createSite, type Site } from './site/site.ts';

const stopWithinMs = 4_500;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const site = await createSite({ config, clock: systemClock, log, development: null });
  const url = await site.start();
  printAddresses(site, url, config.site.name.vi);

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ code: 'server.stopping', part: 'server', reason: signal }, 'server stopping');
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    site.stop().then(
      () => process.exit(0),
      error => {
        log.error({ code: 'server.stop-failed', part: 'server', err: error }, 'server did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  // After an uncaught error the memory can no longer be trusted, so the process ends and the service manager starts it again.
  // The database is consistent at any moment, because every change is one transaction.
  process.on('uncaughtException', error => {
    log.error({ code: 'server.crashed', part: 'server', err: error }, 'uncaught error');
    process.exit(1);
  });
}

function printAddresses(site: Site, url: string, name: string): void {
  const width = Math.max(...site.addresses.map(address => address.path.length)) + url.length + 2;
  const lines = site.addresses.map(({ path, title }) => `  ${`${url}${path}`.padEnd(width)}${title}`);
  process.stdout.write(`\n${name}\n\n${lines.join('\n')}\n\n`);
}

main().catch(error => {
  process.stderr.write(error instanceof SetupError ? `${error.message}\n` : `${error?.stack ?? error}\n`);
  process.exit(1);
});
