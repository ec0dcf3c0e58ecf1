// A speech program that the office has installed (espeak-ng, piper, …), which turns text into WAV. Each sentence is made once and
// cached in a folder. The program runs as a process of its own, never in a shell, and never longer than its deadline.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { languagePattern } from '../../../common/contract/rules.ts';
import type { Log } from '../../runtime/log.ts';
import { prepare } from './samples.ts';
import { readWav, type Sound } from './wav.ts';

/** A file of firmware-config/speakers/programs. */
export const SpeechProgram = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1),
  why: z.string().min(1),
  command: z.string().min(1),
  /** The arguments. {voice} and {text} are filled in; without {text} the program gets the sentence on its input. */
  args: z.array(z.string()),
  /** From the language to the program's name of a voice. */
  voices: z.record(z.string().regex(languagePattern), z.string().min(1)),
  deadlineMs: z.int().min(100).max(20_000).default(4_000),
});
export type SpeechProgram = z.output<typeof SpeechProgram>;

export interface SpeechSynthesizer {
  /** The sentence as sound; null when the program has no voice for the language, or failed. Never rejects. */
  speak(language: string, sentence: string): Promise<Sound | null>;
  /** Ends the running programs. */
  stop(): void;
}

const maxOutputBytes = 16 * 1024 * 1024;
/** About 100 MB. The oldest files are deleted first. */
const maxCachedFiles = 600;

interface Options {
  program: SpeechProgram;
  /** The cache of sentences, created when it is needed. */
  cacheDir: string;
  rate: number;
  log: Log;
}

export function createSpeechSynthesizer({ program, cacheDir, rate, log }: Options): SpeechSynthesizer {
  const running = new Map<string, Promise<Sound | null>>();
  const stopped = new AbortController();
  let cachedCount = 0;

  function run(voice: string, sentence: string): Promise<Buffer> {
    const fill = (word: string) => word.replaceAll('{voice}', voice).replaceAll('{text}', sentence);
    return new Promise((resolve, reject) => {
      const child = execFile(
        program.command,
        program.args.map(fill),
        {
          encoding: 'buffer',
          maxBuffer: maxOutputBytes,
          timeout: program.deadlineMs,
          killSignal: 'SIGKILL',
          signal: stopped.signal,
        },
        (error, output) => (error === null ? resolve(output) : reject(error)),
      );
      // The program may end before it has read its input; its exit code reports that.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(program.args.some(word => word.includes('{text}')) ? '' : `${sentence}\n`);
    });
  }

  async function deleteOldest(): Promise<void> {
    const files = (await readdir(cacheDir)).filter(file => file.endsWith('.wav'));
    if (files.length <= maxCachedFiles) return;
    const dated = await Promise.all(
      files.map(async file => ({ file, at: (await stat(join(cacheDir, file))).mtimeMs })),
    );
    dated.sort((a, b) => a.at - b.at);
    for (const { file } of dated.slice(0, files.length - maxCachedFiles))
      await rm(join(cacheDir, file), { force: true });
  }

  async function cache(file: string, wav: Buffer): Promise<void> {
    await mkdir(cacheDir, { recursive: true });
    // Written under another name first, so that a cached file is always complete.
    const partial = `${file}.${process.pid}.half`;
    await writeFile(partial, wav);
    await rename(partial, file);
    if (cachedCount++ % 50 === 0) await deleteOldest();
  }

  async function synthesize(voice: string, sentence: string): Promise<Sound | null> {
    const name = createHash('sha1').update(`${JSON.stringify([program.command, program.args, voice, sentence])}`);
    const file = join(cacheDir, `${name.digest('hex')}.wav`);
    const cached = await readFile(file)
      .then(wav => prepare(readWav(wav), rate))
      // A file that is missing or damaged is made anew.
      .catch(() => null);
    if (cached !== null && cached.samples.length > 0) return cached;
    try {
      const wav = await run(voice, sentence);
      const sound = prepare(readWav(wav), rate);
      if (sound.samples.length === 0) throw new Error('it gave only silence');
      // A full disk must not silence the sentence.
      await cache(file, wav).catch(error =>
        log.warn({ code: 'speaker.cache-failed', part: 'speaker', err: error }, 'spoken sentence could not be cached'),
      );
      return sound;
    } catch (error) {
      if (!stopped.signal.aborted)
        log.warn(
          { code: 'speaker.program-failed', part: 'speaker', id: program.name, reason: (error as Error).message },
          'speech program failed',
        );
      return null;
    }
  }

  return {
    speak(language, sentence) {
      const voice = program.voices[language];
      if (voice === undefined || stopped.signal.aborted) return Promise.resolve(null);
      const key = `${voice} ${sentence}`;
      const speaking = running.get(key) ?? synthesize(voice, sentence).finally(() => running.delete(key));
      running.set(key, speaking);
      return speaking;
    },
    stop: () => stopped.abort(),
  };
}
