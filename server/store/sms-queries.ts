// Short messages as rows: the queue that a crash neither loses nor sends twice, who wants none, and how many there were. Number
// and text are erased in the same step that ends a message.
import type { Day, DossierId } from '../../common/contract/words.ts';
import type { JournalEntry, SiteEvent } from '../core/events.ts';
import type { Connection } from './open.ts';

export type SmsNotice = 'received' | 'supplement' | 'ready' | 'late';
/** News of a dossier, or an answer to somebody who wrote. */
export type SmsKind = SmsNotice | 'answer' | 'stopped' | 'resumed';
export type SmsEnd = 'sent' | 'failed' | 'unknown';
/** What came in: it was answered, it stopped or resumed the messages, it was too much, or nothing for us. */
export type SmsArrived = 'asked' | 'stopped' | 'resumed' | 'too-many' | 'ignored';

export interface SmsJob {
  id: string;
  dossierId: DossierId | null;
  kind: SmsKind;
  phone: string;
  text: string;
  notBeforeAt: number;
  askedAt: number;
}

export interface QueuedSms extends SmsJob {
  tries: number;
}

/** When something happened, and which day of the office that is. */
export interface Moment {
  at: number;
  day: Day;
}

/** What of the journal may be told to a citizen. */
const told = [
  'dossier.received',
  'dossier.accepted',
  'dossier.supplement-asked',
  'dossier.supplement-received',
  'dossier.ready',
  'dossier.late',
] as const;
export type ToldEvent = Extract<SiteEvent, { type: (typeof told)[number] }>;

export function isTold(event: SiteEvent): event is ToldEvent {
  // Papers that came make the clock go on; news is only that a dossier which had been registered has a date now.
  if (event.type === 'dossier.supplement-received') return event.accepted !== null;
  return (told as readonly string[]).includes(event.type);
}

const answers: readonly string[] = ['answer', 'stopped', 'resumed'] satisfies SmsKind[];

const keepMs = 90 * 24 * 3_600_000;
/** How far back in the journal a start looks. */
const lookBack = 5_000;

