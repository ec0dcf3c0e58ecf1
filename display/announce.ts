// How a call is heard: chime first, then (later) speech in the languages of the screen. The one place where sound is put in order.
import type { Moment } from '../common/contract/moments.ts';
import { makeChime } from './chime.ts';
import type { Sound } from './sound.ts';

/**
 * Resolves when the call has been heard to its end; the queue lets the next one on only then, so one sounds at a time.
 * Speech joins here: after the chime, `await` the voice of `moment` in each language.
 */
export async function announce(_moment: Moment, sound: Sound | null): Promise<void> {
  if (sound === null) return;
  await sound.play(makeChime);
}
