// Slips of paper as rows: each job with its state, so that a crash never prints one twice nor calls one printed that was
// not; and the millimetres used of each printer's roll.
import type { DeviceId, DossierId, SlipState, TicketId, WaitRange } from '../../common/contract/words.ts';
import type { SiteEvent } from '../core/events.ts';
import type { Connection } from './open.ts';

export type JobState = Exclude<SlipState, 'none'>;

export interface SlipJob {
  /** The id of the journal event that asked for the slip. */
  jobId: string;
  seq: number;
  /** Null for the other slips. */
  ticketId: TicketId | null;
  /** The procedure whose papers are listed, and in which language; null for the others. */
  checklist: { procedureId: string; language: string } | null;
  /** The dossier that was received, and in which language its receipt is; null for the others. */
  receipt: { dossierId: DossierId; language: string } | null;
  /** The kiosk that is to show how the printing goes. */
  deviceId: DeviceId | null;
  /** What the citizen was told when the number was given; null on a reprint, when it is no longer true. */
  told: { ahead: number; wait: WaitRange | null } | null;
  askedAt: number;
}

export interface SlipOnScreen {
  ticketId: TicketId;
  state: SlipState;
  /** Why it failed, a code such as "paper-out"; null otherwise. */
  reason: string | null;
}

export interface ChecklistOnScreen extends Omit<SlipOnScreen, 'ticketId'> {
  /** The journal event that asked for it. */
  slipId: string;
}

export interface PaperRoll {
  usedMm: number;
  slips: number;
  sinceAt: number;
}

interface JobRow {
  jobId: string;
  seq: number;
  ticketId: TicketId | null;
  procedureId: string | null;
  dossierId: DossierId | null;
  language: string | null;
  deviceId: DeviceId | null;
  ahead: number | null;
  wait: string | null;
  askedAt: number;
}

/** What an event of the journal asks of the printers; null when it asks nothing. */
export function jobOf(entry: {
  seq: number;
  eventId: string;
  at: number;
  actor: string | null;
  event: SiteEvent;
}): SlipJob | null {
  const { seq, eventId, at, actor, event } = entry;
  const deviceId = actor?.startsWith('device:') ? (actor.slice('device:'.length) as DeviceId) : null;
  const job = { jobId: eventId, seq, deviceId, askedAt: at, checklist: null, receipt: null };
  if (event.type === 'ticket.issued')
    return { ...job, ticketId: event.ticketId, told: { ahead: event.ahead, wait: event.wait } };
  if (event.type === 'slip.asked') return { ...job, ticketId: event.ticketId, told: null };
  if (event.type === 'slip.tested') return { ...job, ticketId: null, told: null };
  if (event.type === 'checklist.asked') {
    const { procedureId, language } = event;
    return { ...job, ticketId: null, told: null, checklist: { procedureId, language } };
  }
  if (event.type === 'receipt.asked') {
    const { dossierId, language } = event;
    return { ...job, ticketId: null, told: null, receipt: { dossierId, language } };
  }
  return null;
}

const keepMs = 3 * 24 * 3_600_000;
/** How far back in the journal a start looks for slips that a crash kept from being noted. */
const lookBack = 500;