export function smsQueries(db: Connection) {
  const add = db.prepare(
    `INSERT INTO sms_queue (id, dossier_id, kind, phone, text, state, not_before_at, asked_at)
     VALUES (@id, @dossierId, @kind, @phone, @text, 'queued', @notBeforeAt, @askedAt) ON CONFLICT DO NOTHING`,
  );
  const addEnded = db.prepare(
    `INSERT INTO sms_queue (id, dossier_id, kind, state, not_before_at, asked_at, ended_at, reason)
     VALUES (@id, @dossierId, @kind, 'failed', @at, @at, @at, @reason) ON CONFLICT DO NOTHING`,
  );
  // Whoever wrote just now waits for the answer with the telephone in the hand.
  const next = db.prepare<[number], QueuedSms>(
    `SELECT id, dossier_id AS dossierId, kind, phone, text, not_before_at AS notBeforeAt, asked_at AS askedAt, tries
     FROM sms_queue WHERE ended_at IS NULL AND state = 'queued' AND not_before_at <= ?
     ORDER BY dossier_id IS NOT NULL, seq LIMIT 1`,
  );
  const begin = db.prepare(
    `UPDATE sms_queue SET state = 'sending', tries = tries + 1 WHERE id = ? AND state = 'queued'`,
  );
  const postpone = db.prepare(
    `UPDATE sms_queue SET state = 'queued', not_before_at = @until, reason = @reason WHERE id = @id AND ended_at IS NULL`,
  );
  const end = db
    .prepare<[object], SmsKind>(
      `UPDATE sms_queue SET state = @state, reason = @reason, ended_at = @at, phone = NULL, text = NULL
     WHERE id = @id AND ended_at IS NULL RETURNING kind`,
    )
    .pluck();
  const openOnes = (condition: string) =>
    db.prepare<[object], string>(`SELECT id FROM sms_queue WHERE ended_at IS NULL AND ${condition}`).pluck();
  const underWay = openOnes(`state = 'sending'`);
  const waitingFor = openOnes(`state = 'queued' AND phone = @phone`);
  const askedBefore = openOnes(`state = 'queued' AND asked_at < @before`);
  const all = openOnes('true');
  const waiting = db.prepare<[], number>('SELECT count(*) FROM sms_queue WHERE ended_at IS NULL').pluck();
  const waitingAnswers = db
    .prepare<[], number>('SELECT count(*) FROM sms_queue WHERE ended_at IS NULL AND dossier_id IS NULL')
    .pluck();
  const clean = db.prepare('DELETE FROM sms_queue WHERE ended_at IS NOT NULL AND ended_at < ?');
  const find = db.prepare<[string], { state: 'queued' | 'sending' | SmsEnd; reason: string | null; tries: number }>(
    'SELECT state, reason, tries FROM sms_queue WHERE id = ?',
  );

  const count = db.prepare(
    `INSERT INTO sms_counts (day, kind, outcome, count) VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1`,
  );
  const counts = db.prepare<[string], { kind: string; outcome: string; count: number }>(
    'SELECT kind, outcome, count FROM sms_counts WHERE day = ?',
  );

  const isRefused = db.prepare<[string], 1>('SELECT 1 FROM sms_refused WHERE phone_hash = ?').pluck();
  const refuse = db.prepare('INSERT INTO sms_refused (phone_hash, refused_at) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const allow = db.prepare('DELETE FROM sms_refused WHERE phone_hash = ?');

  const place = db.prepare<[], number>('SELECT seq FROM sms_place').pluck();
  const setPlace = db.prepare(
    'INSERT INTO sms_place (one, seq) VALUES (1, ?) ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)',
  );
  const forgetPlace = db.prepare('DELETE FROM sms_place');
  const lastSeq = db.prepare<[], number | null>('SELECT max(seq) FROM journal').pluck();
  const missed = db.prepare<
    [number, number],
    { seq: number; eventId: string; at: number; actor: string | null; data: string }
  >(
    `SELECT seq, event_id AS eventId, at, actor, data FROM journal
     WHERE seq > ? AND at >= ? AND type IN (${told.map(type => `'${type}'`).join(', ')}) ORDER BY seq`,
  );

  function endOne(id: string, state: SmsEnd, reason: string | null, { at, day }: Moment): boolean {
    const kind = end.get({ id, state, reason, at });
    if (kind !== undefined) count.run(day, kind, state);
    return kind !== undefined;
  }
  const endEach = (ids: readonly string[], state: SmsEnd, reason: string, moment: Moment) =>
    ids.filter(id => endOne(id, state, reason, moment)).length;
  function sumOf(day: Day, isMeant: (kind: string) => boolean): number {
    return counts
      .all(day)
      .filter(({ kind, outcome }) => (outcome === 'sent' || outcome === 'unknown') && isMeant(kind))
      .reduce((total, row) => total + row.count, 0);
  }
  /** Rows and counts change together or not at all. */
  const together = <A extends unknown[], R>(work: (...input: A) => R) => db.transaction(work).immediate;

  return {
    /** Notes a message to be sent; the same wish again changes nothing. False when it was known. */
    ask: (job: SmsJob) => add.run(job).changes === 1,
    /** Notes one that cannot be sent, and why. */
    askInVain: together((job: Pick<SmsJob, 'id' | 'dossierId' | 'kind'>, reason: string, { at, day }: Moment): void => {
      const { id, dossierId, kind } = job;
      if (addEnded.run({ id, dossierId, kind, reason, at }).changes === 1) count.run(day, kind, 'failed');
    }),
    /** The next message whose time has come; answers first, then as they were asked. */
    next: (now: number) => next.get(now) ?? null,
    /** It goes now: on the disk before anything leaves. False when it is not waiting any more: then it must not be sent. */
    begin: (id: string) => begin.run(id).changes === 1,
    /** Not now; `reason`: why the last try failed, null when there was none. */
    postpone: (id: string, until: number, reason: string | null) => void postpone.run({ id, until, reason }),
    end: together(endOne),
    /** After a start: what was being sent is `unknown` for ever. */
    recover: together((moment: Moment) => endEach(underWay.all({}), 'unknown', 'interrupted', moment)),
    /** Those that wait since before are worth nothing any more. */
    expire: together((before: number, moment: Moment) =>
      endEach(askedBefore.all({ before }), 'failed', 'too-old', moment),
    ),
    /** Nothing is sent any more, nor later of what happens meanwhile: the office has no SMS now. */
    abandon: together((moment: Moment) => {
      forgetPlace.run();
      return endEach(all.all({}), 'failed', 'switched-off', moment);
    }),
    waiting: () => waiting.get() ?? 0,
    find: (id: string) => find.get(id) ?? null,
    /** Forgets rows of messages that ended long ago; their counts stay. */
    clean: (now: number) => void clean.run(now - keepMs),

    countArrived: (what: SmsArrived, day: Day) => void count.run(day, 'arrived', what),
    counts: (day: Day) => counts.all(day),
    /** How many went on a day, those of which nobody knows included. */
    wentOn: (day: Day) => sumOf(day, () => true),
    /** How many of the day's messages are answers to people who wrote, those that wait included. */
    answersOn: (day: Day) => sumOf(day, kind => answers.includes(kind)) + (waitingAnswers.get() ?? 0),

    isRefused: (phoneHash: string) => isRefused.get(phoneHash) !== undefined,
    /** Nothing more to this number, and nothing of what waits. False when that was so already. */
    refuse: together((phoneHash: string, phone: string, moment: Moment): boolean => {
      endEach(waitingFor.all({ phone }), 'failed', 'refused', moment);
      return refuse.run(phoneHash, moment.at).changes === 1;
    }),
    /** False when nothing was refused. */
    allow: (phoneHash: string) => allow.run(phoneHash).changes === 1,

    /** The journal is read as far as this. */
    setPlace: (seq: number) => void setPlace.run(seq),
    /** Events of which nobody was told, because the server ended in between; none when nobody ever was. */
    missed(sinceAt: number): JournalEntry[] {
      const last = lastSeq.get() ?? 0;
      const from = place.get();
      if (from === undefined) setPlace.run(last);
      if (from === undefined) return [];
      return missed
        .all(Math.max(from, last - lookBack), sinceAt)
        .map(({ data, ...entry }) => ({ ...entry, event: JSON.parse(data) as SiteEvent }));
    },
  };
}
