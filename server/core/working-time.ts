// The days and hours in which an office works on dossiers: sessions, days off, Saturdays worked instead. Must never guess
// quietly: years of which nothing is known are named by `yearWithoutData`.
import type { Day } from '../../common/contract/words.ts';
import { instantOfLocal, offsetMs } from './day.ts';
import type { Session } from './hours.ts';

export interface WorkingTime {
  /** Of every working day, in order; together they are one day, whatever their hours. Minutes from midnight. */
  sessions: readonly Session[];
  /** Handed in later than this minute of the day, a dossier counts from the next working day. 15:00:00 is not after 15:00. */
  forwardUntil: number;
  /** Days off besides Saturdays and Sundays, with their names. */
  daysOff: ReadonlyMap<string, string>;
  /** Saturdays and Sundays that are worked. */
  workingDays: ReadonlySet<string>;
  /** Years of which the days off are known. */
  years: ReadonlySet<number>;
  /** Of these, the years whose days off are only reckoned: the plan is not announced yet. */
  unannounced: ReadonlySet<number>;
  timeZone: string;
  /** Procedures done in a day, in minutes from midnight: received before `until` → `dueAt`; later → `nextDueAt` of the next working day. */
  sameDay: {
    until: number;
    dueAt: number;
    nextDueAt: number;
    /** What is received from `until` to noon counts as this. */
    gap: 'afternoon' | 'morning';
  };
  /** A time in calendar days that ends outside office time: moved to the next opening, or left where it ends. */
  calendarEnd: 'next-opening' | 'stay';
}

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** The same calendar for quick counting: days as numbers from 1970-01-01, times of day in ms. */
export interface Reckoning {
  sessions: readonly Session[];
  /** Work of one day. */
  length: number;
  off: ReadonlySet<number>;
  worked: ReadonlySet<number>;
}

const reckonings = new WeakMap<WorkingTime, Reckoning>();
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayMs;
const dayName = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10) as Day;

export function reckoningOf(time: WorkingTime): Reckoning {
  let made = reckonings.get(time);
  if (made === undefined) {
    const sessions = time.sessions.map(([from, to]): Session => [from * minuteMs, to * minuteMs]);
    made = {
      sessions,
      length: sessions.reduce((sum, [from, to]) => sum + to - from, 0),
      off: new Set(Array.from(time.daysOff.keys(), dayNumber)),
      worked: new Set(Array.from(time.workingDays, dayNumber)),
    };
    reckonings.set(time, made);
  }
  return made;
}

// 1970-01-01 was a Thursday.
const isWeekend = (day: number) => (day + 3) % 7 >= 5;

export function isWorked(day: number, { off, worked }: Reckoning): boolean {
  return worked.has(day) || (!isWeekend(day) && !off.has(day));
}

export function nextWorked(day: number, reckoning: Reckoning): number {
  let next = day + 1;
  while (!isWorked(next, reckoning)) next++;
  return next;
}

/** Day number and ms of the day by the clock of the office. */
export function place(at: number, { timeZone }: WorkingTime): [day: number, ms: number] {
  const local = at + offsetMs(at, timeZone);
  const day = Math.floor(local / dayMs);
  return [day, local - day * dayMs];
}

export const instant = (day: number, ms: number, { timeZone }: WorkingTime) =>
  instantOfLocal(day * dayMs + ms, timeZone);
export const opening = ({ sessions }: Reckoning) => sessions[0]?.[0] ?? 0;

export function isWorkingDay(day: Day, time: WorkingTime): boolean {
  return isWorked(dayNumber(day), reckoningOf(time));
}

export function nextWorkingDay(day: Day, time: WorkingTime): Day {
  return dayName(nextWorked(dayNumber(day), reckoningOf(time)));
}

const yearOf = (at: number, { timeZone }: WorkingTime) => new Date(at + offsetMs(at, timeZone)).getUTCFullYear();

/** The years that a span of instants touches, in order. */
export function yearsBetween(from: number, to: number, time: WorkingTime): number[] {
  const first = yearOf(from, time);
  return Array.from({ length: Math.max(0, yearOf(to, time) - first + 1) }, (_, i) => first + i);
}

/** The first year between two instants of which no days off are known; null when all are. */
export function yearWithoutData(from: number, to: number, time: WorkingTime): number | null {
  const last = yearOf(to, time);
  for (let year = yearOf(from, time); year <= last; year++) if (!time.years.has(year)) return year;
  return null;
}

/** One working day before an instant: the same time of the working day before its day. */
export function workingDayBefore(at: number, time: WorkingTime): number {
  const reckoning = reckoningOf(time);
  const [day, ms] = place(at, time);
  let before = day - 1;
  while (!isWorked(before, reckoning)) before--;
  return instant(before, ms, time);
}

/** A day that counting went over: not worked, or worked though it is a weekend. */
export interface SpecialDay {
  day: Day;
  kind: 'weekend' | 'day-off' | 'made-up';
  /** Of the day off. */
  name: string | null;
}

/** Days between two instants, both included, that are not worked or made up for. */
export function specialDays(from: number, to: number, time: WorkingTime): SpecialDay[] {
  const reckoning = reckoningOf(time);
  const [lastDay] = place(to, time);
  const found: SpecialDay[] = [];
  for (let [day] = place(from, time); day <= lastDay; day++) {
    const weekend = isWeekend(day);
    if (!weekend && !reckoning.off.has(day)) continue;
    const name = dayName(day);
    const kind = reckoning.worked.has(day) ? 'made-up' : reckoning.off.has(day) ? 'day-off' : 'weekend';
    found.push({ day: name, kind, name: kind === 'day-off' ? time.daysOff.get(name) || null : null });
  }
  return found;
}
