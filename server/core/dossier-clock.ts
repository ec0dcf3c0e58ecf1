// The clock of a dossier: it starts when the dossier is accepted, stops while papers (or, where the office decides so, a payment)
// are awaited, and continues with the time that was left. Pure. Instants are UTC ms.

import { dueDates, type ProcessTimes, type StepDue } from './due-date.ts';
import type { Accepted, Promised } from './events.ts';
import { type Left, resumeDates, timeLeftAt } from './supplement.ts';
import type { WorkingTime } from './working-time.ts';

interface RunningDossier {
  /** How many times an officer has promised another date. */
  reappointments: number;
  forwardAt: number | null;
  endsAt: number | null;
  dueAt: number | null;
}

type RunningStep = StepDue & { doneAt: number | null };

/** What is needed to stop a clock that runs. */
export interface RunningClock {
  /** UTC ms. */
  now: number;
  dossier: RunningDossier;
  /** All steps of the dossier, done ones included. */
  steps: readonly RunningStep[];
  process: ProcessTimes;
  time: WorkingTime;
}

/** What is needed to let a stopped clock continue. */
export interface StoppedClock {
  /** UTC ms. */
  now: number;
  /** What `stopClock` returned. */
  left: Left;
  process: ProcessTimes;
  time: WorkingTime;
}

/** The dates of a dossier that is accepted now. `unknownYear` is a year that counting touches and whose days off are unknown. */
export function beginClock(
  now: number,
  process: ProcessTimes,
  time: WorkingTime,
): { accepted: Accepted; unknownYear: number | null } {
  const { forwardAt, paperCopyDueAt, endsAt, dueAt, steps, unknownYear } = dueDates(now, process, time);
  const firstStep = process.steps.length === 0 ? null : Math.min(...process.steps.map(({ no }) => no));
  return { accepted: { paperCopyDueAt, promised: { forwardAt, endsAt, dueAt, steps }, firstStep }, unknownYear };
}

/**
 * Whether the due date was promised by an officer and is not the end of a published time. What is left until such a date is
 * measured in office time. This includes a same-day procedure once another day was promised.
 */
const isPromisedByHand = (process: ProcessTimes, promisedAnew: boolean) =>
  process.total === null && (!process.sameDay || promisedAnew);
const inOfficeTime = (process: ProcessTimes, quarterDays: number): ProcessTimes => ({
  ...process,
  total: { quarterDays, unit: 'working_day' },
  sameDay: false,
});

/** The time that is left, of the whole and of the open steps, when the clock stops now. */
export function stopClock({ now, dossier, steps, process, time }: RunningClock): Left {
  const undone = steps.filter(step => step.doneAt === null);
  const { forwardAt, endsAt, dueAt } = dossier;
  const dates = {
    forwardAt,
    endsAt,
    dueAt,
    steps: undone.map(({ no, ...step }) => ({ no, dueAt: step.dueAt, endsAt: step.endsAt })),
  };
  return timeLeftAt({
    dates,
    process: isPromisedByHand(process, dossier.reappointments > 0) ? inOfficeTime(process, 0) : process,
    requestedAt: now,
    time,
  });
}

/** The dates of the whole and of the open steps when the clock continues now. */
export function resumeClock({ now, left, process, time }: StoppedClock): {
  promised: Promised;
  unknownYear: number | null;
} {
  const counted = process.total === null && left.total !== null ? inOfficeTime(process, left.total) : process;
  const { forwardAt, endsAt, dueAt, steps, unknownYear } = resumeDates({ left, process: counted, papersAt: now, time });
  return { promised: { forwardAt, endsAt, dueAt, steps }, unknownYear };
}
