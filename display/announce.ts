// How a call is heard: what the server says with it, or the chime of this screen alone. The one place where sound is put in
// order: whatever comes, one sounds after the other and none is cut.
import type { Announcement } from '../common/contract/live.ts';
import { makeChime } from './chime.ts';
import type { Sound } from './sound.ts';

let before: Promise<unknown> = Promise.resolve();

function takeTurn<T>(play: () => Promise<T>): Promise<T> {
  const turn = before.then(play, play);
  before = turn;
  return turn;
}

/**
 * Resolves when it has been heard to its end, with `false` when it was not heard. `announcement` is null for a call that
 * this screen presents by itself; `sound` is null on a screen without a loudspeaker.
 */
export async function announce(announcement: Announcement | null, sound: Sound | null): Promise<boolean> {
  if (sound === null) return false;
  return takeTurn(async () => {
    if (announcement === null) {
      await sound.play(makeChime);
      return true;
    }
    if (announcement.url === null) return false;
    if (await sound.playFile(announcement.url)) return true;
    // The voice is lost, but people still look up.
    await sound.play(makeChime);
    return false;
  });
}
