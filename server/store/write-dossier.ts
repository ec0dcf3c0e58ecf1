// Writes the row of a dossier itself: that it exists, its state, what is owed for it, how it ends.
import { DossierState } from '../../common/contract/official-numbers.ts';
import type { EventOf } from '../core/events.ts';
import type { Connection } from './open.ts';

export function createDossierWriter(db: Connection) {
  const insert = db.prepare(
    `INSERT INTO dossiers (dossier_id, code, track_token, procedure_id, procedure_code, procedure_name, field, service_id, total, total_unit,
       total_text, same_day, ticket_id, channel, applicant_kind, delivery, sets, state, received_at, staff_id, holder_id)
     VALUES (@dossierId, @code, @trackToken, @procedureId, @procedureCode, @procedureName, @field, @serviceId, @total, @unit,
       @totalText, @sameDay, @ticketId, @channel, @applicantKind, @delivery, @sets, ${DossierState.Registered}, @at, @staffId, @staffId)`,
  );
  const insertStep = db.prepare(
    `INSERT INTO dossier_steps (dossier_id, no, label, responsible, duration, duration_unit)
     VALUES (@dossierId, @no, @label, @responsible, @quarters, @unit)`,
  );
  const raiseSeries = db.prepare(
    'INSERT INTO dossier_series (day, last) VALUES (@day, @serial) ON CONFLICT DO UPDATE SET last = @serial',
  );
  const wait = db.prepare('UPDATE dossiers SET state = @state, back_to = @backTo WHERE dossier_id = @dossierId');
  const countSupplement = db.prepare(
    'UPDATE dossiers SET supplements = @nth, counts_late = @countsLate WHERE dossier_id = @dossierId',
  );
  const continueIn = db.prepare('UPDATE dossiers SET state = @state, back_to = NULL WHERE dossier_id = @dossierId');
  const setToPay = db.prepare('UPDATE dossiers SET to_pay = @toPay WHERE dossier_id = @dossierId');
  const end = db.prepare(
    'UPDATE dossiers SET state = @state, back_to = NULL, ended_at = @at, ended_late = @late WHERE dossier_id = @dossierId',
  );
  const ready = db.prepare(
    'UPDATE dossiers SET ready_at = @at, clock_stopped_at = NULL, step = @step WHERE dossier_id = @dossierId',
  );
  const giveBack = db.prepare(
    `UPDATE dossiers SET state = ${DossierState.Returned}, returned_at = @at, to_pay = 0 WHERE dossier_id = @dossierId`,
  );
  const advance = db.prepare(
    `UPDATE dossiers SET state = ${DossierState.InProcess}, step = coalesce(@toStep, step), holder_id = @holderId WHERE dossier_id = @dossierId`,
  );
  const touch = db.prepare('UPDATE dossiers SET touched_at = @at, forgotten_at = NULL WHERE dossier_id = @dossierId');
  const correct = db.prepare(
    'UPDATE dossiers SET applicant_kind = coalesce(@applicantKind, applicant_kind) WHERE dossier_id = @dossierId',
  );
  const markLate = db.prepare('UPDATE dossiers SET late_told_at = @at WHERE dossier_id = @dossierId');
  const markErased = db.prepare('UPDATE dossiers SET forgotten_at = @at WHERE dossier_id = @dossierId');

  return {
    insert(event: EventOf<'dossier.received'>, at: number): void {
      const { steps, accepted: _accepted, type: _type, total, sameDay, day, serial, ...row } = event;
      insert.run({
        ...row,
        at,
        total: total?.quarterDays ?? null,
        unit: total?.unit ?? null,
        sameDay: sameDay ? 1 : 0,
      });
      for (const { no, label, responsible, duration } of steps)
        insertStep.run({
          dossierId: event.dossierId,
          no,
          label,
          responsible,
          quarters: duration?.quarterDays ?? null,
          unit: duration?.unit ?? null,
        });
      raiseSeries.run({ day, serial });
    },
    /** The dossier waits for its citizen. */
    waitIn: (dossierId: string, state: DossierState, backTo: DossierState | null) =>
      void wait.run({ dossierId, state, backTo }),
    countSupplement: (dossierId: string, nth: number, countsLate: boolean) =>
      void countSupplement.run({ dossierId, nth, countsLate: countsLate ? 1 : 0 }),
    continueIn: (dossierId: string, state: DossierState) => void continueIn.run({ dossierId, state }),
    advance: ({ dossierId, toStep, holderId }: EventOf<'dossier.advanced'>) =>
      void advance.run({ dossierId, toStep, holderId }),
    setToPay: (dossierId: string, toPay: number) => void setToPay.run({ dossierId, toPay }),
    end: (dossierId: string, ended: { state: DossierState; late: boolean; at: number }) =>
      void end.run({ dossierId, ...ended, late: ended.late ? 1 : 0 }),
    /** The result is there; `step` is the handing over. */
    ready: (dossierId: string, step: number | null, at: number) => void ready.run({ dossierId, step, at }),
    giveBack: (dossierId: string, at: number) => void giveBack.run({ dossierId, at }),
    /** Restarts the time after which personal data are erased, also for a dossier whose data had been erased before. */
    touch: (dossierId: string, at: number) => void touch.run({ dossierId, at }),
    correct: ({ dossierId, applicantKind }: EventOf<'dossier.corrected'>) =>
      void correct.run({ dossierId, applicantKind }),
    markLate: (dossierId: string, at: number) => void markLate.run({ dossierId, at }),
    markErased: (dossierId: string, at: number) => void markErased.run({ dossierId, at }),
  };
}
