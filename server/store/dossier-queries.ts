// Queries that find and list dossiers. Counts are in `dossier-counts.ts`, personal data in `dossier-people.ts`. Instants are UTC ms,
// sums are in dong.
import type { DossierState, FeeStage } from '../../common/contract/official-numbers.ts';
import type {
  ApplicantKind,
  Channel,
  Day,
  Delivery,
  DossierCode,
  DossierId,
  ServiceId,
  StaffId,
  TicketId,
} from '../../common/contract/words.ts';
import type { Duration } from '../core/catalogue.ts';
import type { Left } from '../core/supplement.ts';
import { prepareFirstFew } from './first-few.ts';
import type { Connection } from './open.ts';

export interface Dossier {
  id: DossierId;
  seq: number;
  code: DossierCode;
  trackToken: string;
  procedureId: string | null;
  procedureCode: string | null;
  procedureName: string;
  field: string | null;
  serviceId: ServiceId | null;
  total: Duration | null;
  totalText: string;
  sameDay: boolean;
  ticketId: TicketId | null;
  channel: Channel;
  applicantKind: ApplicantKind;
  delivery: Delivery;
  sets: number;
  state: DossierState;
  /** The state to which a dossier that waits for its citizen returns. */
  backTo: DossierState | null;
  /** The number of the current step; null without steps. */
  step: number | null;
  /** How many steps the process has. */
  steps: number;
  receivedAt: number;
  acceptedAt: number | null;
  forwardAt: number | null;
  paperCopyDueAt: number | null;
  firstDueAt: number | null;
  dueAt: number | null;
  endsAt: number | null;
  clockStoppedAt: number | null;
  /** The time that was left when the clock stopped; null while it runs. */
  left: Left | null;
  supplements: number;
  reappointments: number;
  countsLate: boolean;
  toPay: number;
  endedAt: number | null;
  endedLate: boolean | null;
  readyAt: number | null;
  returnedAt: number | null;
  staffId: StaffId | null;
  holderId: StaffId | null;
  /** The other system that owns the dossier; null for the office's own. */
  source: string | null;
  sourceAt: number | null;
  sourceStep: string | null;
  /** When its personal data were erased; null before. */
  forgottenAt: number | null;
}

export interface DossierStep {
  no: number;
  label: string;
  responsible: string;
  duration: Duration | null;
  endsAt: number | null;
  dueAt: number | null;
  begunAt: number | null;
  doneAt: number | null;
  staffId: StaffId | null;
}

export interface Payment {
  code: DossierCode;
  moment: FeeStage;
  amount: number;
  receiptNumber: string;
  staffId: StaffId | null;
  at: number;
  /** The day to whose sum it belongs, unless it was cancelled. */
  day: Day;
  cancelledAt: number | null;
  /** How much of the requested sum it paid; 0 when no payment had been requested. */
  covered: number;
}

type DossierRow = Omit<Dossier, 'total' | 'sameDay' | 'countsLate' | 'left' | 'endedLate'> & {
  left: string | null;
  total: number | null;
  unit: Duration['unit'] | null;
  sameDay: 0 | 1;
  countsLate: 0 | 1;
  endedLate: 0 | 1 | null;
};
type StepRow = Omit<DossierStep, 'duration'> & { quarters: number | null; unit: Duration['unit'] | null };

const toDuration = (quarterDays: number | null, unit: Duration['unit'] | null): Duration | null =>
  quarterDays === null || unit === null ? null : { quarterDays, unit };

const columns = `d.dossier_id AS id, seq, code, track_token AS trackToken, procedure_id AS procedureId, procedure_code AS procedureCode,
  procedure_name AS procedureName, field, service_id AS serviceId, total, total_unit AS unit, total_text AS totalText,
  same_day AS sameDay, ticket_id AS ticketId, channel, applicant_kind AS applicantKind, delivery, sets, state, back_to AS backTo,
  step, (SELECT count(*) FROM dossier_steps s WHERE s.dossier_id = d.dossier_id) AS steps, received_at AS receivedAt,
  accepted_at AS acceptedAt, forward_at AS forwardAt, paper_copy_due_at AS paperCopyDueAt, first_due_at AS firstDueAt,
  due_at AS dueAt, ends_at AS endsAt, clock_stopped_at AS clockStoppedAt, clock_left AS left, supplements, reappointments,
  counts_late AS countsLate, to_pay AS toPay, ended_at AS endedAt, ended_late AS endedLate, ready_at AS readyAt, returned_at AS returnedAt,
  d.staff_id AS staffId, holder_id AS holderId, source, source_at AS sourceAt, source_step AS sourceStep, forgotten_at AS forgottenAt`;

