// Keeps what was read until anything is written: after one press a dozen screens ask the same questions. Must never be kept
// by time, since a decision stands on it; and what it gives is shared, so nobody may change it.
import type { Connection } from './open.ts';

export interface Remember {
  /** What `read` gave under this name since the last change of any row, or gives now. */
  <T>(name: string, read: () => T): T;
  /** To be called when a transaction is undone: SQLite does not count that as a change. */
  forget(): void;
}

export function createRemember(db: Connection): Remember {
  const countChanges = db.prepare<[], number>('SELECT total_changes()').pluck();
  const kept = new Map<string, unknown>();
  let changes = -1;

  function remember<T>(name: string, read: () => T): T {
    const now = countChanges.get() ?? -1;
    if (now !== changes) {
      kept.clear();
      changes = now;
    }
    if (kept.has(name)) return kept.get(name) as T;
    const value = read();
    kept.set(name, value);
    return value;
  }

  return Object.assign(remember, { forget: () => kept.clear() });
}
