// Processes a dossier: to the next step, to another date, to a result, its handing over, a stop or a withdrawal.
import { DossierState } from '../../common/contract/official-numbers.ts';
import { done, refuse } from '../../common/contract/refusals.ts';
import { officeTimeFrom } from '../core/calendar.ts';
import { endsLate } from '../core/dossier.ts';
import { workingDayBefore, yearWithoutData } from '../core/working-time.ts';
import type { Action } from './act.ts';
import { describeDossier, findDossierFor } from './dossier-rights.ts';
import { staffOf } from './rights.ts';

export const advanceDossier: Action<'dossier.advance'> = ({ code, step, to, note }, context) => {
  const found = findDossierFor(context, code, 'advance');
  if (!found.ok) return found;
  const { dossier } = found.value;
  const { store, site, now } = context;
  if (to !== null && !site.staff.some(member => member.id === to)) return refuse('staff.unknown');
  if (step !== null && step !== dossier.step) return refuse('dossier.step-done', { step: dossier.step });
  const steps = store.dossiers.steps(dossier.id);
  const toStep = steps.find(({ no }) => dossier.step !== null && no > dossier.step)?.no ?? null;
  // Without published steps a dossier is in process after the first advance and stays so until there is a result.
  if (toStep === null && (steps.length > 0 || dossier.state === DossierState.InProcess))
    return refuse('dossier.last-step');
  const staffId = staffOf(context);
  context.record({
    type: 'dossier.advanced',
    dossierId: dossier.id,
    code: dossier.code,
    fromStep: dossier.step,
    toStep,
    staffId,
    holderId: to ?? staffId,
  });
  if (note !== null) store.people.addWords(dossier.id, { kind: 'step-note', lines: [note], staffId, at: now });
  return done(describeDossier(context, dossier));
};

export const reappointDossier: Action<'dossier.reappoint'> = ({ code, dueAt, reason, force }, context) => {
  const found = findDossierFor(context, code, 'reappoint');
  if (!found.ok) return found;
  const { dossier } = found.value;
  const { now, catalogue, caller } = context;
  const { workingTime } = catalogue;
  if (dossier.reappointments > 0) return refuse('dossier.reappointed-before');
  const forced = force && caller.kind === 'staff' && caller.roles.includes('supervisor');
  if (dossier.dueAt !== null && !forced && now > workingDayBefore(dossier.dueAt, workingTime))
    return refuse('dossier.reappoint-too-late', { until: workingDayBefore(dossier.dueAt, workingTime) });
  if (dueAt <= Math.max(now, dossier.dueAt ?? now)) return refuse('dossier.bad-date');
  const unknown = yearWithoutData(dueAt, dueAt, workingTime);
  if (unknown !== null) return refuse('calendar.unknown-year', { year: unknown });
  // The office must be open at the new date to hand the result over.
  if (officeTimeFrom(dueAt, workingTime) !== dueAt) return refuse('dossier.bad-date');
  const steps = context.store.dossiers.steps(dossier.id);
  context.record({
    type: 'dossier.reappointed',
    dossierId: dossier.id,
    code: dossier.code,
    dueAt,
    before: dossier.dueAt,
    forced,
    // The whole is promised for a day, so the open steps are promised for the same day.
    steps: steps.filter(step => step.doneAt === null && step.dueAt !== null).map(({ no }) => no),
  });
  context.store.people.addWords(dossier.id, { kind: 'apology', lines: [reason], staffId: staffOf(context), at: now });
  return done(describeDossier(context, dossier));
};

export const stopDossier: Action<'dossier.stop'> = ({ code, reason }, context) => {
  const found = findDossierFor(context, code, 'stop');
  if (!found.ok) return found;
  const { dossier, next: state } = found.value;
  const staffId = staffOf(context);
  const late = endsLate(dossier, context.now);
  context.record({ type: 'dossier.stopped', dossierId: dossier.id, code: dossier.code, staffId, state, late });
  context.store.people.addWords(dossier.id, { kind: 'stop', lines: [reason], staffId, at: context.now });
  return done(describeDossier(context, dossier));
};

export const withdrawDossier: Action<'dossier.withdraw'> = ({ code, reason }, context) => {
  const found = findDossierFor(context, code, 'withdraw');
  if (!found.ok) return found;
  const { dossier, next: state } = found.value;
  const staffId = staffOf(context);
  const late = endsLate(dossier, context.now);
  context.record({ type: 'dossier.withdrawn', dossierId: dossier.id, code: dossier.code, staffId, state, late });
  if (reason !== null)
    context.store.people.addWords(dossier.id, {
      kind: 'withdrawal',
      lines: [reason],
      staffId,
      at: context.now,
    });
  return done(describeDossier(context, dossier));
};

export const readyDossier: Action<'dossier.ready'> = ({ code }, context) => {
  const found = findDossierFor(context, code, 'ready');
  if (!found.ok) return found;
  const { dossier } = found.value;
  const { id: dossierId, field, serviceId } = dossier;
  const steps = context.store.dossiers.steps(dossierId);
  const lastStep = steps.at(-1)?.no ?? null;
  context.record({
    type: 'dossier.ready',
    dossierId,
    code: dossier.code,
    staffId: staffOf(context),
    field,
    serviceId,
    late: endsLate(dossier, context.now),
    // All open steps end with the result, except the last one, which is the handing over.
    stepsEnded: steps.filter(step => step.doneAt === null && step.no !== lastStep).map(({ no }) => no),
    lastStep,
  });
  return done(describeDossier(context, dossier));
};

export const returnDossier: Action<'dossier.return'> = ({ code, collector, ratingAsked, ticketId }, context) => {
  const found = findDossierFor(context, code, 'return');
  if (!found.ok) return found;
  const { dossier } = found.value;
  if (ticketId !== null && context.store.tickets.find(ticketId) === null) return refuse('ticket.unknown');
  const staffId = staffOf(context);
  context.record({
    type: 'dossier.returned',
    dossierId: dossier.id,
    code: dossier.code,
    staffId,
    ratingAsked,
    ticketId,
    lastStep: context.store.dossiers.steps(dossier.id).at(-1)?.no ?? null,
  });
  if (collector !== null)
    context.store.people.addWords(dossier.id, {
      kind: 'collector',
      lines: [collector],
      staffId,
      at: context.now,
    });
  return done(describeDossier(context, dossier));
};
