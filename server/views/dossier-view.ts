// Where a dossier stands, for the phone of whoever holds its receipt. Nothing personal, and nothing that was written in free words.

import type { DossierView } from '../../common/contract/views/following-views.ts';
import { isLate } from '../core/dossier.ts';
import { openEnvelope, type Reading } from './reading.ts';

/** Null when no dossier has this token. */
export function readDossier(reading: Reading, token: string): DossierView | null {
  const { store, now } = reading;
  const dossier = store.dossiers.findByToken(token);
  if (dossier === null) return null;
  const { id, code, state, procedureName, step, steps, sourceStep } = dossier;
  const { receivedAt, dueAt, readyAt, returnedAt, delivery, sourceAt } = dossier;
  return {
    ...openEnvelope(reading, 'dossier', token),
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
