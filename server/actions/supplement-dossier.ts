// Requests missing papers, once, in full and in writing. A second request needs a reason and an apology and counts as late.
import { type Answer, done, refuse } from '../../common/contract/refusals.ts';
import { countsLateBySupplements } from '../core/dossier.ts';
import { resumeClock, stopClock } from '../core/dossier-clock.ts';
import type { Promised } from '../core/events.ts';
import type { Left } from '../core/supplement.ts';
import type { Dossier } from '../store/dossier-queries.ts';
import type { Action, ActionContext } from './act.ts';
import { describeDossier, findDossierFor } from './dossier-rights.ts';
import { accept, processTimesOfDossier } from './receive-dossier.ts';
import { staffOf } from './rights.ts';

export function stopDossierClock(context: ActionContext, dossier: Dossier): Left {
  const steps = context.store.dossiers.steps(dossier.id);
  return stopClock({
    now: context.now,
    dossier,
    steps,
    process: processTimesOfDossier(context, dossier),
    time: context.catalogue.workingTime,
  });
}

export const requestSupplement: Action<'dossier.request-supplement'> = (
  { code, missing, reason, apology },
  context,
) => {
  const found = findDossierFor(context, code, 'request-supplement');
  if (!found.ok) return found;
  const { dossier } = found.value;
  const { store, now } = context;
  const nth = dossier.supplements + 1;
  if (nth > 1 && (reason === null || apology === null))
    return refuse('dossier.asked-before', { nth, needed: ['reason', 'apology'] });
  const staffId = staffOf(context);
  const left = stopDossierClock(context, dossier);
  const countsLate = countsLateBySupplements(nth);
  context.record({
    type: 'dossier.supplement-asked',
    dossierId: dossier.id,
    code: dossier.code,
    nth,
    countsLate,
    left,
    backTo: dossier.state,
    clockStops: dossier.acceptedAt !== null,
  });
  store.people.addWords(dossier.id, { kind: 'missing', lines: missing, staffId, at: now });
  if (reason !== null)
    store.people.addWords(dossier.id, { kind: 'supplement-reason', lines: [reason], staffId, at: now });
  if (apology !== null)
    store.people.addWords(dossier.id, { kind: 'supplement-apology', lines: [apology], staffId, at: now });
  return done({ ...describeDossier(context, dossier), nth, countsLate });
};

/** The dates when the clock continues. Where the calendar cannot give them, the officer's date is taken, or it is refused. */
export function continueClock(context: ActionContext, dossier: Dossier, dueAt: number | null): Answer<Promised> {
  if (dossier.left === null) throw new Error(`the clock of ${dossier.id} does not stand still`);
  const { promised, unknownYear } = resumeClock({
    now: context.now,
    left: dossier.left,
    process: processTimesOfDossier(context, dossier),
    time: context.catalogue.workingTime,
  });
  // Without a published time, the officer who promised the first date may promise the next one.
  const mayPromise = unknownYear !== null || (dossier.total === null && !dossier.sameDay);
  if (dueAt === null || !mayPromise)
    return promised.dueAt === null && unknownYear !== null
      ? refuse('calendar.unknown-year', { year: unknownYear })
      : done(promised);
  if (dueAt <= context.now) return refuse('dossier.bad-date');
  return done({ ...promised, dueAt, endsAt: dueAt });
}

const nothing: Promised = { forwardAt: null, endsAt: null, dueAt: null, steps: [] };

export const receiveSupplement: Action<'dossier.supplement-received'> = ({ code, papers, dueAt }, context) => {
  const found = findDossierFor(context, code, 'supplement-received');
  if (!found.ok) return found;
  const { dossier, next } = found.value;
  const { id: dossierId } = dossier;
  const event = { type: 'dossier.supplement-received', dossierId, code: dossier.code, state: next } as const;
  if (dossier.acceptedAt === null) {
    const accepted = accept(context, processTimesOfDossier(context, dossier), dueAt);
    if (!accepted.ok) return accepted;
    context.record({ ...event, promised: nothing, accepted: accepted.value });
  } else {
    const promised = continueClock(context, dossier, dueAt);
    if (!promised.ok) return promised;
    context.record({ ...event, promised: promised.value, accepted: null });
  }
  context.store.people.addPapers(dossierId, papers);
  return done(describeDossier(context, dossier));
};
