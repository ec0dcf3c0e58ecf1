// Reads the environment variables and the site file that they name. Every mistake is reported in one readable sentence.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectRoot } from './paths.ts';
import { SetupError } from './setup-error.ts';
import { parseSite, type SiteSettings } from './site-file.ts';

/** Reads a site file. @throws SetupError */
export function readSite(path: string): SiteSettings {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SetupError(`The site file ${path} cannot be read: ${(error as Error).message}.`);
  }
  return parseSite(content, path);
}

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  /** Folder with the office's own device models and board protocols, which an update does not touch; null when it has none. */
  devicesDir: string | null;
  logLevel: string;
  site: SiteSettings;
}

/** Reads PORT, HOST, DATA_DIR, DEVICES_DIR, SITE and LOG_LEVEL. Without SITE it is the example office. @throws SetupError */
export function readConfig(env: Record<string, string | undefined>): Config {
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SetupError(`PORT must be a number from 0 to 65535, not "${env.PORT}".`);
  const logLevel = env.LOG_LEVEL ?? 'info';
  if (!['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].includes(logLevel))
    throw new SetupError(`LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "${logLevel}".`);
  const exampleFile = resolve(projectRoot, 'firmware-config/sites/example.json');
  const site = readSite(resolve(env.SITE ?? exampleFile));
  const host = env.HOST ?? (site.example ? '127.0.0.1' : '0.0.0.0');
  const beyond = !['127.0.0.1', '::1', 'localhost'].includes(host);
  if (site.example && beyond)
    throw new SetupError(
      `The example office has a known PIN, so it listens on this machine only: leave HOST out or set it to 127.0.0.1, not "${host}".`,
    );
  const known = new Set(beyond ? readSite(exampleFile).staff.map(({ pinHash }) => pinHash) : []);
  const careless = site.staff.find(({ pinHash }) => known.has(pinHash));
  if (careless !== undefined)
    throw new SetupError(
      `The member of staff "${careless.id}" of the site file still has the known PIN of the example office: make one with "npm run pin -- PIN" and put its line there.`,
    );
  const devicesDir = env.DEVICES_DIR === undefined ? null : resolve(env.DEVICES_DIR);
  if (devicesDir !== null && !existsSync(devicesDir))
    throw new SetupError(`DEVICES_DIR must be a folder, and there is no ${devicesDir}.`);
  if (devicesDir !== null && !statSync(devicesDir).isDirectory())
    throw new SetupError(`DEVICES_DIR must be a folder, and ${devicesDir} is none.`);
  return { port, host, dataDir: resolve(env.DATA_DIR ?? './data'), devicesDir, logLevel, site };
}
