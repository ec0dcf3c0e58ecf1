// Reads times as other systems write them: "25/11/2026 16:30", "16:30 25/11/2026", ISO, a spreadsheet's serial number, UTC ms.
// A time without an offset is local time of the office. Pure.
import type { Day } from '../../common/contract/words.ts';
import { instantOf, parseIso } from './day.ts';

export interface ExternalTime {
  /** UTC ms; midnight for a day without a time. */
  at: number;
  /** The day when no time was written, else null. */
  day: Day | null;
}

const dayMs = 86_400_000;
/** Day 0 of spreadsheets. It is 30 December because Lotus 1-2-3 took 1900 for a leap year and all programs copied that. */
const serialZero = Date.UTC(1899, 11, 30);
/** Years outside 2000 to 2099 are typing mistakes. */
const firstDay = Date.UTC(2000, 0, 1);
const lastDay = Date.UTC(2100, 0, 1);

const clock = String.raw`(\d{1,2})[:hg](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm|sa|ch)?`;
const date = String.raw`(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})`;
const dayFirst = new RegExp(`^${date}(?:[ ,T]+${clock})?$`, 'i');
const clockFirst = new RegExp(`^${clock}[ ,]+(?:\\p{L}+ )?${date}$`, 'iu');
const bareIsoDay = /^\d{4}-\d\d-\d\d$/;

function isReal(year: number, month: number, day: number): boolean {
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

function fromParts(parts: readonly (string | undefined)[], half: string | undefined, timeZone: string) {
  const [day = 0, month = 0, year = 0, hour, minute = 0, second = 0] = parts.map(part =>
    part === undefined ? undefined : Number(part),
  );
  if (!isReal(year, month, day)) return null;
  const name = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) as Day;
  if (hour === undefined) return { at: instantOf(name, 0, timeZone), day: name };
  // "5:30 PM" is "5:30 CH" in Vietnamese; 12 is noon or midnight.
  const isAfternoon = /^(pm|ch)$/i.test(half ?? '');
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const hours = half === undefined ? hour : (hour % 12) + (isAfternoon ? 12 : 0);
  if (hours > 23 || minute > 59 || second > 59) return null;
  return { at: instantOf(name, hours * 60 + minute + second / 60, timeZone), day: null };
}

function fromNumber(number: number, timeZone: string): ExternalTime | null {
  if (number >= firstDay) return Number.isInteger(number) ? { at: number, day: null } : null;
  const local = serialZero + Math.round((number * dayMs) / 1000) * 1000;
  if (!(local >= firstDay && local < lastDay)) return null;
  const day = new Date(local).toISOString().slice(0, 10) as Day;
  const minute = (local % dayMs) / 60_000;
  return { at: instantOf(day, minute, timeZone), day: minute === 0 ? day : null };
}

function parse(written: string | number, timeZone: string): ExternalTime | null {
  if (typeof written === 'number') return fromNumber(written, timeZone);
  const text = written.trim().replace(/\s+/g, ' ');
  if (/^\d+([.,]\d+)?$/.test(text)) return fromNumber(Number(text.replace(',', '.')), timeZone);
  const first = dayFirst.exec(text);
  if (first !== null) return fromParts(first.slice(1, 7), first[7], timeZone);
  const last = clockFirst.exec(text);
  if (last !== null) return fromParts([...last.slice(5, 8), ...last.slice(1, 4)], last[4], timeZone);
  const at = parseIso(text, timeZone);
  return at === null ? null : { at, day: bareIsoDay.test(text) ? (text as Day) : null };
}

/** The time that was written; null when it is not a time or lies outside 2000 to 2099. */
export function readExternalTime(written: string | number, timeZone: string): ExternalTime | null {
  const time = parse(written, timeZone);
  return time !== null && time.at >= firstDay - dayMs && time.at < lastDay ? time : null;
}