const toDossier = ({ total, unit, sameDay, countsLate, endedLate, left, ...row }: DossierRow): Dossier => ({
  ...row,
  total: toDuration(total, unit),
  sameDay: sameDay === 1,
  countsLate: countsLate === 1,
  endedLate: endedLate === null ? null : endedLate === 1,
  left: left === null ? null : (JSON.parse(left) as Left),
});

/** The kinds of lists at the desk, each with its condition in SQL. */
const listConditions = {
  open: 'ended_at IS NULL',
  late: 'ended_at IS NULL AND due_at < min(@now, coalesce(clock_stopped_at, @now))',
  soon: 'ended_at IS NULL AND clock_stopped_at IS NULL AND due_at >= @now AND due_at <= @soonAt',
  waiting: 'ended_at IS NULL AND state IN (5, 6)',
  ready: 'state = 9',
} as const;
type ListKind = keyof typeof listConditions;

export interface DossierListQuery {
  kind: ListKind;
  /** Only dossiers in the hands of this officer; null for all. */
  holderId: StaffId | null;
  /** Only dossiers at this step; null for all. */
  step: number | null;
  now: number;
  /** Open dossiers that are due until then count as due soon. */
  soonAt: number;
  limit: number;
  offset: number;
}

export function dossierQueries(db: Connection) {
  const where = (condition: string) => `SELECT ${columns} FROM dossiers d WHERE ${condition}`;
  const byCode = db.prepare<[string], DossierRow>(where('code = ?'));
  const byToken = db.prepare<[string], DossierRow>(where('track_token = ?'));
  const byId = db.prepare<[string], DossierRow>(where('d.dossier_id = ?'));
  const bySeq = db.prepare<[number], DossierRow>(where('seq = ?'));
  const stepsOf = db.prepare<[string], StepRow>(
    `SELECT no, label, responsible, duration AS quarters, duration_unit AS unit, ends_at AS endsAt, due_at AS dueAt,
       begun_at AS begunAt, done_at AS doneAt, staff_id AS staffId
     FROM dossier_steps WHERE dossier_id = ? ORDER BY no`,
  );
  const stepByNo = db.prepare<[string, number], { label: string; dueAt: number | null }>(
    'SELECT label, due_at AS dueAt FROM dossier_steps WHERE dossier_id = ? AND no = ?',
  );
  const lastSerial = db.prepare<[string], number>('SELECT last FROM dossier_series WHERE day = ?').pluck();
  const lastReceipt = db.prepare<[string], number>('SELECT last FROM receipt_series WHERE year = ?').pluck();
  const paymentColumns =
    'code, moment, amount, receipt_number AS receiptNumber, paid.staff_id AS staffId, paid_at AS at, day, cancelled_at AS cancelledAt, covered';
  const paymentsOf = db.prepare<[string], Payment>(
    `SELECT ${paymentColumns} FROM payments paid JOIN dossiers USING (dossier_id) WHERE dossier_id = ? ORDER BY paid.seq`,
  );
  const paymentsOn = db.prepare<[string], Payment>(
    `SELECT ${paymentColumns} FROM payments paid JOIN dossiers USING (dossier_id) WHERE day = ? ORDER BY paid.seq`,
  );
  const paymentBy = db.prepare<[string], Payment>(
    `SELECT ${paymentColumns} FROM payments paid JOIN dossiers USING (dossier_id) WHERE receipt_number = ?`,
  );
  const newlyLate = db.prepare<[number, number], { id: DossierId; code: DossierCode }>(
    `SELECT dossier_id AS id, code FROM dossiers
     WHERE ended_at IS NULL AND clock_stopped_at IS NULL AND late_told_at IS NULL AND source IS NULL AND due_at < ? ORDER BY due_at LIMIT ?`,
  );
  const toErase = db
    .prepare<[number, number], DossierId>(
      `SELECT dossier_id FROM dossiers WHERE forgotten_at IS NULL AND source IS NULL AND touched_at < ? ORDER BY touched_at LIMIT ?`,
    )
    .pluck();
  const readyHere = prepareFirstFew<[], { code: DossierCode; procedureName: string; readyAt: number }>(
    db,
    `SELECT code, procedure_name AS procedureName, coalesce(ready_at, received_at) AS readyAt FROM dossiers
     WHERE state = 9 AND delivery = 'counter' ORDER BY ready_at DESC, seq`,
  );
  const receivedList = db.prepare<[number, number], DossierRow>(
    `${where('received_at >= ? AND received_at < ? AND source IS NULL')} ORDER BY received_at, seq`,
  );

  /** Dossiers of another system are found by their code but never listed, because they are not the work of this office. */
  const listFilter = `source IS NULL AND (@holderId IS NULL OR holder_id = @holderId) AND (@step IS NULL OR step = @step)`;
  const listStatements = new Map(
    (Object.keys(listConditions) as ListKind[]).map(kind => {
      const filter = `${listConditions[kind]} AND ${listFilter}`;
      const order = kind === 'ready' ? 'ready_at DESC, seq' : 'due_at IS NULL, due_at, seq';
      return [
        kind,
        {
          list: db.prepare<[object], DossierRow>(`${where(filter)} ORDER BY ${order} LIMIT @limit OFFSET @offset`),
          count: db.prepare<[object], number>(`SELECT count(*) FROM dossiers WHERE ${filter}`).pluck(),
        },
      ] as const;
    }),
  );

  const outsideTakenAt = db
    .prepare<[], number | null>(
      `SELECT max(CAST(value AS INTEGER)) FROM meta WHERE key >= 'outside:' AND key < 'outside;'`,
    )
    .pluck();

  const codeFrom = db.prepare<[string, string, number], DossierRow>(
    `${where('code >= ? AND code < ?')} ORDER BY code DESC LIMIT ?`,
  );

  const toDossierOrNull = (row: DossierRow | undefined) => (row === undefined ? null : toDossier(row));

  return {
    findByCode: (code: string) => toDossierOrNull(byCode.get(code)),
    findByToken: (token: string) => toDossierOrNull(byToken.get(token)),
    find: (id: DossierId) => toDossierOrNull(byId.get(id)),
    findBySeq: (seq: number) => toDossierOrNull(bySeq.get(seq)),
    steps: (id: DossierId): DossierStep[] =>
      stepsOf.all(id).map(({ quarters, unit, ...step }) => ({ ...step, duration: toDuration(quarters, unit) })),
    step: (id: DossierId, no: number | null) => (no === null ? null : (stepByNo.get(id, no) ?? null)),
    /** The last serial that was used in a code of this day; 0 before the first. */
    lastSerial: (day: Day) => lastSerial.get(day) ?? 0,
    /** The last number of the office's own receipts in this year; 0 before the first. */
    lastReceipt: (year: string) => lastReceipt.get(year) ?? 0,
    payment: (receiptNumber: string) => paymentBy.get(receiptNumber) ?? null,
    payments: (id: DossierId) => paymentsOf.all(id),
    paymentsOn: (day: Day) => paymentsOn.all(day),
    /** The office's own dossiers that are late and have not been reported as late, the longest overdue first. */
    newlyLate: (now: number, limit: number) => newlyLate.all(now, limit),
    /** The time of the newest report of another system; null when there was none. */
    outsideTakenAt: () => outsideTakenAt.get() ?? null,
    /** Dossiers with personal data on which nobody has worked since then, whether they ended or not. */
    toErase: (untouchedSince: number, limit: number) => toErase.all(untouchedSince, limit),
    /** Dossiers with a result to fetch at this office, newest first. @param limit a constant (see first-few.ts) */
    readyHere: (limit: number) => readyHere(limit).all(),
    /** The office's own dossiers received in [from, to), in the order of their reception. */
    receivedList: (from: number, to: number) => receivedList.all(from, to).map(toDossier),
    list({ kind, ...parameters }: DossierListQuery): Dossier[] {
      return listStatements.get(kind)?.list.all(parameters).map(toDossier) ?? [];
    },
    /** Dossiers whose code begins with `prefix`, the highest code first. */
    codesFrom: (prefix: string, limit: number): Dossier[] => codeFrom.all(prefix, `${prefix}~`, limit).map(toDossier),
    count({ kind, ...parameters }: Omit<DossierListQuery, 'limit' | 'offset'>): number {
      return listStatements.get(kind)?.count.get(parameters) ?? 0;
    },
  };
}
