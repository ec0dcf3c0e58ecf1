// Dossiers as rows: how they are read, found and listed. They are counted in `dossier-counts.ts`; what is personal stands in
// `dossier-people.ts`.
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
  /** Where one that waits for its citizen goes on. */
  backTo: DossierState | null;
  step: number | null;
  steps: number;
  receivedAt: number;
  acceptedAt: number | null;
  forwardAt: number | null;
  paperCopyDueAt: number | null;
  firstDueAt: number | null;
  dueAt: number | null;
  endsAt: number | null;
  clockStoppedAt: number | null;
  /** What was left when the clock was stopped. */
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
  source: string | null;
  sourceAt: number | null;
  sourceStep: string | null;
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
  /** The day in whose sum it stands, unless it was cancelled. */
  day: Day;
  cancelledAt: number | null;
  /** What it paid of what had been asked for; 0 where nothing had. */
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

/** What a list at the desk can narrow to. Each is a condition of the one query. */
const kinds = {
  open: 'ended_at IS NULL',
  late: 'ended_at IS NULL AND due_at < min(@now, coalesce(clock_stopped_at, @now))',
  soon: 'ended_at IS NULL AND clock_stopped_at IS NULL AND due_at >= @now AND due_at <= @soonAt',
  waiting: 'ended_at IS NULL AND state IN (5, 6)',
  ready: 'state = 9',
} as const;
type ListKind = keyof typeof kinds;

export interface ListAsked {
  kind: ListKind;
  holderId: StaffId | null;
  step: number | null;
  now: number;
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
  const oneStep = db.prepare<[string, number], { label: string; dueAt: number | null }>(
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
  const becomeLate = db.prepare<[number, number], { id: DossierId; code: DossierCode }>(
    `SELECT dossier_id AS id, code FROM dossiers
     WHERE ended_at IS NULL AND clock_stopped_at IS NULL AND late_told_at IS NULL AND source IS NULL AND due_at < ? ORDER BY due_at LIMIT ?`,
  );
  const toForget = db
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

  /** Those of another system are found by their code, but are not this desk's work. */
  const listFilter = `source IS NULL AND (@holderId IS NULL OR holder_id = @holderId) AND (@step IS NULL OR step = @step)`;
  const listStatements = new Map(
    (Object.keys(kinds) as ListKind[]).map(kind => {
      const filter = `${kinds[kind]} AND ${listFilter}`;
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

  const one = (row: DossierRow | undefined) => (row === undefined ? null : toDossier(row));

  return {
    findByCode: (code: string) => one(byCode.get(code)),
    findByToken: (token: string) => one(byToken.get(token)),
    find: (id: DossierId) => one(byId.get(id)),
    findBySeq: (seq: number) => one(bySeq.get(seq)),
    steps: (id: DossierId): DossierStep[] =>
      stepsOf.all(id).map(({ quarters, unit, ...step }) => ({ ...step, duration: toDuration(quarters, unit) })),
    step: (id: DossierId, no: number | null) => (no === null ? null : (oneStep.get(id, no) ?? null)),
    lastSerial: (day: Day) => lastSerial.get(day) ?? 0,
    lastReceipt: (year: string) => lastReceipt.get(year) ?? 0,
    payment: (receiptNumber: string) => paymentBy.get(receiptNumber) ?? null,
    payments: (id: DossierId) => paymentsOf.all(id),
    paymentsOn: (day: Day) => paymentsOn.all(day),
    /** The office's own that became late and of which nobody was told yet, the longest first. */
    becomeLate: (now: number, most: number) => becomeLate.all(now, most),
    /** Of when the newest word of another system is; null when none ever spoke. */
    outsideTakenAt: () => outsideTakenAt.get() ?? null,
    /** Those that nobody had in hand since, ended or not, with something personal left. */
    toForget: (untouchedSince: number, most: number) => toForget.all(untouchedSince, most),
    /** With a result to fetch at this office, newest first. `most` is a constant. */
    readyHere: (most: number) => readyHere(most).all(),
    /** The office's own, received in [from, to), in their order. */
    receivedList: (from: number, to: number) => receivedList.all(from, to).map(toDossier),
    list({ kind, ...asked }: ListAsked): Dossier[] {
      return listStatements.get(kind)?.list.all(asked).map(toDossier) ?? [];
    },
    /** Codes that begin so, the newest first. */
    codesFrom: (prefix: string, most: number): Dossier[] => codeFrom.all(prefix, `${prefix}~`, most).map(toDossier),
    count({ kind, ...asked }: Omit<ListAsked, 'limit' | 'offset'>): number {
      return listStatements.get(kind)?.count.get(asked) ?? 0;
    },
  };
}
