// A speech program that the office has installed (espeak-ng, piper, …): text in, WAV out, each sentence made once and kept in a
// folder. It runs beside the server, never in a shell, and never for longer than its deadline.

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
  /** Each a word of the command line. {voice} and {text} are filled in; without {text} the sentence goes to its input. */
  args: z.array(z.string()),
  /** Language → voice, as the program names it. */
  voices: z.record(z.string().regex(languagePattern), z.string().min(1)),
  deadlineMs: z.int().min(100).max(20_000).default(4_000),
});
export type SpeechProgram = z.output<typeof SpeechProgram>;

export interface SpeechSynthesizer {
  /** The sentence as sound; null when the program has no voice for the language or failed. Never throws. */
  speak(language: string, sentence: string): Promise<Sound | null>;
  stop(): void;
}

const mostBytes = 16 * 1024 * 1024;
/** About 100 MB; the longest unused go first. */
const keptFiles = 600;

interface Options {
  program: SpeechProgram;
  /** Where sentences are kept; made when it is not there. */
  cacheDir: string;
  rate: number;
  log: Log;
}

export function createSpeechSynthesizer({ program, cacheDir, rate, log }: Options): SpeechSynthesizer {
  const running = new Map<string, Promise<Sound | null>>();
  const over = new AbortController();
  let made = 0;

  function run(voice: string, sentence: string): Promise<Buffer> {
    const fill = (word: string) => word.replaceAll('{voice}', voice).replaceAll('{text}', sentence);
    return new Promise((resolve, reject) => {
      const child = execFile(
        program.command,
        program.args.map(fill),
        {
          encoding: 'buffer',
          maxBuffer: mostBytes,
          timeout: program.deadlineMs,
          killSignal: 'SIGKILL',
          signal: over.signal,
        },
        (error, output) => (error === null ? resolve(output) : reject(error)),
      );
      // A program that has ended does not read; its end says what is wrong.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(program.args.some(word => word.includes('{text}')) ? '' : `${sentence}\n`);
    });
  }

  async function dropOldest(): Promise<void> {
    const files = (await readdir(cacheDir)).filter(file => file.endsWith('.wav'));
    if (files.length <= keptFiles) return;
    const dated = await Promise.all(
      files.map(async file => ({ file, at: (await stat(join(cacheDir, file))).mtimeMs })),
    );
    dated.sort((a, b) => a.at - b.at);
    for (const { file } of dated.slice(0, files.length - keptFiles)) await rm(join(cacheDir, file), { force: true });
  }

  async function keep(file: string, wav: Buffer): Promise<void> {
    await mkdir(cacheDir, { recursive: true });
    // Under another name first: a file that is there is whole.
    const half = `${file}.${process.pid}.half`;
    await writeFile(half, wav);
    await rename(half, file);
    if (made++ % 50 === 0) await dropOldest();
  }

  async function make(voice: string, sentence: string): Promise<Sound | null> {
    const name = createHash('sha1').update(`${JSON.stringify([program.command, program.args, voice, sentence])}`);
    const file = join(cacheDir, `${name.digest('hex')}.wav`);
    const kept = await readFile(file)
      .then(wav => prepare(readWav(wav), rate))
      // Not there yet, or damaged: it is made anew.
      .catch(() => null);
    if (kept !== null && kept.samples.length > 0) return kept;
    try {
      const wav = await run(voice, sentence);
      const sound = prepare(readWav(wav), rate);
      if (sound.samples.length === 0) throw new Error('it gave only silence');
      // A full disk must not silence anybody.
      await keep(file, wav).catch(error =>
        log.warn({ code: 'speaker.cache-failed', part: 'speaker', err: error }, 'spoken sentence could not be cached'),
      );
      return sound;
    } catch (error) {
      if (!over.signal.aborted)
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
      if (voice === undefined || over.signal.aborted) return Promise.resolve(null);
      const key = `${voice} ${sentence}`;
      const begun = running.get(key) ?? make(voice, sentence).finally(() => running.delete(key));
      running.set(key, begun);
      return begun;
    },
    stop: () => over.abort(),
  };
}
