// The journal: every event of the office, in order. An entry is written in the same transaction as the rows that it changes, so that
// the two never disagree.
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
/** How many of the newest entries are searched for what one caller did. */
const maxEntriesBack = 500;
const columns = 'seq, event_id AS eventId, at, actor, data';

export function journalQueries(db: Connection, siteId: string, remember: Remember) {
  const append = db.prepare('INSERT INTO journal (event_id, site_id, at, type, actor, data) VALUES (?, ?, ?, ?, ?, ?)');
  const seqOf = db.prepare<[string], number>('SELECT seq FROM journal WHERE event_id = ?').pluck();
  // One statement per type, so that each uses the index of its type.
  const after = (type: EventType) =>
    db.prepare<[number, number], Row>(
      `SELECT ${columns} FROM journal WHERE type = '${type}' AND seq > ? ORDER BY seq DESC LIMIT ?`,
    );
  const liveEventsAfter = [after('ticket.called'), after('dossier.ready')];
  const lastCalls = prepareFirstFew<[], Row>(
    db,
    `SELECT ${columns} FROM journal WHERE type = 'ticket.called' ORDER BY seq DESC`,
  );
  const recentOfActor = db.prepare<[number, EventType, string, number], Row>(
    `SELECT ${columns} FROM journal WHERE seq > (SELECT coalesce(max(seq), 0) FROM journal) - ? AND type = ? AND actor = ? AND at > ?
     ORDER BY seq DESC`,
  );
  const lastSeq = db.prepare<[], number | null>('SELECT max(seq) FROM journal').pluck();
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM journal ORDER BY seq`);

  return {
    /** Writes an event. @param actor who caused it, such as "staff:can-bo-1"; null for the server itself */
    append(event: SiteEvent, at: number, actor: string | null): JournalEntry {
      const eventId = uuidv7();
      const type: EventType = event.type;
      const { lastInsertRowid } = append.run(eventId, siteId, at, type, actor, JSON.stringify(event));
      return { seq: Number(lastInsertRowid), eventId, at, actor, event };
    },
    /** The place of the newest entry; 0 when the journal is empty. */
    lastSeq: () => lastSeq.get() ?? 0,
    /**
     * The events that screens announce (calls and finished dossiers) after the given one: the newest `limit` of each type, oldest
     * first. Empty when the given event is unknown.
     */
    liveEventsSince(eventId: string, limit: number): JournalEntry[] {
      const seq = seqOf.get(eventId);
      if (seq === undefined) return [];
      const rows = liveEventsAfter.flatMap(statement => statement.all(seq, limit));
      return rows.sort((a, b) => a.seq - b.seq).map(toEntry);
    },
    /** The latest calls, newest first. */
    lastCalls: (count: number): readonly JournalEntry[] =>
      remember(`last calls ${count}`, () => lastCalls(count).all().map(toEntry)),
    /** The events of one type that a caller caused since then (UTC ms), newest first, among the last five hundred entries. */
    recentOfActor: (type: EventType, actor: string, since: number): JournalEntry[] =>
      recentOfActor.all(maxEntriesBack, type, actor, since).map(toEntry),
    /** All entries, oldest first. */
    *entries(): Generator<JournalEntry> {
      for (const row of all.iterate()) yield toEntry(row);
    },
  };
}
