// Gathers what the voice speaks from: the speech of each language, its clip pack, the speech program and the chime. What is
// missing or broken is said once in the log; the office opens all the same.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Speech } from '../../../common/text/speech.ts';
import type { Log } from '../../runtime/log.ts';
import { type ClipPack, loadPack } from './clips.ts';
import { resample } from './samples.ts';
import { soundRate } from './speaker.ts';
import { createSpeechSynthesizer, SpeechProgram } from './speech-program.ts';
import type { Sources } from './voice.ts';
import { readWav, type Sound } from './wav.ts';

export interface SourceOptions {
  languages: readonly string[];
  /** Language → folder of its clip pack. */
  packDirs: Readonly<Record<string, string>>;
  chimeFile: string;
  /** The file of a speech program, or null for none. */
  programFile: string | null;
  cacheDir: string;
  log: Log;
}

export async function loadSources(options: SourceOptions): Promise<Sources> {
  const { languages, packDirs, chimeFile, programFile, cacheDir, log } = options;
  const speech = new Map<string, Speech>();
  const packs = new Map<string, ClipPack>();
  /** Null when it failed, which the log has then heard. */
  async function attempt<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      log.warn({ code: 'speaker.source-missing', part: 'speaker', id: what, err: error }, 'source of speech missing');
      return null;
    }
  }

  for (const language of languages) {
    // The folder of a language is its place in the list: nobody keeps another.
    const words = await attempt(`speech of ${language}`, async () => {
      const file: { speech: Speech } = await import(`../../../common/text/${language}/speech.ts`);
      return file.speech;
    });
    if (words !== null) speech.set(language, words);
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
  const nothing: Sound = { rate: soundRate, samples: new Float32Array(soundRate / 10) };
  return { rate: soundRate, chime: chime ?? nothing, speech, packs, program };
}
