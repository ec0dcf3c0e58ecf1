// Procedures that are done in a day: the hour of reception decides when they are due.
import {
  instant,
  isWorked,
  minuteMs,
  nextWorked,
  opening,
  place,
  type Reckoning,
  reckoningOf,
  type WorkingTime,
} from './working-time.ts';

const noon = 720;

/** Before this minute of the day, what is done in a day is done on that day. */
export function sameDayUntil({ sameDay: { until, gap } }: WorkingTime): number {
  return gap === 'morning' ? Math.max(until, noon) : until;
}

/** When a procedure that is done in a day is due, and whether on the day it was received or reckoned as received. */
export function sameDayDue(receivedAt: number, time: WorkingTime): { dueAt: number; sameDay: boolean } {
  const reckoning = reckoningOf(time);
  const { dueAt, nextDueAt } = time.sameDay;
  let [day, ms] = place(receivedAt, time);
  if (!isWorked(day, reckoning)) {
    day = nextWorked(day, reckoning);
    ms = 0;
  }
  // Nobody receives before the doors open.
  ms = Math.max(ms, opening(reckoning));
  if (ms < sameDayUntil(time) * minuteMs) {
    const due = instant(day, lastTimeBy(dueAt * minuteMs, reckoning), time);
    if (due >= receivedAt) return { dueAt: due, sameDay: true };
  }
  const next = nextWorked(day, reckoning);
  return { dueAt: instant(next, lastTimeBy(nextDueAt * minuteMs, reckoning), time), sameDay: false };
}

/** The last time of office that is not after this; else the opening. */
function lastTimeBy(ms: number, { sessions }: Reckoning): number {
  const session = sessions.findLast(([from]) => from <= ms);
  return session === undefined ? (sessions[0]?.[0] ?? 0) : Math.min(ms, session[1]);
}
