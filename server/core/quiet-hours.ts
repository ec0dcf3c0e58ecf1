// The parts of the day in which no message is sent, so that nobody is woken. They may pass midnight.
import { addDays, instantOf, localTime } from './day.ts';

/** From and to in minutes of the day: `[1260, 420]` is from 21:00 to 07:00. */
export type QuietHours = readonly [from: number, to: number];

const dayMinutes = 1_440;

function endOfQuiet(minute: number, quiet: readonly QuietHours[]): number | null {
  const hours = quiet.find(([from, to]) => (from < to ? minute >= from && minute < to : minute >= from || minute < to));
  if (hours === undefined) return null;
  return hours[1] > minute ? hours[1] : hours[1] + dayMinutes;
}

/** The first minute at or after this one that is not quiet; from 1440 on it lies on the next day. Null when there is none. */
export function nextOpenMinute(minute: number, quiet: readonly QuietHours[]): number | null {
  let open = minute;
  // A part may begin where another ends, so the search is repeated.
  for (let i = 0; i <= quiet.length * 2; i++) {
    const end = endOfQuiet(open % dayMinutes, quiet);
    if (end === null) return open;
    open += end - (open % dayMinutes);
  }
  return null;
}

/** The instant itself, or the end of the quiet hours in which it lies. UTC ms. */
export function endOfQuietHours(at: number, quiet: readonly QuietHours[], timeZone: string): number {
  const { day, minute } = localTime(at, timeZone);
  const open = nextOpenMinute(minute, quiet);
  if (open === null || open === minute) return at;
  return instantOf(open >= dayMinutes ? addDays(day, 1) : day, open % dayMinutes, timeZone);
}
