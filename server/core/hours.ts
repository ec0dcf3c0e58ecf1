// Opening hours of the queue: when numbers are given, and when they will be again.
import type { Day } from '../../common/contract/words.ts';
import { addDays, instantOf, localTime } from './day.ts';

/** One session of a day in minutes from midnight: [from, to), for example [450, 690] for 07:30-11:30. */
export type Session = readonly [from: number, to: number];

export interface WeekHours {
  /** Sessions for Monday … Sunday, each in order of time and not overlapping. */
  week: readonly (readonly Session[])[];
  /** Days that differ from their weekday: closed (no session) or other sessions. */
  exceptions: Readonly<Record<string, readonly Session[]>>;
  /** So many minutes before the end of a session no more numbers are given. */
  lastTicketMin: number;
}

/** A kiosk that never closes says `always`. */
export type Hours = 'always' | WeekHours;

export interface OpenState {
  open: boolean;
  /** Until when numbers are given in this session; null when always open or closed. */
  lastTicketAt: number | null;
  /** When closed: the next instant at which numbers are given, null if none within a month. */
  opensAt: number | null;
}

const lookAheadDays = 31;

function sessionsOf(hours: WeekHours, day: Day, weekday: number): readonly Session[] {
  return hours.exceptions[day] ?? hours.week[weekday - 1] ?? [];
}

/** Whether numbers are given at this instant. People who already wait are served whatever this says. */
export function openState(hours: Hours, at: number, timeZone: string): OpenState {
  if (hours === 'always') return { open: true, lastTicketAt: null, opensAt: null };
  const { day, minute, weekday } = localTime(at, timeZone);
  for (const [from, to] of sessionsOf(hours, day, weekday)) {
    const last = to - hours.lastTicketMin;
    if (minute >= from && minute < last)
      return { open: true, lastTicketAt: instantOf(day, last, timeZone), opensAt: null };
  }
  for (let ahead = 0; ahead <= lookAheadDays; ahead++) {
    for (const [from, to] of sessionsOf(hours, addDays(day, ahead), ((weekday - 1 + ahead) % 7) + 1)) {
      const alreadyBegun = ahead === 0 && from <= minute;
      if (!alreadyBegun && to - hours.lastTicketMin > from)
        return { open: false, lastTicketAt: null, opensAt: instantOf(addDays(day, ahead), from, timeZone) };
    }
  }
  return { open: false, lastTicketAt: null, opensAt: null };
}

/** Noon: in how many minutes the sessions of this day pause, and for how long. Null when nobody has to wait through one. */
export function nextBreak(hours: Hours, at: number, timeZone: string): { inMin: number; forMin: number } | null {
  if (hours === 'always') return null;
  const { day, minute, weekday } = localTime(at, timeZone);
  const sessions = sessionsOf(hours, day, weekday);
  const next = sessions.find(([from]) => from > minute);
  if (next === undefined) return null;
  const present = sessions.find(([from, to]) => from <= minute && minute < to);
  if (present !== undefined) return { inMin: present[1] - minute, forMin: next[0] - present[1] };
  // Before the first session nobody is kept from anything; after one it is noon now.
  return sessions.some(([, to]) => to <= minute) ? { inMin: 0, forMin: next[0] - minute } : null;
}
