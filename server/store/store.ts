// The store: all other code reads and changes the data of the office only through it.
import type { JournalEntry, SiteEvent } from '../core/events.ts';
import { accessQueries } from './access-queries.ts';
import { createApply } from './apply.ts';
import { catalogueQueries } from './catalogue-queries.ts';
import { counterQueries } from './counter-queries.ts';
import { createDossierCounts } from './dossier-counts.ts';
import { dossierPeopleQueries } from './dossier-people.ts';
import { dossierQueries } from './dossier-queries.ts';
import { journalQueries } from './journal.ts';
import type { Connection } from './open.ts';
import { createRemember } from './remember.ts';
import { slipQueries } from './slip-queries.ts';
import { smsQueries } from './sms-queries.ts';
import { ticketQueries } from './ticket-queries.ts';

export function createStore(db: Connection, siteId: string) {
  const apply = createApply(db, siteId);
  const remember = createRemember(db);
  const journal = journalQueries(db, siteId, remember);
  const dossierCounts = createDossierCounts(db);
  const transaction = db.transaction((work: () => unknown) => work());
  const invalidateCaches = () => {
    remember.invalidate();
    dossierCounts.invalidate();
  };
  return {
    tickets: ticketQueries(db, remember),
    ...counterQueries(db),
    access: accessQueries(db),
    slips: slipQueries(db),
    catalogue: catalogueQueries(db),
    dossiers: { ...dossierQueries(db), ...dossierCounts.queries },
    people: dossierPeopleQueries(db),
    sms: smsQueries(db),
    journal,
    /** Applies an event to the rows and appends it to the journal. It may be called only inside `transact`. */
    record(event: SiteEvent, at: number, actor: string | null): JournalEntry {
      apply(event, at);
      dossierCounts.note(event, at);
      return journal.append(event, at, actor);
    },
    /** Runs `work` in one synchronous, immediate transaction. An error that it throws rolls everything back. */
    transact<T>(work: () => T): T {
      try {
        return transaction.immediate(work) as T;
      } catch (error) {
        invalidateCaches();
        throw error;
      }
    },
    /**
     * Runs several works in one transaction with one write to the disk. Each has a savepoint, so an error rolls back only the work
     * that threw it.
     * @throws when the transaction itself fails (for example on a full disk); then everything is rolled back
     */
    transactEach<T>(works: readonly (() => T)[]): ({ ok: true; value: T } | { ok: false; error: unknown })[] {
      return this.transact(() =>
        works.map(work => {
          try {
            return { ok: true as const, value: transaction(work) as T };
          } catch (error) {
            if (!db.inTransaction) throw error;
            invalidateCaches();
            return { ok: false as const, error };
          }
        }),
      );
    },
    /** Empties the write-ahead log after personal data were erased, since it may still contain them. Not inside a transaction. */
    truncateLog: () => void db.pragma('wal_checkpoint(TRUNCATE)'),
    /** Checks cheaply that the database answers. @throws when it does not */
    ping: () => void db.prepare('SELECT 1').get(),
    close: () => void db.close(),
  };
}

export type Store = ReturnType<typeof createStore>;
