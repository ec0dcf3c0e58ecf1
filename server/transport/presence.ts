// Notices that a device's name in /dev is gone or means another device now: some drivers do not say that the plug was pulled.
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';

const lookMs = 2_000;

/** Returns the way out. `onGone` comes at most once. */
export function watchPresence(path: string, found: Stats, onGone: (why: string) => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  let over = false;
  async function look(): Promise<void> {
    const now = await stat(path).catch(() => null);
    if (over) return;
    if (now === null || now.rdev !== found.rdev || now.ino !== found.ino) {
      over = true;
      onGone('unplugged');
    } else lookLater();
  }
  function lookLater(): void {
    timer = setTimeout(() => void look(), lookMs);
    timer.unref();
  }
  lookLater();
  return () => {
    over = true;
    if (timer !== null) clearTimeout(timer);
  };
}
