// The handle through which everybody else reads and changes the office's data.
import type { JournalEntry, SiteEvent } from '../core/events.ts';
import { accessQueries } from './access.ts';
import { createApply } from './apply.ts';
import { catalogueQueries } from './catalogue.ts';
import { counterQueries } from './counters.ts';
import { createDossierCounts } from './dossier-counts.ts';
import { dossierPeopleQueries } from './dossier-people.ts';
import { dossierQueries } from './dossiers.ts';
import { journalQueries } from './journal.ts';
import type { Connection } from './open.ts';
import { createRemember } from './remember.ts';
import { slipQueries } from './slips.ts';
import { smsQueries } from './sms.ts';
import { ticketQueries } from './tickets.ts';

export function createStore(db: Connection, siteId: string) {
  const apply = createApply(db, siteId);
  const remember = createRemember(db);
  const journal = journalQueries(db, siteId, remember);
  const dossierCounts = createDossierCounts(db);
  const transaction = db.transaction((work: () => unknown) => work());
  const forget = () => {
    remember.forget();
    dossierCounts.forget();
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
    /** Writes an event and what it does to the rows. Only inside `transact`. */
    record(event: SiteEvent, at: number, actor: string | null): JournalEntry {
      apply(event, at);
      dossierCounts.note(event, at);
      return journal.append(event, at, actor);
    },
    /** One synchronous, immediate transaction; what is thrown inside undoes everything. */
    transact<T>(work: () => T): T {
      try {
        return transaction.immediate(work) as T;
      } catch (error) {
        forget();
        throw error;
      }
    },
    /**
     * Several works in one transaction, with one write to the disk at its end for all. Each stands in a savepoint: what one
     * throws undoes that one alone. When the transaction itself cannot be kept (a full disk), everything is undone and thrown.
     */
    transactEach<T>(works: readonly (() => T)[]): ({ ok: true; value: T } | { ok: false; error: unknown })[] {
      return this.transact(() =>
        works.map(work => {
          try {
            return { ok: true as const, value: transaction(work) as T };
          } catch (error) {
            if (!db.inTransaction) throw error;
            forget();
            return { ok: false as const, error };
          }
        }),
      );
    },
    /** After something personal was erased: nothing of it stays in the log beside the file either. Never inside a transaction. */
    dropTraces: () => void db.pragma('wal_checkpoint(TRUNCATE)'),
    /** Cheap proof that the database answers. @throws when it does not */
    ping: () => void db.prepare('SELECT 1').get(),
    close: () => void db.close(),
  };
}

export type Store = ReturnType<typeof createStore>;
