// Notices that a path in /dev is gone or belongs to another device now, because some drivers do not report an unplugged device.
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';

const checkIntervalMs = 2_000;

/** Calls `onGone` at most once. Returns the function that ends the watch. */
export function watchPresence(path: string, found: Stats, onGone: (reason: string) => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  let ended = false;
  async function check(): Promise<void> {
    const now = await stat(path).catch(() => null);
    if (ended) return;
    if (now === null || now.rdev !== found.rdev || now.ino !== found.ino) {
      ended = true;
      onGone('unplugged');
    } else checkLater();
  }
  function checkLater(): void {
    timer = setTimeout(() => void check(), checkIntervalMs);
    timer.unref();
  }
  checkLater();
  return () => {
    ended = true;
    if (timer !== null) clearTimeout(timer);
  };
}
