// Plays the sound of a call: the server's announcement, or only the chime of this screen. All sounds of the page go through
// here, so that they are played one after the other and none is cut.
import type { Announcement } from '../common/contract/live-protocol.ts';
import { makeChime } from './chime.ts';
import type { Sound } from './sound.ts';

let previous: Promise<unknown> = Promise.resolve();

/** Plays after everything that was requested before, whether that succeeded or not. */
function playInTurn<T>(play: () => Promise<T>): Promise<T> {
  const turn = previous.then(play, play);
  previous = turn;
  return turn;
}

/**
 * Resolves when the sound has ended: true if it was heard, else false. `announcement` is null for a call that this screen
 * presents by itself; `sound` is null on a screen without a loudspeaker.
 */
export async function announce(announcement: Announcement | null, sound: Sound | null): Promise<boolean> {
  if (sound === null) return false;
  return playInTurn(async () => {
    if (announcement === null) {
      await sound.play(makeChime);
      return true;
    }
    if (announcement.url === null) return false;
    if (await sound.playFile(announcement.url)) return true;
    // Without the voice, the chime still makes people look up.
    await sound.play(makeChime);
    return false;
  });
}
