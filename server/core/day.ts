// The local calendar of the office: the day and the minute of the day of an instant in its time zone. Instants are UTC ms.
import type { Day } from '../../common/contract/words.ts';

/**
 * A day and a time of day in the office's zone. `minute` counts from local midnight with fractions; `weekday` is 1 for Monday to 7
 * for Sunday.
 */
export interface LocalTime {
  day: Day;
  minute: number;
  weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

const dayMs = 86_400_000;
const quarterMs = 900_000;
/**
 * Offsets by time zone and UTC day, because Intl is slow. Null marks a day on which the clock changes; there Intl is asked each
 * time.
 */
const offsets = new Map<string, Map<number, number | null>>();
const maxCachedDays = 20_000;

/** Milliseconds that the zone is ahead of UTC at this instant. */
export function offsetMs(at: number, timeZone: string): number {
  let cached = offsets.get(timeZone);
  if (cached === undefined || cached.size > maxCachedDays) {
    cached = new Map();
    offsets.set(timeZone, cached);
  }
  const day = Math.floor(at / dayMs);
  let ms = cached.get(day);
  if (ms === undefined) {
    const begin = readOffsetMs(day * dayMs, timeZone);
    ms = begin === readOffsetMs((day + 1) * dayMs - quarterMs, timeZone) ? begin : null;
    cached.set(day, ms);
  }
  return ms ?? readOffsetMs(at, timeZone);
}

function readOffsetMs(at: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const part of formatFor(timeZone).formatToParts(at)) parts[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

export function localTime(at: number, timeZone: string): LocalTime {
  const local = at + offsetMs(at, timeZone);
  const midnight = Math.floor(local / dayMs) * dayMs;
  return {
    day: new Date(midnight).toISOString().slice(0, 10) as Day,
    minute: (local - midnight) / 60_000,
    // 1970-01-01 was a Thursday.
    weekday: ((Math.floor(local / dayMs) + 3) % 7) + 1,
  };
}

export function localDay(at: number, timeZone: string): Day {
  return localTime(at, timeZone).day;
}

/** The instant of a local day and minute. A local time that summer time skips gives the instant after the gap. */
export function instantOf(day: Day, minute: number, timeZone: string): number {
  return instantOfLocal(Date.parse(`${day}T00:00:00Z`) + minute * 60_000, timeZone);
}

/** The instant at which the clock of the zone shows what the clock of UTC shows at `local`. */
export function instantOfLocal(local: number, timeZone: string): number {
  // The first offset is a guess, taken at the wrong instant; the second is the one that is valid at the result.
  const guess = local - offsetMs(local, timeZone);
  return local - offsetMs(guess, timeZone);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10) as Day;
}

/** An instant as ISO text with the offset of the office: "2026-03-12T17:00:00+07:00". */
export function localIso(at: number, timeZone: string): string {
  const ahead = Math.round(offsetMs(at, timeZone) / 60_000);
  const clock = new Date(at + ahead * 60_000).toISOString().slice(0, 19);
  const two = (number: number) => String(number).padStart(2, '0');
  const size = Math.abs(ahead);
  return `${clock}${ahead < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const isoPattern = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?(Z|[+-]\d\d:?\d\d)?$/i;

/** Reads an ISO day or time; without an offset it is local time of the office. Null when the text or the day is invalid. */
export function parseIso(text: string, timeZone: string): number | null {
  const [, day, hour = '0', minute = '0', second = '0', zone] = isoPattern.exec(text.trim()) ?? [];
  if (day === undefined || Number(hour) > 24 || Number(minute) > 59 || Number(second) >= 60) return null;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Some engines accept 31 February as 3 March.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null;
  const minutes = Number(hour) * 60 + Number(minute) + Number(second) / 60;
  if (zone === undefined) return instantOf(day as Day, minutes, timeZone);
  const digits = zone.replace(/\D/g, '');
  const ahead = digits === '' ? 0 : Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return Math.round(midnight + (minutes - (zone.startsWith('-') ? -ahead : ahead)) * 60_000);
}
