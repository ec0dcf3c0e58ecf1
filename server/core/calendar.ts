// The arithmetic of durations on an office's working time: from when a dossier counts, when a duration ends, how much of it ran.
import type { Duration } from './catalogue.ts';
import {
  dayMs,
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

/** Why counting starts when it does. */
export type StartReason = 'at-once' | 'noon' | 'before-opening' | 'after-cut-off' | 'after-close' | 'day-off';

/** The start rule, with its reason. Instants are ms UTC. */
export function startWithReason(at: number, time: WorkingTime): { at: number; reason: StartReason } {
  const reckoning = reckoningOf(time);
  const [day, ms] = place(at, time);
  const nextDay = () => instant(nextWorked(day, reckoning), opening(reckoning), time);
  if (!isWorked(day, reckoning)) return { at: nextDay(), reason: 'day-off' };
  // To the second, as a clock shows it and a paper says it.
  if (Math.floor(ms / 1000) * 1000 > time.forwardUntil * minuteMs) return { at: nextDay(), reason: 'after-cut-off' };
  for (const [i, [from, to]] of reckoning.sessions.entries()) {
    if (ms < from) return { at: instant(day, from, time), reason: i === 0 ? 'before-opening' : 'noon' };
    if (ms <= to) return { at, reason: 'at-once' };
  }
  return { at: nextDay(), reason: 'after-close' };
}

/** From when a dossier received at this instant counts: at once in office time and not after the cut-off, else an opening. */
export function startOf(at: number, time: WorkingTime): number {
  return startWithReason(at, time).at;
}

/** This instant if the office works then (a session's close belongs to it), else the next opening, be it after noon. */
export function officeTimeFrom(at: number, time: WorkingTime): number {
  const reckoning = reckoningOf(time);
  const [day, ms] = place(at, time);
  if (isWorked(day, reckoning))
    for (const [from, to] of reckoning.sessions) {
      if (ms < from) return instant(day, from, time);
      if (ms <= to) return at;
    }
  return instant(nextWorked(day, reckoning), opening(reckoning), time);
}

function workedUntil(ms: number, { sessions }: Reckoning): number {
  return sessions.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(ms, to) - from), 0);
}

/** The first time of a day until which so much has been worked: the end of a morning, not the begin of the afternoon. */
function timeWhenWorked(worked: number, { sessions }: Reckoning): number {
  let left = worked;
  for (const [from, to] of sessions) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return sessions.at(-1)?.[1] ?? 0;
}

function addWork(from: number, workMs: number, time: WorkingTime): number {
  const reckoning = reckoningOf(time);
  if (workMs <= 0 || reckoning.length <= 0) return from;
  let [day, ms] = place(from, time);
  let need = workMs;
  if (isWorked(day, reckoning)) need += workedUntil(ms, reckoning);
  else day = nextWorked(day, reckoning);
  while (need > reckoning.length) {
    need -= reckoning.length;
    day = nextWorked(day, reckoning);
  }
  return instant(day, timeWhenWorked(need, reckoning), time);
}

/** How long a quarter of a day runs, in ms: of office time, or of a day of 24 hours. */
const quarterOf = (unit: Duration['unit'], time: WorkingTime) =>
  (unit === 'day' ? dayMs : reckoningOf(time).length) / 4;

/**
 * The end of a duration from an instant (ms UTC). `endsAt` is where counting ends and what follows is counted from; `dueAt` is
 * what is promised: the next opening when calendar days end outside office time.
 */
export function addDuration(
  from: number,
  { quarterDays, unit }: Duration,
  time: WorkingTime,
): { endsAt: number; dueAt: number } {
  const ms = Math.round(quarterDays * quarterOf(unit, time));
  const endsAt = unit === 'day' ? from + ms : addWork(from, ms, time);
  const stays = unit === 'day' && time.calendarEnd === 'stay';
  return { endsAt, dueAt: stays ? endsAt : officeTimeFrom(endsAt, time) };
}

/** Quarter-days that run between two instants, the inverse of `addDuration`; negative when `to` is before `from`. */
export function measure(from: number, to: number, unit: Duration['unit'], time: WorkingTime): number {
  if (to < from) return -measure(to, from, unit, time);
  const quarter = quarterOf(unit, time);
  if (unit === 'day') return (to - from) / quarter;
  const reckoning = reckoningOf(time);
  const [firstDay, firstMs] = place(from, time);
  const [lastDay, lastMs] = place(to, time);
  let worked = 0;
  for (let day = firstDay; day < lastDay; day++) if (isWorked(day, reckoning)) worked += reckoning.length;
  if (isWorked(firstDay, reckoning)) worked -= workedUntil(firstMs, reckoning);
  if (isWorked(lastDay, reckoning)) worked += workedUntil(lastMs, reckoning);
  return quarter > 0 ? worked / quarter : 0;
}
