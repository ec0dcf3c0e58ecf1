// Writes the dates of a dossier and of its steps: accepted, promised, stopped, appointed anew; begun and ended.
import { DossierState } from '../../common/contract/official-numbers.ts';
import type { StaffId } from '../../common/contract/words.ts';
import type { Promised } from '../core/events.ts';
import type { Left } from '../core/supplement.ts';
import type { DecidedAccepted } from './legacy-events.ts';
import type { Connection } from './open.ts';

export function createDossierClockWriter(db: Connection) {
  const accept = db.prepare(
    `UPDATE dossiers SET state = ${DossierState.Received}, back_to = NULL, accepted_at = @at, forward_at = @forwardAt,
       paper_copy_due_at = @paperCopyDueAt, first_due_at = @dueAt, due_at = @dueAt, ends_at = @endsAt, step = @step,
       clock_stopped_at = NULL, clock_left = NULL
     WHERE dossier_id = @dossierId`,
  );
  const promise = db.prepare(
    `UPDATE dossiers SET forward_at = @forwardAt, due_at = @dueAt, ends_at = @endsAt, clock_stopped_at = NULL, clock_left = NULL
     WHERE dossier_id = @dossierId`,
  );
  const promiseStep = db.prepare(
    'UPDATE dossier_steps SET due_at = @dueAt, ends_at = @endsAt WHERE dossier_id = @dossierId AND no = @no',
  );
  const stop = db.prepare(
    'UPDATE dossiers SET clock_stopped_at = @stoppedAt, clock_left = @left WHERE dossier_id = @dossierId',
  );
  const reappoint = db.prepare(
    `UPDATE dossiers SET due_at = @dueAt, ends_at = @dueAt, reappointments = reappointments + 1, late_told_at = NULL
     WHERE dossier_id = @dossierId`,
  );
  const endStep = db.prepare(
    `UPDATE dossier_steps SET done_at = @at, staff_id = @staffId, begun_at = coalesce(begun_at, @at)
     WHERE dossier_id = @dossierId AND no = @no`,
  );
  const beginStep = db.prepare('UPDATE dossier_steps SET begun_at = @at WHERE dossier_id = @dossierId AND no = @no');
  const beginLastStep = db.prepare(
    'UPDATE dossier_steps SET begun_at = coalesce(begun_at, @at) WHERE dossier_id = @dossierId AND no = @no',
  );

  function writePromisedSteps(dossierId: string, { steps }: Promised): void {
    for (const { no, dueAt, endsAt } of steps) promiseStep.run({ dossierId, no, dueAt, endsAt });
  }

  return {
    accept(dossierId: string, { paperCopyDueAt, promised, firstStep }: DecidedAccepted, at: number): void {
      const { forwardAt, dueAt, endsAt } = promised;
      accept.run({ dossierId, at, forwardAt, paperCopyDueAt, dueAt, endsAt, step: firstStep });
      if (firstStep !== null) beginStep.run({ dossierId, no: firstStep, at });
      writePromisedSteps(dossierId, promised);
    },
    promise(dossierId: string, promised: Promised): void {
      const { forwardAt, dueAt, endsAt } = promised;
      promise.run({ dossierId, forwardAt, dueAt, endsAt });
      writePromisedSteps(dossierId, promised);
    },
    /** @param stoppedAt null for a dossier whose clock never ran; what is left is kept all the same */
    stop: (dossierId: string, left: Left, stoppedAt: number | null) =>
      void stop.run({ dossierId, left: JSON.stringify(left), stoppedAt }),
    /** The whole is promised for a day; the listed steps get the same date, since nobody promises more of them. */
    reappoint(dossierId: string, dueAt: number, steps: readonly number[]): void {
      reappoint.run({ dossierId, dueAt });
      for (const no of steps) promiseStep.run({ dossierId, no, dueAt, endsAt: dueAt });
    },
    beginStep: (dossierId: string, no: number, at: number) => void beginStep.run({ dossierId, no, at }),
    /** The last step is the handing over; it may have begun before the result was there. */
    beginLastStep: (dossierId: string, no: number, at: number) => void beginLastStep.run({ dossierId, no, at }),
    endStep: (dossierId: string, ended: { no: number; staffId: StaffId; at: number }) =>
      void endStep.run({ dossierId, ...ended }),
  };
}
