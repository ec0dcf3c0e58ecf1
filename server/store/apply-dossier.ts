// What an event of a dossier does to the rows. The one place that writes dossiers, steps, payments and their series.
import type { DossierState } from '../../common/contract/official-numbers.ts';
import { countsAsLate, dossierStateAfter } from '../core/dossier.ts';
import type { Accepted, EventOf, Promised } from '../core/events.ts';
import type { Connection } from './open.ts';

type DossierEvent = EventOf<
  | 'dossier.received'
  | 'dossier.accepted'
  | 'dossier.supplement-asked'
  | 'dossier.supplement-received'
  | 'dossier.advanced'
  | 'dossier.payment-asked'
  | 'dossier.payment-dropped'
  | 'dossier.paid'
  | 'receipt.cancelled'
  | 'dossier.reappointed'
  | 'dossier.refused'
  | 'dossier.stopped'
  | 'dossier.withdrawn'
  | 'dossier.ready'
  | 'dossier.returned'
  | 'dossier.late'
  | 'dossier.corrected'
  | 'dossier.forgotten'
>;

interface Row {
  state: DossierState;
  backTo: DossierState | null;
  dueAt: number | null;
  clockStoppedAt: number | null;
  countsLate: 0 | 1;
}

export function createApplyDossier(db: Connection): (event: DossierEvent, at: number) => void {
  const read = db.prepare<[string], Row>(
    `SELECT state, back_to AS backTo, due_at AS dueAt, clock_stopped_at AS clockStoppedAt, counts_late AS countsLate
     FROM dossiers WHERE dossier_id = ?`,
  );
  const insert = db.prepare(
    `INSERT INTO dossiers (dossier_id, code, track_token, procedure_id, procedure_code, procedure_name, field, service_id, total, total_unit,
       total_text, same_day, ticket_id, channel, applicant_kind, delivery, sets, state, received_at, staff_id, holder_id)
     VALUES (@dossierId, @code, @trackToken, @procedureId, @procedureCode, @procedureName, @field, @serviceId, @total, @unit,
       @totalText, @sameDay, @ticketId, @channel, @applicantKind, @delivery, @sets, 1, @at, @staffId, @staffId)`,
  );
  const insertStep = db.prepare(
    `INSERT INTO dossier_steps (dossier_id, no, label, responsible, duration, duration_unit)
     VALUES (@dossierId, @no, @label, @responsible, @quarters, @unit)`,
  );
  const raiseSeries = db.prepare(
    'INSERT INTO dossier_series (day, last) VALUES (@day, @serial) ON CONFLICT DO UPDATE SET last = @serial',
  );
  const accept = db.prepare(
    `UPDATE dossiers SET state = 2, back_to = NULL, accepted_at = @at, forward_at = @forwardAt, paper_copy_due_at = @paperCopyDueAt,
       first_due_at = @dueAt, due_at = @dueAt, ends_at = @endsAt, step = (SELECT min(no) FROM dossier_steps WHERE dossier_id = @dossierId),
       clock_stopped_at = NULL, clock_left = NULL WHERE dossier_id = @dossierId`,
  );
  const beginFirst = db.prepare(
    `UPDATE dossier_steps SET begun_at = @at
     WHERE dossier_id = @dossierId AND no = (SELECT min(no) FROM dossier_steps WHERE dossier_id = @dossierId)`,
  );
  const promise = db.prepare(
    `UPDATE dossiers SET forward_at = @forwardAt, due_at = @dueAt, ends_at = @endsAt, clock_stopped_at = NULL, clock_left = NULL WHERE dossier_id = @dossierId`,
  );
  const promiseStep = db.prepare(
    `UPDATE dossier_steps SET due_at = @dueAt, ends_at = @endsAt WHERE dossier_id = @dossierId AND no = @no`,
  );
  const stopClock = db.prepare(
    `UPDATE dossiers SET clock_stopped_at = CASE WHEN accepted_at IS NULL THEN NULL ELSE @at END, clock_left = @left WHERE dossier_id = @dossierId`,
  );
  const askSupplement = db.prepare(
    `UPDATE dossiers SET state = 5, back_to = state, supplements = @nth, counts_late = @countsLate WHERE dossier_id = @dossierId`,
  );
  const askPayment = db.prepare(
    `UPDATE dossiers SET state = 6, back_to = CASE WHEN state = 6 THEN back_to ELSE state END, to_pay = @amount WHERE dossier_id = @dossierId`,
  );
  const goOn = db.prepare('UPDATE dossiers SET state = @state, back_to = NULL WHERE dossier_id = @dossierId');
  const oweNothing = db.prepare('UPDATE dossiers SET to_pay = 0 WHERE dossier_id = @dossierId');
  const owe = db.prepare('UPDATE dossiers SET to_pay = max(0, to_pay - @amount) WHERE dossier_id = @dossierId');
  const advance = db.prepare(
    'UPDATE dossiers SET state = 4, step = coalesce(@toStep, step), holder_id = @holderId WHERE dossier_id = @dossierId',
  );
  const endStep = db.prepare(
    `UPDATE dossier_steps SET done_at = @at, staff_id = @staffId, begun_at = coalesce(begun_at, @at)
     WHERE dossier_id = @dossierId AND no = @no`,
  );
  const beginStep = db.prepare('UPDATE dossier_steps SET begun_at = @at WHERE dossier_id = @dossierId AND no = @no');
  const reappoint = db.prepare(
    `UPDATE dossiers SET due_at = @dueAt, ends_at = @dueAt, reappointments = reappointments + 1, late_told_at = NULL WHERE dossier_id = @dossierId`,
  );
  /** The whole is promised for a day; of the steps before it nobody says more. */
  const reappointSteps = db.prepare(
    'UPDATE dossier_steps SET due_at = @dueAt, ends_at = @dueAt WHERE dossier_id = @dossierId AND done_at IS NULL AND due_at IS NOT NULL',
  );
  /** With a result (9) it is still fetched and paid; otherwise nothing is asked any more. */
  const end = db.prepare(
    `UPDATE dossiers SET state = @state, back_to = NULL, ended_at = @at, ended_late = @late,
       to_pay = CASE WHEN @state = 9 THEN to_pay ELSE 0 END
     WHERE dossier_id = @dossierId`,
  );
  /** All but the last, which is the handing over. */
  const endSteps = db.prepare(
    `UPDATE dossier_steps SET done_at = @at, staff_id = @staffId, begun_at = coalesce(begun_at, @at)
     WHERE dossier_id = @dossierId AND done_at IS NULL AND no < (SELECT max(no) FROM dossier_steps WHERE dossier_id = @dossierId)`,
  );
  const beginLast = db.prepare(
    `UPDATE dossier_steps SET begun_at = coalesce(begun_at, @at)
     WHERE dossier_id = @dossierId AND no = (SELECT max(no) FROM dossier_steps WHERE dossier_id = @dossierId)`,
  );
  const ready = db.prepare(
    `UPDATE dossiers SET ready_at = @at, clock_stopped_at = NULL, step = (SELECT max(no) FROM dossier_steps WHERE dossier_id = @dossierId)
     WHERE dossier_id = @dossierId`,
  );
  const giveBack = db.prepare(
    'UPDATE dossiers SET state = 10, returned_at = @at, to_pay = 0 WHERE dossier_id = @dossierId',
  );
  const lastStep = db
    .prepare<[string], number | null>('SELECT max(no) FROM dossier_steps WHERE dossier_id = ?')
    .pluck();
  const insertPayment = db.prepare(
    `INSERT INTO payments (dossier_id, day, moment, amount, receipt_number, staff_id, paid_at, covered)
     SELECT @dossierId, @day, @moment, @amount, @receiptNumber, @staffId, @at, min(to_pay, @amount)
     FROM dossiers WHERE dossier_id = @dossierId`,
  );
  const cancelPayment = db.prepare('UPDATE payments SET cancelled_at = @at WHERE receipt_number = @receiptNumber');
  const oweAgain = db.prepare('UPDATE dossiers SET to_pay = to_pay + @owed WHERE dossier_id = @dossierId');
  const raiseReceipts = db.prepare(
    'INSERT INTO receipt_series (year, last) VALUES (@year, @serial) ON CONFLICT DO UPDATE SET last = @serial',
  );
  /** Somebody had it in hand: from here the time of the retention rule runs, also for what was forgotten and is known again. */
  const touch = db.prepare('UPDATE dossiers SET touched_at = @at, forgotten_at = NULL WHERE dossier_id = @dossierId');
  const correct = db.prepare(
    'UPDATE dossiers SET applicant_kind = coalesce(@applicantKind, applicant_kind) WHERE dossier_id = @dossierId',
  );
  const tellLate = db.prepare('UPDATE dossiers SET late_told_at = @at WHERE dossier_id = @dossierId');
  const forget = db.prepare('UPDATE dossiers SET forgotten_at = ? WHERE dossier_id = ?');

  function find(dossierId: string): Row {
    const row = read.get(dossierId);
    if (row === undefined) throw new Error(`dossier ${dossierId} is not in the store`);
    return row;
  }

  function promiseSteps(dossierId: string, { steps }: Promised): void {
    for (const { no, dueAt, endsAt } of steps) promiseStep.run({ dossierId, no, dueAt, endsAt });
  }

  function applyAccepted(dossierId: string, { paperCopyDueAt, promised }: Accepted, at: number): void {
    const { forwardAt, dueAt, endsAt } = promised;
    accept.run({ dossierId, at, forwardAt, paperCopyDueAt, dueAt, endsAt });
    beginFirst.run({ dossierId, at });
    promiseSteps(dossierId, promised);
  }

  function applyPromised(dossierId: string, promised: Promised): void {
    const { forwardAt, dueAt, endsAt } = promised;
    promise.run({ dossierId, forwardAt, dueAt, endsAt });
    promiseSteps(dossierId, promised);
  }

  function applyEnd(dossierId: string, state: DossierState, at: number): void {
    const row = find(dossierId);
    const late = countsAsLate({ ...row, endedAt: row.clockStoppedAt ?? at, countsLate: row.countsLate === 1 }, at)
      ? 1
      : 0;
    end.run({ dossierId, state, at, late });
  }

  return (event, at) => {
    applyEvent(event, at);
    if (event.type !== 'dossier.late' && event.type !== 'dossier.forgotten')
      touch.run({ dossierId: event.dossierId, at });
  };

  function applyEvent(event: DossierEvent, at: number): void {
    switch (event.type) {
      case 'dossier.received': {
        const { dossierId, steps, accepted, total, sameDay, day, serial, ...rest } = event;
        const { code, trackToken, procedureId, procedureCode, procedureName, field, serviceId, totalText } = rest;
        const { ticketId, channel, applicantKind, delivery, sets, staffId } = rest;
        insert.run({
          ...{ dossierId, code, trackToken, procedureId, procedureCode, procedureName, field, serviceId, totalText },
          ...{ ticketId, channel, applicantKind, delivery, sets, staffId, at },
          total: total?.quarterDays ?? null,
          unit: total?.unit ?? null,
          sameDay: sameDay ? 1 : 0,
        });
        for (const { no, label, responsible, duration } of steps)
          insertStep.run({
            ...{ dossierId, no, label, responsible },
            quarters: duration?.quarterDays ?? null,
            unit: duration?.unit ?? null,
          });
        raiseSeries.run({ day, serial });
        if (accepted !== null) applyAccepted(dossierId, accepted, at);
        break;
      }
      case 'dossier.accepted':
        applyAccepted(event.dossierId, event.accepted, at);
        break;
      case 'dossier.supplement-asked': {
        const { dossierId, nth, countsLate, left } = event;
        askSupplement.run({ dossierId, nth, countsLate: countsLate ? 1 : 0 });
        stopClock.run({ dossierId, at, left: JSON.stringify(left) });
        break;
      }
      case 'dossier.supplement-received':
        if (event.accepted !== null) applyAccepted(event.dossierId, event.accepted, at);
        else {
          goOn.run({ dossierId: event.dossierId, state: event.state });
          applyPromised(event.dossierId, event.promised);
        }
        break;
      case 'dossier.advanced': {
        const { dossierId, fromStep, toStep, staffId, holderId } = event;
        advance.run({ dossierId, toStep, holderId });
        if (fromStep !== null) endStep.run({ dossierId, no: fromStep, staffId, at });
        if (toStep !== null) beginStep.run({ dossierId, no: toStep, at });
        break;
      }
      case 'dossier.payment-asked': {
        const { dossierId, amount, left } = event;
        askPayment.run({ dossierId, amount });
        if (left !== null) stopClock.run({ dossierId, at, left: JSON.stringify(left) });
        break;
      }
      case 'dossier.payment-dropped':
        goOn.run({ dossierId: event.dossierId, state: event.state });
        oweNothing.run({ dossierId: event.dossierId });
        if (event.promised !== null) applyPromised(event.dossierId, event.promised);
        break;
      case 'dossier.paid': {
        const { dossierId, day, moment, amount, receiptNumber, staffId, serial, resumed } = event;
        insertPayment.run({ dossierId, day, moment, amount, receiptNumber, staffId, at });
        if (serial !== null) raiseReceipts.run({ year: day.slice(0, 4), serial });
        owe.run({ dossierId, amount });
        if (resumed === null) break;
        goOn.run({ dossierId, state: resumed.state });
        if (resumed.promised !== null) applyPromised(dossierId, resumed.promised);
        break;
      }
      case 'receipt.cancelled': {
        const { dossierId, receiptNumber, owed } = event;
        cancelPayment.run({ receiptNumber, at });
        oweAgain.run({ dossierId, owed });
        break;
      }
      case 'dossier.reappointed':
        reappoint.run({ dossierId: event.dossierId, dueAt: event.dueAt });
        reappointSteps.run({ dossierId: event.dossierId, dueAt: event.dueAt });
        break;
      case 'dossier.refused':
      case 'dossier.stopped':
      case 'dossier.withdrawn': {
        const deed =
          event.type === 'dossier.refused' ? 'refuse' : event.type === 'dossier.stopped' ? 'stop' : 'withdraw';
        const { state, backTo } = find(event.dossierId);
        applyEnd(event.dossierId, dossierStateAfter(state, deed, backTo) ?? state, at);
        break;
      }
      case 'dossier.ready':
        applyEnd(event.dossierId, 9, at);
        endSteps.run({ dossierId: event.dossierId, staffId: event.staffId, at });
        beginLast.run({ dossierId: event.dossierId, at });
        ready.run({ dossierId: event.dossierId, at });
        break;
      case 'dossier.returned': {
        const { dossierId, staffId } = event;
        const last = lastStep.get(dossierId) ?? null;
        giveBack.run({ dossierId, at });
        if (last !== null) endStep.run({ dossierId, no: last, staffId, at });
        break;
      }
      case 'dossier.corrected':
        correct.run({ dossierId: event.dossierId, applicantKind: event.applicantKind });
        break;
      case 'dossier.late':
        tellLate.run({ dossierId: event.dossierId, at });
        break;
      case 'dossier.forgotten':
        for (const dossierId of event.dossierIds) forget.run(at, dossierId);
        break;
      default:
        event satisfies never;
    }
  }
}
