// Opening hours of the queue: whether numbers are given now, and when they will be given again. Instants are UTC ms.
import type { Day } from '../../common/contract/words.ts';
import { addDays, instantOf, localTime } from './day.ts';

/** A session of a day in minutes from midnight, [from, to): [450, 690] is 07:30-11:30. */
export type Session = readonly [from: number, to: number];

export interface WeekHours {
  /** The sessions of Monday to Sunday, in order of time and without overlap. */
  week: readonly (readonly Session[])[];
  /** Days ("YYYY-MM-DD") with other sessions than their weekday; without any the office is closed. */
  exceptions: Readonly<Record<string, readonly Session[]>>;
  /** Minutes before the end of a session from which no more numbers are given. */
  lastTicketMin: number;
}

/** `always` for an office that never closes. */
export type Hours = 'always' | WeekHours;

export interface OpenState {
  open: boolean;
  /** Until when numbers are given in the current session; null when closed or always open. */
  lastTicketAt: number | null;
  /** When closed, the next instant at which numbers are given; null when there is none within a month. */
  opensAt: number | null;
}

const lookAheadDays = 31;

function sessionsOf(hours: WeekHours, day: Day, weekday: number): readonly Session[] {
  return hours.exceptions[day] ?? hours.week[weekday - 1] ?? [];
}

/** Whether numbers are given at this instant. People who already wait are served also when it is closed. */
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

/** In how many minutes the next break between the sessions of this day begins (0 during it), and its length; null for none. */
export function nextBreak(hours: Hours, at: number, timeZone: string): { inMin: number; forMin: number } | null {
  if (hours === 'always') return null;
  const { day, minute, weekday } = localTime(at, timeZone);
  const sessions = sessionsOf(hours, day, weekday);
  const next = sessions.find(([from]) => from > minute);
  if (next === undefined) return null;
  const present = sessions.find(([from, to]) => from <= minute && minute < to);
  if (present !== undefined) return { inMin: present[1] - minute, forMin: next[0] - present[1] };
  // Before the first session there is no break; after a session the break is under way.
  return sessions.some(([, to]) => to <= minute) ? { inMin: 0, forMin: next[0] - minute } : null;
}
