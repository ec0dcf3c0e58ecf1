// Procedures done within a day: the hour of reception decides when they are due.
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

/** The minute of the day before which a reception is due on the same day. */
export function sameDayUntil({ sameDay: { until, gap } }: WorkingTime): number {
  return gap === 'morning' ? Math.max(until, noon) : until;
}

/** When a same-day procedure is due (UTC ms), and whether that is the day on which it counts as received. */
export function sameDayDue(receivedAt: number, time: WorkingTime): { dueAt: number; sameDay: boolean } {
  const reckoning = reckoningOf(time);
  const { dueAt, nextDueAt } = time.sameDay;
  let [day, ms] = place(receivedAt, time);
  if (!isWorked(day, reckoning)) {
    day = nextWorked(day, reckoning);
    ms = 0;
  }
  // A dossier that arrives before the opening counts as received at the opening.
  ms = Math.max(ms, opening(reckoning));
  if (ms < sameDayUntil(time) * minuteMs) {
    const due = instant(day, lastTimeBy(dueAt * minuteMs, reckoning), time);
    if (due >= receivedAt) return { dueAt: due, sameDay: true };
  }
  const next = nextWorked(day, reckoning);
  return { dueAt: instant(next, lastTimeBy(nextDueAt * minuteMs, reckoning), time), sameDay: false };
}

/** The latest working time (ms of the day) that is not after `ms`; the opening when there is none. */
function lastTimeBy(ms: number, { sessions }: Reckoning): number {
  const session = sessions.findLast(([from]) => from <= ms);
  return session === undefined ? (sessions[0]?.[0] ?? 0) : Math.min(ms, session[1]);
}
