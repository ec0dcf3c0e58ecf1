// The clock of a dossier: it begins when it is accepted, stands still while papers (or, as the office decides, a payment) are
// awaited, and goes on with what was left. Pure.

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

/** What is promised to a dossier accepted now; `unknownYear` when the days of a year that the counting touches are not known. */
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
 * A date that was promised by hand is no end of a published time: what is left until it is measured in office time. So is that of
 * a procedure done in a day, once another day was promised.
 */
const byHand = (course: ProcessTimes, promisedAnew: boolean) =>
  course.total === null && (!course.sameDay || promisedAnew);
const inOfficeTime = (course: ProcessTimes, quarterDays: number): ProcessTimes => ({
  ...course,
  total: { quarterDays, unit: 'working_day' },
  sameDay: false,
});

/** What is left of the whole and of the steps not done. */
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
  return leftAt(dates, byHand(course, dossier.reappointments > 0) ? inOfficeTime(course, 0) : course, now, time);
}

/** The dates of the whole and of the steps not done, once the clock goes on. */
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
