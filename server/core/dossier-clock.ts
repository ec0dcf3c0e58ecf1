// The clock of a dossier: it starts when the dossier is accepted, stops while papers (or, where the office decides so, a payment)
// are awaited, and continues with the time that was left. Pure. Instants are UTC ms.

import { dueDates, type ProcessTimes, type StepDue } from './due-date.ts';
import type { Accepted, Promised } from './events.ts';
import { type Left, leftAt, resume } from './supplement.ts';
import type { WorkingTime } from './working-time.ts';

export interface RunningDossier {
  reappointments: number;
  forwardAt: number | null;
  endsAt: number | null;
  dueAt: number | null;
}

export type RunningStep = StepDue & { doneAt: number | null };

/** The dates of a dossier that is accepted now. `unknownYear` is a year that counting touches and whose days off are unknown. */
export function beginClock(
  now: number,
  course: ProcessTimes,
  time: WorkingTime,
): { accepted: Accepted; unknownYear: number | null } {
  const { forwardAt, paperCopyDueAt, endsAt, dueAt, steps, unknownYear } = dueDates(now, course, time);
  const firstStep = course.steps.length === 0 ? null : Math.min(...course.steps.map(({ no }) => no));
  return { accepted: { paperCopyDueAt, promised: { forwardAt, endsAt, dueAt, steps }, firstStep }, unknownYear };
}

/**
 * Whether the due date was promised by an officer and is not the end of a published time. What is left until such a date is
 * measured in office time. This includes a same-day procedure once another day was promised.
 */
const isPromisedByHand = (course: ProcessTimes, promisedAnew: boolean) =>
  course.total === null && (!course.sameDay || promisedAnew);
const inOfficeTime = (course: ProcessTimes, quarterDays: number): ProcessTimes => ({
  ...course,
  total: { quarterDays, unit: 'working_day' },
  sameDay: false,
});

/** The time that is left, of the whole and of the open steps, when the clock stops now. */
export function stopClock(
  now: number,
  dossier: RunningDossier,
  steps: readonly RunningStep[],
  course: ProcessTimes,
  time: WorkingTime,
): Left {
  const undone = steps.filter(step => step.doneAt === null);
  const { forwardAt, endsAt, dueAt } = dossier;
  const dates = {
    forwardAt,
    endsAt,
    dueAt,
    steps: undone.map(({ no, ...step }) => ({ no, dueAt: step.dueAt, endsAt: step.endsAt })),
  };
  return leftAt(
    dates,
    isPromisedByHand(course, dossier.reappointments > 0) ? inOfficeTime(course, 0) : course,
    now,
    time,
  );
}

/** The dates of the whole and of the open steps when the clock continues now. */
export function goOnFrom(
  now: number,
  left: Left,
  course: ProcessTimes,
  time: WorkingTime,
): { promised: Promised; unknownYear: number | null } {
  const counted = course.total === null && left.total !== null ? inOfficeTime(course, left.total) : course;
  const { forwardAt, endsAt, dueAt, steps, unknownYear } = resume(left, counted, now, time);
  return { promised: { forwardAt, endsAt, dueAt, steps }, unknownYear };
}
