// Keeps the message queue free of old entries, and the database files free of erased numbers and texts.
import type { Moment } from '../../store/sms-queries.ts';
import type { Store } from '../../store/store.ts';

/** A message that could not be sent for two days is not news any more. */
const maxQueuedMs = 2 * 24 * 3_600_000;
/** Erased text also remains in the write-ahead log until that is truncated. Truncating after every message would be too slow. */
const truncateEveryMs = 600_000;
const deleteEveryMs = 6 * 3_600_000;

export interface QueueCleanup {
  /** Number and text of a message were erased from the queue. */
  markErased(): void;
  /** Does what is due; called often. */
  run(moment: Moment): void;
  /** Truncates the write-ahead log at once when something was erased since the last time. */
  finish(): void;
}

export function createQueueCleanup(store: Pick<Store, 'sms' | 'truncateLog'>): QueueCleanup {
  let hasErased = false;
  let truncatedAt = 0;
  let deletedAt = 0;
  return {
    markErased() {
      hasErased = true;
    },
    run({ at, day }) {
      if (store.sms.expire(at - maxQueuedMs, { at, day }) > 0) hasErased = true;
      // The absolute difference is used so that a clock that was set back does not postpone the deletion.
      if (Math.abs(at - deletedAt) > deleteEveryMs) {
        deletedAt = at;
        store.sms.clean(at);
      }
      if (!hasErased || Math.abs(at - truncatedAt) < truncateEveryMs) return;
      truncatedAt = at;
      hasErased = false;
      store.truncateLog();
    },
    finish() {
      if (hasErased) store.truncateLog();
    },
  };
}
