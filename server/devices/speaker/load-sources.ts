// Loads what the voice speaks from: the sentences of each language, the clip packs, the speech program and the chime. What is missing
// or broken is logged once, and the office opens all the same.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Speech } from '../../../common/text/announcement.ts';
import type { Log } from '../../runtime/log.ts';
import { type ClipPack, loadPack } from './clips.ts';
import { resample } from './samples.ts';
import { soundRate } from './speaker.ts';
import { createSpeechSynthesizer, SpeechProgram } from './speech-program.ts';
import type { Sources } from './voice.ts';
import { readWav, type Sound } from './wav.ts';

export interface SourceOptions {
  languages: readonly string[];
  /** From the language to the folder of its clip pack. */
  packDirs: Readonly<Record<string, string>>;
  chimeFile: string;
  /** The file that describes a speech program; null when the office has none. */
  programFile: string | null;
  cacheDir: string;
  log: Log;
}

/** Never rejects; a chime that cannot be read is replaced by a short silence. */
export async function loadSources(options: SourceOptions): Promise<Sources> {
  const { languages, packDirs, chimeFile, programFile, cacheDir, log } = options;
  const speech = new Map<string, Speech>();
  const packs = new Map<string, ClipPack>();
  /** Null when it failed, which is logged. */
  async function attempt<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      log.warn({ code: 'speaker.source-missing', part: 'speaker', id: what, err: error }, 'source of speech missing');
      return null;
    }
  }

  for (const language of languages) {
    // The folders of common/text are the only list of languages.
    const sentences = await attempt(`speech of ${language}`, async () => {
      const file: { speech: Speech } = await import(`../../../common/text/${language}/speech.ts`);
      return file.speech;
    });
    if (sentences !== null) speech.set(language, sentences);
    const dir = packDirs[language];
    const pack = dir === undefined ? null : await attempt(dir, () => loadPack(dir, soundRate, log));
    if (pack !== null) packs.set(language, pack);
  }

  const program =
    programFile === null
      ? null
      : await attempt(programFile, async () =>
          createSpeechSynthesizer({
            program: SpeechProgram.parse(JSON.parse(await readFile(programFile, 'utf8'))),
            cacheDir: join(cacheDir, 'speech'),
            rate: soundRate,
            log,
          }),
        );
  const chime = await attempt(chimeFile, async () => resample(readWav(await readFile(chimeFile)), soundRate));
  const silence: Sound = { rate: soundRate, samples: new Float32Array(soundRate / 10) };
  return { rate: soundRate, chime: chime ?? silence, speech, packs, program };
}
