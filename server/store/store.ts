// The handle through which everybody else reads and changes the office's data.
import type { SiteEvent } from '../core/events.ts';
import { accessQueries } from './access.ts';
import { createApply } from './apply.ts';
import { counterQueries } from './counters.ts';
import { type JournalEntry, journalQueries } from './journal.ts';
import type { Connection } from './open.ts';
import { slipQueries } from './slips.ts';
import { ticketQueries } from './tickets.ts';

export function createStore(db: Connection, siteId: string) {
  const apply = createApply(db, siteId);
  const journal = journalQueries(db, siteId);
  return {
    tickets: ticketQueries(db),
    ...counterQueries(db),
    access: accessQueries(db),
    slips: slipQueries(db),
    journal,
    /** Writes an event and what it does to the rows. Only inside `transact`. */
    record(event: SiteEvent, at: number, actor: string | null): JournalEntry {
      apply(event, at);
      return journal.append(event, at, actor);
    },
    /** One synchronous, immediate transaction; what is thrown inside undoes everything. */
    transact: <T>(work: () => T): T => db.transaction(work).immediate(),
    /** Cheap proof that the database answers. @throws when it does not */
    ping: () => void db.prepare('SELECT 1').get(),
    close: () => void db.close(),
  };
}

export type Store = ReturnType<typeof createStore>;
