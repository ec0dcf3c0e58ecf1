// Parts of the day in which nobody is woken by a message; they may pass midnight.
import { addDays, instantOf, localTime } from './day.ts';

/** From and to in minutes of the day; `[1260, 420]` is from nine in the evening to seven in the morning. */
export type QuietHours = readonly [from: number, to: number];

const dayMinutes = 1_440;

function endOfQuiet(minute: number, quiet: readonly QuietHours[]): number | null {
  const hours = quiet.find(([from, to]) => (from < to ? minute >= from && minute < to : minute >= from || minute < to));
  if (hours === undefined) return null;
  return hours[1] > minute ? hours[1] : hours[1] + dayMinutes;
}

/** The first minute from this one on that is not quiet, beyond 1440 on the next day; null when there is none. */
export function nextOpenMinute(minute: number, quiet: readonly QuietHours[]): number | null {
  let open = minute;
  // One part may begin where another ends.
  for (let i = 0; i <= quiet.length * 2; i++) {
    const end = endOfQuiet(open % dayMinutes, quiet);
    if (end === null) return open;
    open += end - (open % dayMinutes);
  }
  return null;
}

/** The instant itself, or the end of the quiet hours it falls into. */
export function endOfQuietHours(at: number, quiet: readonly QuietHours[], timeZone: string): number {
  const { day, minute } = localTime(at, timeZone);
  const open = nextOpenMinute(minute, quiet);
  if (open === null || open === minute) return at;
  return instantOf(open >= dayMinutes ? addDays(day, 1) : day, open % dayMinutes, timeZone);
}
