// Times as the office writes and types them. The time zone is always the office's, never that of the computer.

import { clockText, dateText } from '../../common/text/format.ts';

/** Stands in where no time of the day is typed. */
const endOfDay = { hour: 17, minute: 30 };

/** Writes a time as "14:30 26/11/2026". */
export function formatTime(at: number, timeZone: string): string {
  return `${clockText(at, timeZone)} ${dateText(at, timeZone)}`;
}

/** Writes a time in the order in which officers type it: "26/11/2026 14:30". */
export function formatTypedTime(at: number, timeZone: string): string {
  return `${dateText(at, timeZone)} ${clockText(at, timeZone)}`;
}

/** Returns the office's calendar day at an instant: "2026-11-26". */
export function readDay(at: number, timeZone: string): string {
  return dateText(at, timeZone).split('/').reverse().join('-');
}

/** Returns how many ms the zone's clocks are ahead of UTC at an instant. */
function readZoneOffset(at: number, timeZone: string): number {
  const [day = 1, month = 1, year = 1970] = dateText(at, timeZone).split('/').map(Number);
  const [hour = 0, minute = 0] = clockText(at, timeZone).split(':').map(Number);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / 60_000) * 60_000;
}

/**
 * Reads a time that an officer typed: day and month, perhaps year and time, in any usual notation ("26/11", "26-11-2026
 * 14h30"). Without a year the next such day is meant; without a time the end of the working day at 17:30. Returns UTC
 * ms, or null for anything else.
 * @param now the present time in UTC ms
 */
export function parseTime(text: string, now: number, timeZone: string): number | null {
  const found = /^(\d{1,2})[\s/.-](\d{1,2})(?:[\s/.-](\d{4}))?(?:[\sT,]+(\d{1,2})(?:[:hg](\d{2})?)?)?$/i.exec(
    text.trim(),
  );
  if (found === null) return null;
  const [day, month] = [Number(found[1]), Number(found[2])];
  const thisYear = Number(readDay(now, timeZone).slice(0, 4));
  const hour = found[4] === undefined ? endOfDay.hour : Number(found[4]);
  const minute = found[4] === undefined ? endOfDay.minute : Number(found[5] ?? 0);
  if (hour > 23 || minute > 59) return null;
  const readInstant = (year: number): number | null => {
    const utc = Date.UTC(year, month - 1, day, hour, minute);
    const date = new Date(utc);
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
    return utc - readZoneOffset(utc - readZoneOffset(utc, timeZone), timeZone);
  };
  if (found[3] !== undefined) return readInstant(Number(found[3]));
  const thisYearAt = readInstant(thisYear);
  return thisYearAt !== null && thisYearAt >= now ? thisYearAt : readInstant(thisYear + 1);
}
