// Caches what was read until any row changes, because after one press a dozen screens ask the same questions. It must never be
// cached by time, since decisions depend on it. Callers share the values and must not change them.
import type { Connection } from './open.ts';

export interface Remember {
  /** The value that `read` gave under this name since the last change of any row, or gives now. */
  <T>(name: string, read: () => T): T;
  /** To be called when a transaction was rolled back, which SQLite does not count as a change. */
  invalidate(): void;
}

export function createRemember(db: Connection): Remember {
  const countChanges = db.prepare<[], number>('SELECT total_changes()').pluck();
  const cache = new Map<string, unknown>();
  let changes = -1;

  function remember<T>(name: string, read: () => T): T {
    const now = countChanges.get() ?? -1;
    if (now !== changes) {
      cache.clear();
      changes = now;
    }
    if (cache.has(name)) return cache.get(name) as T;
    const value = read();
    cache.set(name, value);
    return value;
  }

  return Object.assign(remember, { invalidate: () => cache.clear() });
}
