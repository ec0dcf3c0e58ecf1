// Where the project's own files are, seen from the sources and from the build alike.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('package.json of the project was not found');
  return findRoot(above);
}

/** The folder that holds package.json. */
export const projectRoot = findRoot(import.meta.dirname);
/** The pages as built by Vite. */
export const screensDir = join(projectRoot, 'build/screens');
/** The installed languages, one folder each. */
export const textDir = join(projectRoot, 'common/text');
/** Models of devices, a folder for each kind. */
export const devicesDir = join(projectRoot, 'firmware-config');
/** Days off of a country. */
export const calendarsDir = join(devicesDir, 'calendars');
/** Dissolved agencies and their successors. */
export const agenciesDir = join(devicesDir, 'agencies');
/** The catalogue of the example office. */
export const exampleCatalogueDir = join(devicesDir, 'catalogue');
/** Clip packs, speech programs and the chime. */
export const speakersDir = join(devicesDir, 'speakers');
/** SQL migrations stand beside their reader in the sources; the build leaves them there. */
export const migrationsDir = join(projectRoot, 'server/store/migrations');
/** The contract's sources, whose docstrings go out in OpenAPI. A built server does not read them. */
export const contractDir = join(projectRoot, 'common/contract');
/** The docstrings of the contract as the build wrote them. */
export const contractDocsFile = join(projectRoot, 'build/contract-docs.json');
/** True in the built server; false while the sources run, as in development and in tests. */
export const isBuilt = import.meta.filename.endsWith('.js');