export function slipQueries(db: Connection) {
  const add = db.prepare(
    `INSERT INTO slip_jobs (job_id, seq, kind, ticket_id, procedure_id, dossier_id, language, device_id, ahead, wait, state, asked_at)
     VALUES (@jobId, @seq, @kind, @ticketId, @procedureId, @dossierId, @language, @deviceId, @ahead, @wait, 'queued', @askedAt) ON CONFLICT DO NOTHING`,
  );
  const clean = db.prepare('DELETE FROM slip_jobs WHERE asked_at < ?');
  const begin = db.prepare(
    `UPDATE slip_jobs SET state = 'sending', printer_id = @printerId, sent_at = @at WHERE job_id = @jobId AND state = 'queued'`,
  );
  // A printer that had nothing of it hands the slip back, for the other printer to take.
  const giveBack = db.prepare(
    `UPDATE slip_jobs SET state = 'queued', printer_id = NULL, sent_at = NULL WHERE job_id = ? AND state = 'sending'`,
  );
  const end = db.prepare(
    `UPDATE slip_jobs SET state = @state, reason = @reason, ended_at = @at WHERE job_id = @jobId AND state IN ('queued', 'sending')`,
  );
  // Half of its last slip may still be in it: one that was being sent, or failed on the way.
  const halfway = db
    .prepare<[], string>(
      `SELECT printer_id FROM slip_jobs AS last WHERE sent_at IS NOT NULL AND state IN ('sending', 'failed')
         AND seq = (SELECT max(seq) FROM slip_jobs WHERE printer_id = last.printer_id AND sent_at IS NOT NULL)`,
    )
    .pluck();
  const orphan = db.prepare(`UPDATE slip_jobs SET state = 'unknown', ended_at = ? WHERE state = 'sending'`);
  const queued = db.prepare<[], JobRow>(
    `SELECT job_id AS jobId, seq, ticket_id AS ticketId, procedure_id AS procedureId, dossier_id AS dossierId, language, device_id AS deviceId, ahead, wait, asked_at AS askedAt
     FROM slip_jobs WHERE state = 'queued' ORDER BY seq`,
  );
  const unnoted = db.prepare<
    [number, number],
    { seq: number; eventId: string; at: number; actor: string | null; data: string }
  >(
    `SELECT seq, event_id AS eventId, at, actor, data FROM journal
     WHERE seq > (SELECT coalesce(max(seq), 0) FROM journal) - ? AND at >= ?
       AND type IN ('ticket.issued', 'slip.asked', 'slip.tested', 'checklist.asked', 'receipt.asked')
       AND event_id NOT IN (SELECT job_id FROM slip_jobs) ORDER BY seq`,
  );
  const ofDevice = db.prepare<[string], SlipOnScreen>(
    `SELECT ticket_id AS ticketId, state, reason FROM slip_jobs
     WHERE device_id = ? AND ticket_id IS NOT NULL ORDER BY seq DESC LIMIT 12`,
  );
  const checklists = db.prepare<[string, number], ChecklistOnScreen>(
    `SELECT job_id AS slipId, state, reason FROM slip_jobs WHERE device_id = ? AND kind = 'checklist' ORDER BY seq DESC LIMIT ?`,
  );
  const state = db.prepare<[string], { state: JobState; reason: string | null; printerId: string | null }>(
    'SELECT state, reason, printer_id AS printerId FROM slip_jobs WHERE job_id = ?',
  );
  const roll = db.prepare<[string], PaperRoll>(
    'SELECT used_mm AS usedMm, slips, since_at AS sinceAt FROM paper_rolls WHERE printer_id = ?',
  );
  const useRoll = db.prepare(
    `INSERT INTO paper_rolls (printer_id, used_mm, slips, since_at) VALUES (@printerId, @mm, 1, @at)
     ON CONFLICT DO UPDATE SET used_mm = used_mm + @mm, slips = slips + 1`,
  );
  const newRoll = db.prepare(
    `INSERT INTO paper_rolls (printer_id, used_mm, slips, since_at) VALUES (@printerId, 0, 0, @at)
     ON CONFLICT DO UPDATE SET used_mm = 0, slips = 0, since_at = @at`,
  );

  const toJob = ({ ahead, wait, procedureId, dossierId, language, ...row }: JobRow): SlipJob => ({
    ...row,
    checklist: procedureId === null || language === null ? null : { procedureId, language },
    receipt: dossierId === null || language === null ? null : { dossierId, language },
    told: ahead === null ? null : { ahead, wait: wait === null ? null : (JSON.parse(wait) as WaitRange) },
  });
  const kindOf = ({ ticketId, checklist, receipt }: SlipJob) =>
    ticketId !== null ? 'ticket' : checklist !== null ? 'checklist' : receipt !== null ? 'receipt' : 'test';
  const addJob = (job: SlipJob): void => {
    const { told, checklist, receipt, ...row } = job;
    add.run({
      ...row,
      kind: kindOf(job),
      procedureId: checklist?.procedureId ?? null,
      dossierId: receipt?.dossierId ?? null,
      language: checklist?.language ?? receipt?.language ?? null,
      ahead: told?.ahead ?? null,
      wait: told === null || told.wait === null ? null : JSON.stringify(told.wait),
    });
  };

  /**
   * A write that does not wait for the disk. A program that dies loses nothing of it; with the power it may be lost, and then
   * a wish is read from the journal again, and what was being sent is `unknown`, which is true. Never inside a transaction.
   */
  function withoutWaiting(write: () => void): void {
    db.exec('PRAGMA synchronous = NORMAL');
    try {
      write();
    } finally {
      db.exec('PRAGMA synchronous = FULL');
    }
  }

  return {
    /** Notes a wish for paper; the same wish again changes nothing. Forgets what is days old. */
    add(job: SlipJob, now: number): void {
      withoutWaiting(() => {
        addJob(job);
        clean.run(now - keepMs);
      });
    },
    /** The slip goes to a printer now: on the disk before the first byte leaves. False when it is not waiting any more: then it must not be sent. */
    begin: (jobId: string, printerId: string, at: number) => begin.run({ jobId, printerId, at }).changes === 1,
    giveBack: (jobId: string) => withoutWaiting(() => giveBack.run(jobId)),
    end: (jobId: string, ended: 'printed' | 'unknown' | 'failed', reason: string | null, at: number) =>
      withoutWaiting(() => end.run({ jobId, state: ended, reason, at })),
    /**
     * After a start: what was being sent is `unknown` for ever, wishes that a crash kept from being noted are noted, and
     * the answer is what still waits, oldest first, whatever its age; `halfway` are the printers whose last slip may not
     * have got through to its end.
     */
    recover(now: number, sinceAt: number): { waiting: SlipJob[]; halfway: string[] } {
      const printers = halfway.all();
      orphan.run(now);
      for (const { data, ...entry } of unnoted.all(lookBack, sinceAt)) {
        const job = jobOf({ ...entry, event: JSON.parse(data) as SiteEvent });
        if (job !== null) addJob(job);
      }
      return { waiting: queued.all().map(toJob), halfway: printers };
    },
    find: (jobId: string) => state.get(jobId) ?? null,
    /** The last slips of a kiosk, newest first, the latest word on each ticket. */
    ofDevice(deviceId: DeviceId, most: number): SlipOnScreen[] {
      const seen = new Set<string>();
      return ofDevice
        .all(deviceId)
        .filter(({ ticketId }) => !seen.has(ticketId) && seen.add(ticketId))
        .slice(0, most);
    },
    /** The last checklists that a kiosk asked for, newest first. */
    checklistsOf: (deviceId: DeviceId, most: number) => checklists.all(deviceId, most),
    roll: (printerId: string) => roll.get(printerId) ?? { usedMm: 0, slips: 0, sinceAt: 0 },
    useRoll: (printerId: string, mm: number, at: number) => withoutWaiting(() => useRoll.run({ printerId, mm, at })),
    newRoll: (printerId: string, at: number) => void newRoll.run({ printerId, at }),
  };
}
