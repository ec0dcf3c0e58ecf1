// Times as the office writes and types them: "14:30 26/11/2026", "26/11 14:30". Pure; the time zone is the office's, never the
// computer's own.
import { clockText, dateText } from '../../common/text/format.ts';

/** "14:30 26/11/2026" */
export function formatTime(at: number, timeZone: string): string {
  return `${clockText(at, timeZone)} ${dateText(at, timeZone)}`;
}

/** As it is typed into a field: "26/11/2026 14:30". */
export function formatTypedTime(at: number, timeZone: string): string {
  return `${dateText(at, timeZone)} ${clockText(at, timeZone)}`;
}

/** "2026-11-26" of an instant. */
export function readDay(at: number, timeZone: string): string {
  return dateText(at, timeZone).split('/').reverse().join('-');
}

/** How far the zone's clocks are ahead of UTC at an instant. Milliseconds. */
function readZoneOffset(at: number, timeZone: string): number {
  const [day = 1, month = 1, year = 1970] = dateText(at, timeZone).split('/').map(Number);
  const [hour = 0, minute = 0] = clockText(at, timeZone).split(':').map(Number);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / 60_000) * 60_000;
}

/**
 * Reads what an officer typed: day, month, perhaps year and time, parted by whatever. Without a year it is the next such day,
 * without a time the end of a working day stands in. Null for anything else.
 * @param endOfDay hour and minute that stand in, [17, 30] when left out
 */
export function parseTime(
  text: string,
  now: number,
  timeZone: string,
  [endHour, endMinute]: readonly [number, number] = [17, 30],
): number | null {
  const found = /^(\d{1,2})[\s/.-](\d{1,2})(?:[\s/.-](\d{4}))?(?:[\sT,]+(\d{1,2})(?:[:hg](\d{2})?)?)?$/i.exec(
    text.trim(),
  );
  if (found === null) return null;
  const [day, month] = [Number(found[1]), Number(found[2])];
  const thisYear = Number(readDay(now, timeZone).slice(0, 4));
  const hour = found[4] === undefined ? endHour : Number(found[4]);
  const minute = found[4] === undefined ? endMinute : Number(found[5] ?? 0);
  if (hour > 23 || minute > 59) return null;
  const instant = (year: number): number | null => {
    const utc = Date.UTC(year, month - 1, day, hour, minute);
    const date = new Date(utc);
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
    return utc - readZoneOffset(utc - readZoneOffset(utc, timeZone), timeZone);
  };
  if (found[3] !== undefined) return instant(Number(found[3]));
  const soon = instant(thisYear);
  return soon !== null && soon >= now ? soon : instant(thisYear + 1);
}
