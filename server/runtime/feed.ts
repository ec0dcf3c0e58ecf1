// The feed: after a commit it hands the new journal entries to all subscribers. Subscribers must not change the queue.

import type { JournalEntry } from '../core/events.ts';
import type { Log } from './log.ts';

type Listener = (entry: JournalEntry) => void;

export interface Feed {
  /** `owner` names the listener in the log when it fails. Returns the function that unsubscribes. */
  listen(owner: string, listener: Listener): () => void;
  publish(entries: readonly JournalEntry[]): void;
}

export function createFeed(log: Log): Feed {
  const listeners = new Set<{ owner: string; listener: Listener }>();
  return {
    listen(owner, listener) {
      const member = { owner, listener };
      listeners.add(member);
      return () => listeners.delete(member);
    },
    publish(entries) {
      for (const entry of entries)
        for (const { owner, listener } of listeners) {
          // A failing listener must not keep the others from the event: a broken printer must not silence the announcements.
          try {
            listener(entry);
          } catch (error) {
            log.error(
              {
                code: 'feed.listener-failed',
                part: 'feed',
                id: owner,
                kind: entry.event.type,
                seq: entry.seq,
                err: error,
              },
              'feed listener failed',
            );
          }
        }
    },
  };
}
