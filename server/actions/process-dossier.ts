// A dossier on its way through the office: step by step, to another date, to a result, or to a stop.
import { DossierState } from '../../common/contract/official-numbers.ts';
import { done, refuse } from '../../common/contract/refusals.ts';
import { officeTimeFrom } from '../core/calendar.ts';
import { workingDayBefore, yearWithoutData } from '../core/working-time.ts';
import type { Action } from './act.ts';
import { findDossierFor, tellDossier } from './dossier-rights.ts';
import { staffOf } from './rights.ts';

export const advanceDossier: Action<'dossier.advance'> = ({ code, step, to, note }, deed) => {
  const found = findDossierFor(deed, code, 'advance');
  if (!found.ok) return found;
  const { dossier } = found.value;
  const { store, site, now } = deed;
  if (to !== null && !site.staff.some(one => one.id === to)) return refuse('staff.unknown');
  if (step !== null && step !== dossier.step) return refuse('dossier.step-done', { step: dossier.step });
  const steps = store.dossiers.steps(dossier.id);
  const toStep = steps.find(({ no }) => dossier.step !== null && no > dossier.step)?.no ?? null;
  // Without a published course there is nothing to count: it is in process, and stays so until there is a result.
  if (toStep === null && (steps.length > 0 || dossier.state === DossierState.InProcess))
    return refuse('dossier.last-step');
  const staffId = staffOf(deed);
  deed.record({
    type: 'dossier.advanced',
    ...{ dossierId: dossier.id, code: dossier.code, fromStep: dossier.step, toStep, staffId, holderId: to ?? staffId },
  });
  if (note !== null) store.people.addWords(dossier.id, 'step-note', [note], staffId, now);
  return done(tellDossier(deed, dossier));
};

export const reappointDossier: Action<'dossier.reappoint'> = ({ code, dueAt, reason, force }, deed) => {
  const found = findDossierFor(deed, code, 'reappoint');
  if (!found.ok) return found;
  const { dossier } = found.value;
  const { now, catalogue, caller } = deed;
  const { workingTime } = catalogue;
  if (dossier.reappointments > 0) return refuse('dossier.reappointed-before');
  const forced = force && caller.kind === 'staff' && caller.roles.includes('supervisor');
  if (dossier.dueAt !== null && !forced && now > workingDayBefore(dossier.dueAt, workingTime))
    return refuse('dossier.reappoint-too-late', { until: workingDayBefore(dossier.dueAt, workingTime) });
  if (dueAt <= Math.max(now, dossier.dueAt ?? now)) return refuse('dossier.bad-date');
  const unknown = yearWithoutData(dueAt, dueAt, workingTime);
  if (unknown !== null) return refuse('calendar.unknown-year', { year: unknown });
  // Somebody must be there to hand the result over.
  if (officeTimeFrom(dueAt, workingTime) !== dueAt) return refuse('dossier.bad-date');
  deed.record({
    type: 'dossier.reappointed',
    ...{ dossierId: dossier.id, code: dossier.code, dueAt, before: dossier.dueAt, forced },
  });
  deed.store.people.addWords(dossier.id, 'apology', [reason], staffOf(deed), now);
  return done(tellDossier(deed, dossier));
};

export const stopDossier: Action<'dossier.stop'> = ({ code, reason }, deed) => {
  const found = findDossierFor(deed, code, 'stop');
  if (!found.ok) return found;
  const { dossier } = found.value;
  const staffId = staffOf(deed);
  deed.record({ type: 'dossier.stopped', dossierId: dossier.id, code: dossier.code, staffId });
  deed.store.people.addWords(dossier.id, 'stop', [reason], staffId, deed.now);
  return done(tellDossier(deed, dossier));
};

export const withdrawDossier: Action<'dossier.withdraw'> = ({ code, reason }, deed) => {
  const found = findDossierFor(deed, code, 'withdraw');
  if (!found.ok) return found;
  const { dossier } = found.value;
  const staffId = staffOf(deed);
  deed.record({ type: 'dossier.withdrawn', dossierId: dossier.id, code: dossier.code, staffId });
  if (reason !== null) deed.store.people.addWords(dossier.id, 'withdrawal', [reason], staffId, deed.now);
  return done(tellDossier(deed, dossier));
};

export const readyDossier: Action<'dossier.ready'> = ({ code }, deed) => {
  const found = findDossierFor(deed, code, 'ready');
  if (!found.ok) return found;
  const { dossier } = found.value;
  const { id: dossierId, field, serviceId } = dossier;
  deed.record({ type: 'dossier.ready', dossierId, code: dossier.code, staffId: staffOf(deed), field, serviceId });
  return done(tellDossier(deed, dossier));
};

export const returnDossier: Action<'dossier.return'> = ({ code, collector, ratingAsked, ticketId }, deed) => {
  const found = findDossierFor(deed, code, 'return');
  if (!found.ok) return found;
  const { dossier } = found.value;
  if (ticketId !== null && deed.store.tickets.find(ticketId) === null) return refuse('ticket.unknown');
  const staffId = staffOf(deed);
  deed.record({
    type: 'dossier.returned',
    ...{ dossierId: dossier.id, code: dossier.code, staffId, ratingAsked, ticketId },
  });
  if (collector !== null) deed.store.people.addWords(dossier.id, 'collector', [collector], staffId, deed.now);
  return done(tellDossier(deed, dossier));
};
