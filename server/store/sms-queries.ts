// Queries about short messages: a queue from which a crash neither loses a message nor sends one twice, the numbers that refuse
// messages, and the counts of a day. Number and text are erased in the same step that ends a message.
import type { Day, DossierId } from '../../common/contract/words.ts';
import type { Connection } from './open.ts';
import { smsCountQueries } from './sms-counts.ts';
import { smsPositionQueries } from './sms-position.ts';

export type SmsNotice = 'received' | 'supplement' | 'ready' | 'late';
/** News of a dossier, or an answer to a message that came in. */
export type SmsKind = SmsNotice | 'answer' | 'stopped' | 'resumed';
export type SmsEnd = 'sent' | 'failed' | 'unknown';
/** What an incoming message led to: an answer, an end or a new start of the messages, or nothing (too many, or ignored). */
export type SmsArrived = 'asked' | 'stopped' | 'resumed' | 'too-many' | 'ignored';

export interface SmsJob {
  id: string;
  /** Null for answers. */
  dossierId: DossierId | null;
  kind: SmsKind;
  phone: string;
  text: string;
  /** The message is not sent before this instant, UTC ms. */
  notBeforeAt: number;
  /** When it was queued, UTC ms. */
  askedAt: number;
}

export interface QueuedSms extends SmsJob {
  tries: number;
}

/** When something happened (UTC ms) and the day of the office on which it was. */
export interface Moment {
  at: number;
  day: Day;
}

/** How a message ended, and when. */
type Ended = Moment & { state: SmsEnd; reason: string | null };

const answerKinds: readonly string[] = ['answer', 'stopped', 'resumed'] satisfies SmsKind[];

/** Ended messages are deleted after 90 days. */
const retentionMs = 90 * 24 * 3_600_000;

export function smsQueries(db: Connection) {
  const position = smsPositionQueries(db);
  const counts = smsCountQueries(db);
  const add = db.prepare(
    `INSERT INTO sms_queue (id, dossier_id, kind, phone, text, state, not_before_at, asked_at)
     VALUES (@id, @dossierId, @kind, @phone, @text, 'queued', @notBeforeAt, @askedAt) ON CONFLICT DO NOTHING`,
  );
  const addEnded = db.prepare(
    `INSERT INTO sms_queue (id, dossier_id, kind, state, not_before_at, asked_at, ended_at, reason)
     VALUES (@id, @dossierId, @kind, 'failed', @at, @at, @at, @reason) ON CONFLICT DO NOTHING`,
  );
  // Answers go first, because their recipients wait for them.
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
  const listOpen = (condition: string) =>
    db.prepare<[object], string>(`SELECT id FROM sms_queue WHERE ended_at IS NULL AND ${condition}`).pluck();
  const openSending = listOpen(`state = 'sending'`);
  const openOfPhone = listOpen(`state = 'queued' AND phone = @phone`);
  const openAskedBefore = listOpen(`state = 'queued' AND asked_at < @before`);
  const openAll = listOpen('true');
  const waiting = db.prepare<[], number>('SELECT count(*) FROM sms_queue WHERE ended_at IS NULL').pluck();
  const waitingAnswers = db
    .prepare<[], number>('SELECT count(*) FROM sms_queue WHERE ended_at IS NULL AND dossier_id IS NULL')
    .pluck();
  const clean = db.prepare('DELETE FROM sms_queue WHERE ended_at IS NOT NULL AND ended_at < ?');
  const find = db.prepare<[string], { state: 'queued' | 'sending' | SmsEnd; reason: string | null; tries: number }>(
    'SELECT state, reason, tries FROM sms_queue WHERE id = ?',
  );

  const isRefused = db.prepare<[string], 1>('SELECT 1 FROM sms_refused WHERE phone_hash = ?').pluck();
  const refuse = db.prepare('INSERT INTO sms_refused (phone_hash, refused_at) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const allow = db.prepare('DELETE FROM sms_refused WHERE phone_hash = ?');

  function endMessage(id: string, { state, reason, at, day }: Ended): boolean {
    const kind = end.get({ id, state, reason, at });
    if (kind !== undefined) counts.add(day, kind, state);
    return kind !== undefined;
  }
  const endMessages = (ids: readonly string[], ended: Ended) => ids.filter(id => endMessage(id, ended)).length;
  /** Makes rows and counts change together or not at all. */
  const transactional = <A extends unknown[], R>(work: (...input: A) => R) => db.transaction(work).immediate;

  return {
    setPosition: position.setPosition,
    missed: position.missed,
    /** Queues a message. False when it was queued before; then nothing changes. */
    enqueue: (job: SmsJob) => add.run(job).changes === 1,
    /** Stores a message that cannot be sent as failed, with the reason. */
    addFailed: transactional(
      (job: Pick<SmsJob, 'id' | 'dossierId' | 'kind'>, reason: string, { at, day }: Moment): void => {
        const { id, dossierId, kind } = job;
        if (addEnded.run({ id, dossierId, kind, reason, at }).changes === 1) counts.add(day, kind, 'failed');
      },
    ),
    /** The next message whose time has come: answers first, then in their order. */
    next: (now: number) => next.get(now) ?? null,
    /** Marks a message as being sent, on the disk before anything leaves. False when it no longer waits; then it must not be sent. */
    begin: (id: string) => begin.run(id).changes === 1,
    /** Puts a message off. `reason` says why the last try failed; null when there was none. */
    postpone: (id: string, until: number, reason: string | null) => void postpone.run({ id, until, reason }),
    /** False when the message had ended before. */
    end: transactional(endMessage),
    /** Repairs the state after a start: messages that were being sent become `unknown`. */
    recover: transactional((moment: Moment) =>
      endMessages(openSending.all({}), { state: 'unknown', reason: 'interrupted', ...moment }),
    ),
    /** Ends messages that were queued before this instant, because they are too old to be useful. */
    expire: transactional((before: number, moment: Moment) =>
      endMessages(openAskedBefore.all({ before }), { state: 'failed', reason: 'too-old', ...moment }),
    ),
    /** Ends all messages when the office has no SMS any more; nothing that happens meanwhile is sent later. */
    abandon: transactional((moment: Moment) => {
      position.resetPosition();
      return endMessages(openAll.all({}), { state: 'failed', reason: 'switched-off', ...moment });
    }),
    waiting: () => waiting.get() ?? 0,
    find: (id: string) => find.get(id) ?? null,
    /** Deletes messages that ended long ago; their counts stay. */
    clean: (now: number) => void clean.run(now - retentionMs),

    countArrived: (outcome: SmsArrived, day: Day) => counts.add(day, 'arrived', outcome),
    counts: counts.counts,
    /** How many messages were sent on a day, those with an unknown outcome included. */
    sentOn: (day: Day) => counts.sumSent(day, () => true),
    /** How many messages of the day are answers, waiting ones included. */
    answersOn: (day: Day) => counts.sumSent(day, kind => answerKinds.includes(kind)) + (waitingAnswers.get() ?? 0),

    isRefused: (phoneHash: string) => isRefused.get(phoneHash) !== undefined,
    /** Refuses all messages to a number, waiting ones included. False when they were refused before. */
    refuse: transactional((phoneHash: string, phone: string, moment: Moment): boolean => {
      endMessages(openOfPhone.all({ phone }), { state: 'failed', reason: 'refused', ...moment });
      return refuse.run(phoneHash, moment.at).changes === 1;
    }),
    /** Allows messages again. False when they were not refused. */
    allow: (phoneHash: string) => allow.run(phoneHash).changes === 1,
  };
}
