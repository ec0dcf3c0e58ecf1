// The view of one dossier for the phone of the person who has its receipt. It contains no personal data and no free words, because
// anybody who sees the receipt can open it.
import type { DossierView } from '../../common/contract/views/following-views.ts';
import { isLate } from '../core/dossier.ts';
import { makeEnvelope, type Reading } from './reading.ts';

/** The dossier with this token; null when there is none. */
export function readDossier(reading: Reading, token: string): DossierView | null {
  const { store, now } = reading;
  const dossier = store.dossiers.findByToken(token);
  if (dossier === null) return null;
  const { id, code, state, procedureName, step, steps, sourceStep } = dossier;
  const { receivedAt, dueAt, readyAt, returnedAt, delivery, sourceAt } = dossier;
  return {
    ...makeEnvelope(reading, 'dossier', token),
    code,
    state,
    procedure: procedureName,
    step,
    steps,
    receivedAt,
    dueAt,
    readyAt,
    returnedAt,
    delivery,
    stepLabel: sourceStep ?? store.dossiers.step(id, step)?.label ?? null,
    late: isLate(dossier, now),
    clockStopped: dossier.clockStoppedAt !== null && dossier.endedAt === null,
    outsideAt: sourceAt,
  };
}
