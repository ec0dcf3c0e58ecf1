// The sources of a fresh machine, as the repository brings them.
import { join } from 'node:path';
import { projectRoot } from '../../../server/config/paths.ts';
import { loadSources } from '../../../server/devices/speaker/load-sources.ts';
import type { Sources } from '../../../server/devices/speaker/voice.ts';
import { createLog } from '../../../server/runtime/log.ts';

export const speakersDir = join(projectRoot, 'firmware-config/speakers');

/** `packDirs` and `programFile` as an office would set them; without them what is in the repository. */
export function gatherRobot(
  options: {
    packDirs?: Record<string, string>;
    programFile?: string | null;
    cacheDir?: string;
    chimeFile?: string;
  } = {},
): Promise<Sources> {
  return loadSources({
    languages: ['vi', 'en'],
    packDirs: options.packDirs ?? {
      vi: join(speakersDir, 'packs/vi-robot'),
      en: join(speakersDir, 'packs/en-robot'),
    },
    chimeFile: options.chimeFile ?? join(speakersDir, 'chime.wav'),
    programFile: options.programFile ?? null,
    cacheDir: options.cacheDir ?? '/nowhere',
    log: createLog('silent'),
  });
}
