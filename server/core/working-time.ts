// The days and hours in which an office works on dossiers: sessions, days off, worked Saturdays. Nothing is guessed silently:
// `yearWithoutData` names a year whose days off are not known. Instants are UTC ms.
import type { Day } from '../../common/contract/words.ts';
import { instantOfLocal, offsetMs } from './day.ts';
import type { Session } from './hours.ts';

export interface WorkingTime {
  /** The sessions of every working day in order, in minutes from midnight. Together they are one day, whatever their hours. */
  sessions: readonly Session[];
  /** A dossier handed in after this minute of the day counts from the next working day. 15:00:00 is not after 15:00. */
  forwardUntil: number;
  /** Days off ("YYYY-MM-DD") besides Saturdays and Sundays, with their names. */
  daysOff: ReadonlyMap<string, string>;
  /** Saturdays and Sundays that are worked. */
  workingDays: ReadonlySet<string>;
  /** The years whose days off are known. */
  years: ReadonlySet<number>;
  /** Those of them whose days off are calculated because the official plan is not announced yet. */
  unannounced: ReadonlySet<number>;
  timeZone: string;
  /**
   * Procedures done within a day, in minutes from midnight: received before `until`, due at `dueAt`; received later, due at
   * `nextDueAt` of the next working day.
   */
  sameDay: {
    until: number;
    dueAt: number;
    nextDueAt: number;
    /** As what a reception between `until` and noon counts. */
    gap: 'afternoon' | 'morning';
  };
  /** Whether a time in calendar days that ends outside office time moves to the next opening or stays. */
  calendarEnd: 'next-opening' | 'stay';
}

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** The same calendar for quick counting: days as numbers from 1970-01-01, times of day in ms. */
export interface Reckoning {
  sessions: readonly Session[];
  /** The work of one day in ms. */
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

/** The day number and the ms of the day by the clock of the office. */
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

/** The years between two instants, both included, in order. */
export function yearsBetween(from: number, to: number, time: WorkingTime): number[] {
  const first = yearOf(from, time);
  return Array.from({ length: Math.max(0, yearOf(to, time) - first + 1) }, (_, i) => first + i);
}

/** The first year between two instants whose days off are not known; null when all are known. */
export function yearWithoutData(from: number, to: number, time: WorkingTime): number | null {
  const last = yearOf(to, time);
  for (let year = yearOf(from, time); year <= last; year++) if (!time.years.has(year)) return year;
  return null;
}

/** The same time of day on the working day before the day of an instant. */
export function workingDayBefore(at: number, time: WorkingTime): number {
  const reckoning = reckoningOf(time);
  const [day, ms] = place(at, time);
  let before = day - 1;
  while (!isWorked(before, reckoning)) before--;
  return instant(before, ms, time);
}

/** A day that differs from a plain weekday: not worked, or a worked day of a weekend (`made-up`). */
export interface SpecialDay {
  day: Day;
  kind: 'weekend' | 'day-off' | 'made-up';
  /** The name of the day off; null for the other kinds. */
  name: string | null;
}

/** The days between two instants, both included, that are not worked or are worked days of a weekend. */
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
