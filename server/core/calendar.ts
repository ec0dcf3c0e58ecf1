// Durations on the working time of an office: the instant from which a dossier counts, the end of a duration, and how much of it
// has run. Pure. Instants are UTC ms.
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

/** Why time counts from the start that was chosen. */
export type StartReason = 'at-once' | 'noon' | 'before-opening' | 'after-cut-off' | 'after-close' | 'day-off';

/**
 * The instant (UTC ms) from which a dossier received at `at` counts, with the reason: at once in office time and not after the
 * cut-off, else at an opening.
 */
export function startWithReason(at: number, time: WorkingTime): { at: number; reason: StartReason } {
  const reckoning = reckoningOf(time);
  const [day, ms] = place(at, time);
  const nextDay = () => instant(nextWorked(day, reckoning), opening(reckoning), time);
  if (!isWorked(day, reckoning)) return { at: nextDay(), reason: 'day-off' };
  // Compared by whole seconds, as clocks and papers show the time: 15:00:00.5 is not after 15:00.
  if (Math.floor(ms / 1000) * 1000 > time.forwardUntil * minuteMs) return { at: nextDay(), reason: 'after-cut-off' };
  for (const [i, [from, to]] of reckoning.sessions.entries()) {
    if (ms < from) return { at: instant(day, from, time), reason: i === 0 ? 'before-opening' : 'noon' };
    if (ms <= to) return { at, reason: 'at-once' };
  }
  return { at: nextDay(), reason: 'after-close' };
}

/** The instant (UTC ms) from which a dossier received at `at` counts. */
export function startOf(at: number, time: WorkingTime): number {
  return startWithReason(at, time).at;
}

/**
 * The instant itself when the office works then, else the next opening, which may be the one after noon. The closing instant of a
 * session belongs to the session. UTC ms.
 */
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

/**
 * The earliest time of a day, in ms from midnight, by which `worked` ms of work are done. When they fill the morning exactly, it is
 * the end of the morning and not the start of the afternoon.
 */
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

/** A quarter of a day in ms: of the office's working day, or of a day of 24 hours. */
const quarterOf = (unit: Duration['unit'], time: WorkingTime) =>
  (unit === 'day' ? dayMs : reckoningOf(time).length) / 4;

/**
 * The end of a duration that starts at `from` (UTC ms). `endsAt` is where counting ends and from where following durations are
 * counted. `dueAt` is the promised instant: the next opening when calendar days end outside office time.
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

/** Quarter-days that run between two instants (UTC ms), the inverse of `addDuration`; negative when `to` is before `from`. */
export function measureQuarterDays(
  { from, to, unit }: { from: number; to: number; unit: Duration['unit'] },
  time: WorkingTime,
): number {
  if (to < from) return -measureQuarterDays({ from: to, to: from, unit }, time);
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
