// Formats dates and sums of money as papers print them.
import { fill } from '../../common/text/fill.ts';
import type texts from '../../common/text/vi/paper.json';
import { localTime } from '../core/day.ts';

export type PaperTexts = typeof texts;

/** The fixed texts of papers and the time zone of the office. */
export interface PaperFormat {
  texts: PaperTexts;
  timeZone: string;
}

function partsOf(at: number, timeZone: string): Record<string, string> {
  const { day: date, minute } = localTime(at, timeZone);
  const [year = '', month = '', day = ''] = date.split('-');
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return { year, month, day, hour: two(minute / 60), minute: two(minute % 60) };
}

/** "08 giờ 42 phút, ngày 23 tháng 11 năm 2026"; "" for null. */
export const longTimeText = (at: number | null, { texts, timeZone }: PaperFormat) =>
  at === null ? '' : fill(texts.at, partsOf(at, timeZone));

/** "ngày 23 tháng 11 năm 2026" */
export const longDayText = (at: number, { texts, timeZone }: PaperFormat) => fill(texts.day, partsOf(at, timeZone));

/** "2026-11-23" becomes "23/11/2026". */
export const shortDateText = (day: string) => day.split('-').reverse().join('/');

/** "1.234.000 đồng" */
export const moneyText = (amount: number, { texts }: PaperFormat) =>
  fill(texts.money, { amount: String(amount).replace(/\B(?=(\d{3})+$)/g, '.') });

/** "2026-11-23T08:42", local time of the office, for programs. */
export function isoMinute(at: number, timeZone: string): string {
  const { day, minute } = localTime(at, timeZone);
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${day}T${two(minute / 60)}:${two(minute % 60)}`;
}
