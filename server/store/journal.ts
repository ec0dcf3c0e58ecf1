// The journal: what happened, in order, told once. Written in the same transaction as the rows it explains.
import { v7 as uuidv7 } from 'uuid';
import type { EventType, JournalEntry, SiteEvent } from '../core/events.ts';
import { prepareFirstFew } from './first-few.ts';
import type { Connection } from './open.ts';
import type { Remember } from './remember.ts';

interface Row {
  seq: number;
  eventId: string;
  at: number;
  actor: string | null;
  data: string;
}

const toEntry = (row: Row): JournalEntry => ({ ...row, event: JSON.parse(row.data) as SiteEvent });
const lookBack = 500;
const columns = 'seq, event_id AS eventId, at, actor, data';

export function journalQueries(db: Connection, siteId: string, remember: Remember) {
  const append = db.prepare('INSERT INTO journal (event_id, site_id, at, type, actor, data) VALUES (?, ?, ?, ?, ?, ?)');
  const seqOf = db.prepare<[string], number>('SELECT seq FROM journal WHERE event_id = ?').pluck();
  // A type each, so that each goes by its own index.
  const after = (type: EventType) =>
    db.prepare<[number, number], Row>(
      `SELECT ${columns} FROM journal WHERE type = '${type}' AND seq > ? ORDER BY seq DESC LIMIT ?`,
    );
  const momentsAfter = [after('ticket.called'), after('dossier.ready')];
  const lastCalls = prepareFirstFew<[], Row>(
    db,
    `SELECT ${columns} FROM journal WHERE type = 'ticket.called' ORDER BY seq DESC`,
  );
  const lately = db.prepare<[number, EventType, string, number], Row>(
    `SELECT ${columns} FROM journal WHERE seq > (SELECT coalesce(max(seq), 0) FROM journal) - ? AND type = ? AND actor = ? AND at > ?
     ORDER BY seq DESC`,
  );
  const lastSeq = db.prepare<[], number | null>('SELECT max(seq) FROM journal').pluck();
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM journal ORDER BY seq`);

  return {
    append(event: SiteEvent, at: number, actor: string | null): JournalEntry {
      const eventId = uuidv7();
      const type: EventType = event.type;
      const { lastInsertRowid } = append.run(eventId, siteId, at, type, actor, JSON.stringify(event));
      return { seq: Number(lastInsertRowid), eventId, at, actor, event };
    },
    lastSeq: () => lastSeq.get() ?? 0,
    /** What became a moment after the given one, the newest `most` of each type, oldest first; none when the moment is unknown. */
    momentsSince(eventId: string, most: number): JournalEntry[] {
      const seq = seqOf.get(eventId);
      if (seq === undefined) return [];
      const rows = momentsAfter.flatMap(statement => statement.all(seq, most));
      return rows.sort((a, b) => a.seq - b.seq).map(toEntry);
    },
    /** The latest calls, newest first. */
    lastCalls: (count: number): readonly JournalEntry[] =>
      remember(`last calls ${count}`, () => lastCalls(count).all().map(toEntry)),
    /** What somebody did of one type since then, newest first; looks through the last five hundred entries only. */
    lately: (type: EventType, actor: string, since: number): JournalEntry[] =>
      lately.all(lookBack, type, actor, since).map(toEntry),
    *entries(): Generator<JournalEntry> {
      for (const row of all.iterate()) yield toEntry(row);
    },
  };
}
