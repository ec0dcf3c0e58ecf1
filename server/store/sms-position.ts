// Defines the events about which citizens get messages, and stores up to which entry the journal has been read for them.
import type { JournalEntry, SiteEvent } from '../core/events.ts';
import type { Connection } from './open.ts';

/** The events about which a citizen may get a message. */
const notifyingTypes = [
  'dossier.received',
  'dossier.accepted',
  'dossier.supplement-asked',
  'dossier.supplement-received',
  'dossier.ready',
  'dossier.late',
] as const;
export type NotifyingEvent = Extract<SiteEvent, { type: (typeof notifyingTypes)[number] }>;

export function isNotifying(event: SiteEvent): event is NotifyingEvent {
  // Papers that came only continue the clock; it is news when a dossier that was only registered has a date now.
  if (event.type === 'dossier.supplement-received') return event.accepted !== null;
  return (notifyingTypes as readonly string[]).includes(event.type);
}

/** How many journal entries back a start looks at most. */
const maxEntriesBack = 5_000;

export function smsPositionQueries(db: Connection) {
  const position = db.prepare<[], number>('SELECT seq FROM sms_place').pluck();
  const setPosition = db.prepare(
    'INSERT INTO sms_place (one, seq) VALUES (1, ?) ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)',
  );
  const resetPosition = db.prepare('DELETE FROM sms_place');
  const lastSeq = db.prepare<[], number | null>('SELECT max(seq) FROM journal').pluck();
  const missed = db.prepare<
    [number, number],
    { seq: number; eventId: string; at: number; actor: string | null; data: string }
  >(
    `SELECT seq, event_id AS eventId, at, actor, data FROM journal
     WHERE seq > ? AND at >= ? AND type IN (${notifyingTypes.map(type => `'${type}'`).join(', ')}) ORDER BY seq`,
  );

  return {
    /** Stores up to which entry the journal has been read. */
    setPosition: (seq: number) => void setPosition.run(seq),
    /** Clears the position, so that no messages are sent later about events that happen from now on. */
    resetPosition: () => void resetPosition.run(),
    /** Events for which no message was queued because the server stopped in between; none before the first position. */
    missed(sinceAt: number): JournalEntry[] {
      const last = lastSeq.get() ?? 0;
      const from = position.get();
      if (from === undefined) setPosition.run(last);
      if (from === undefined) return [];
      return missed
        .all(Math.max(from, last - maxEntriesBack), sinceAt)
        .map(({ data, ...entry }) => ({ ...entry, event: JSON.parse(data) as SiteEvent }));
    },
  };
}
