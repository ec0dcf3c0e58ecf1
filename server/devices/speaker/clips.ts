// A clip pack: a folder with a manifest and WAV files of spoken texts, recorded by a person or made by a program. A clip that cannot
// be read counts as missing and is never an error: another source or the chime takes its place.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { languagePattern } from '../../../common/contract/rules.ts';
import type { Log } from '../../runtime/log.ts';
import { prepare } from './samples.ts';
import { readWav, type Sound } from './wav.ts';

/** manifest.json of a pack. */
export const PackManifest = z.strictObject({
  $schema: z.string().optional(),
  language: z.string().regex(languagePattern),
  /** Whose voice it is, and how the clips were made. */
  voice: z.string().min(1),
  why: z.string().min(1),
  /** From the spoken text to the WAV file beside the manifest. */
  clips: z.record(
    z.string().min(1),
    z.string().regex(/^[a-z0-9][a-z0-9-]*\.wav$/, 'a file name of lower-case letters, digits and hyphens, ".wav"'),
  ),
});
export type PackManifest = z.infer<typeof PackManifest>;

export interface ClipPack {
  language: string;
  /** The clips that speak a text: one for the whole, or several for its words. Null when a word is missing. */
  find(text: string): Sound[] | null;
  /** The files of the manifest that could not be used. */
  broken: readonly string[];
}

/** The name under which a text is looked up. */
export const clipKey = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Takes the clip with the most words first, then goes on behind it. */
function findByWords(clips: ReadonlyMap<string, Sound>, text: string): Sound[] | null {
  const words = text.split(' ');
  const found: Sound[] = [];
  for (let from = 0; from < words.length; ) {
    let to = words.length;
    while (to > from && !clips.has(words.slice(from, to).join(' '))) to--;
    const clip = clips.get(words.slice(from, to).join(' '));
    if (clip === undefined) return null;
    found.push(clip);
    from = to;
  }
  return found;
}

/**
 * Reads a pack and prepares its clips for samples of this rate.
 * @throws when there is no manifest, or when it does not fit the schema
 */
export async function loadPack(dir: string, rate: number, log: Log): Promise<ClipPack> {
  const { language, clips: files } = PackManifest.parse(JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8')));
  const clips = new Map<string, Sound>();
  const broken: string[] = [];
  for (const [text, file] of Object.entries(files)) {
    try {
      const clip = prepare(readWav(await readFile(join(dir, file))), rate);
      if (clip.samples.length === 0) throw new Error('it holds only silence');
      clips.set(clipKey(text), clip);
    } catch (error) {
      broken.push(file);
      log.warn(
        { code: 'speaker.clip-unusable', part: 'speaker', id: join(dir, file), reason: (error as Error).message },
        'clip cannot be used',
      );
    }
    // A pack has some hundred clips; the server goes on answering calls between them.
    await nextTurn();
  }
  return { language, broken, find: text => findByWords(clips, clipKey(text)) };
}
