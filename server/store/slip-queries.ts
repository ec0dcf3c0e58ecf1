// Queries about slips of paper: each job with its state, so that after a crash no slip is printed twice and none is called printed
// that was not.
import type { DeviceId, DossierId, SlipState, TicketId, WaitRange } from '../../common/contract/words.ts';
import type { SiteEvent } from '../core/events.ts';
import type { Connection } from './open.ts';
import { paperRollQueries, writeUnsynced } from './paper-rolls.ts';

export type JobState = Exclude<SlipState, 'none'>;

export interface SlipJob {
  /** The id of the journal event that asked for the slip. */
  jobId: string;
  seq: number;
  /** Null for slips that are not of a ticket. */
  ticketId: TicketId | null;
  /** The procedure whose papers are listed and the language; null for other slips. */
  checklist: { procedureId: string; language: string } | null;
  /** The received dossier and the language of its receipt; null for other slips. */
  receipt: { dossierId: DossierId; language: string } | null;
  /** The kiosk that shows how the printing goes. */
  deviceId: DeviceId | null;
  /** The forecast given with the number; null on a reprint, when it is no longer true. */
  forecast: { ahead: number; wait: WaitRange | null } | null;
  askedAt: number;
}

export interface SlipOnScreen {
  ticketId: TicketId;
  state: SlipState;
  /** The code of a failure, such as "paper-out"; null otherwise. */
  reason: string | null;
}

export interface ChecklistOnScreen extends Omit<SlipOnScreen, 'ticketId'> {
  /** The id of the journal event that asked for it. */
  slipId: string;
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

/** The print job for which an event asks; null when it asks for none. */
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
    return { ...job, ticketId: event.ticketId, forecast: { ahead: event.ahead, wait: event.wait } };
  if (event.type === 'slip.asked') return { ...job, ticketId: event.ticketId, forecast: null };
  if (event.type === 'slip.tested') return { ...job, ticketId: null, forecast: null };
  if (event.type === 'checklist.asked') {
    const { procedureId, language } = event;
    return { ...job, ticketId: null, forecast: null, checklist: { procedureId, language } };
  }
  if (event.type === 'receipt.asked') {
    const { dossierId, language } = event;
    return { ...job, ticketId: null, forecast: null, receipt: { dossierId, language } };
  }
  return null;
}

const keepMs = 3 * 24 * 3_600_000;
/** How many journal entries back a start looks for requests that a crash kept from being stored. */
const maxEntriesBack = 500;

export function slipQueries(db: Connection) {
  const add = db.prepare(
    `INSERT INTO slip_jobs (job_id, seq, kind, ticket_id, procedure_id, dossier_id, language, device_id, ahead, wait, state, asked_at)
     VALUES (@jobId, @seq, @kind, @ticketId, @procedureId, @dossierId, @language, @deviceId, @ahead, @wait, 'queued', @askedAt) ON CONFLICT DO NOTHING`,
  );
  const clean = db.prepare('DELETE FROM slip_jobs WHERE asked_at < ?');
  const begin = db.prepare(
    `UPDATE slip_jobs SET state = 'sending', printer_id = @printerId, sent_at = @at WHERE job_id = @jobId AND state = 'queued'`,
  );
  // A printer that received nothing of a slip hands it back for another printer.
  const giveBack = db.prepare(
    `UPDATE slip_jobs SET state = 'queued', printer_id = NULL, sent_at = NULL WHERE job_id = ? AND state = 'sending'`,
  );
  const end = db.prepare(
    `UPDATE slip_jobs SET state = @state, reason = @reason, ended_at = @at WHERE job_id = @jobId AND state IN ('queued', 'sending')`,
  );
  // A printer may still hold half of its last slip when that was being sent or failed on the way.
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
  const toJob = ({ ahead, wait, procedureId, dossierId, language, ...row }: JobRow): SlipJob => ({
    ...row,
    checklist: procedureId === null || language === null ? null : { procedureId, language },
    receipt: dossierId === null || language === null ? null : { dossierId, language },
    forecast: ahead === null ? null : { ahead, wait: wait === null ? null : (JSON.parse(wait) as WaitRange) },
  });
  const kindOf = ({ ticketId, checklist, receipt }: SlipJob) =>
    ticketId !== null ? 'ticket' : checklist !== null ? 'checklist' : receipt !== null ? 'receipt' : 'test';
  const addJob = (job: SlipJob): void => {
    const { forecast, checklist, receipt, ...row } = job;
    add.run({
      ...row,
      kind: kindOf(job),
      procedureId: checklist?.procedureId ?? null,
      dossierId: receipt?.dossierId ?? null,
      language: checklist?.language ?? receipt?.language ?? null,
      ahead: forecast?.ahead ?? null,
      wait: forecast === null || forecast.wait === null ? null : JSON.stringify(forecast.wait),
    });
  };

  return {
    ...paperRollQueries(db),
    /** Stores a request for paper; the same request again changes nothing. Deletes jobs that are days old. */
    add(job: SlipJob, now: number): void {
      writeUnsynced(db, () => {
        addJob(job);
        clean.run(now - keepMs);
      });
    },
    /**
     * Marks a slip as being sent, on the disk before its first byte leaves. False when it no longer waits; then it must not be
     * sent.
     */
    begin: (jobId: string, printerId: string, at: number) => begin.run({ jobId, printerId, at }).changes === 1,
    giveBack: (jobId: string) => writeUnsynced(db, () => giveBack.run(jobId)),
    end: (jobId: string, ended: { state: 'printed' | 'unknown' | 'failed'; reason: string | null; at: number }) =>
      writeUnsynced(db, () => end.run({ jobId, ...ended })),
    /**
     * Repairs the state after a start: slips that were being sent become `unknown`, and requests that a crash kept from being
     * stored are stored. Returns the waiting slips, oldest first, and the printers whose last slip may have stopped halfway.
     */
    recover(now: number, sinceAt: number): { waiting: SlipJob[]; halfway: string[] } {
      const printers = halfway.all();
      orphan.run(now);
      for (const { data, ...entry } of unnoted.all(maxEntriesBack, sinceAt)) {
        const job = jobOf({ ...entry, event: JSON.parse(data) as SiteEvent });
        if (job !== null) addJob(job);
      }
      return { waiting: queued.all().map(toJob), halfway: printers };
    },
    find: (jobId: string) => state.get(jobId) ?? null,
    /** The last slips of a kiosk, newest first, with the latest state of each ticket. */
    ofDevice(deviceId: DeviceId, limit: number): SlipOnScreen[] {
      const seen = new Set<string>();
      return ofDevice
        .all(deviceId)
        .filter(({ ticketId }) => !seen.has(ticketId) && seen.add(ticketId))
        .slice(0, limit);
    },
    /** The last checklists that a kiosk asked for, newest first. */
    checklistsOf: (deviceId: DeviceId, limit: number) => checklists.all(deviceId, limit),
  };
}
