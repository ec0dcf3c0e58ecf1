// Explains in sentences how a due date was calculated: the rules, the days that were not counted and why, and what is unknown.
import { fill } from '../../common/text/fill.ts';
import type texts from '../../common/text/vi/due-date.json';
import { localTime } from '../core/day.ts';
import type { DueDates, DueRule } from '../core/due-date.ts';
import type { SpecialDay } from '../core/working-time.ts';

export type DueDateTexts = typeof texts;

/** More weekend days than this are summarised as a number and a period. */
const maxListedWeekendDays = 4;

/** "2026-11-23" becomes "23/11/2026". */
const formatDay = (day: string) => day.split('-').reverse().join('/');
const weekdayOf = (day: string, { weekdays }: DueDateTexts) => weekdays[new Date(day).getUTCDay()] ?? '';

function formatInstant(at: number, texts: DueDateTexts, timeZone: string): string {
  const { day, minute } = localTime(at, timeZone);
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  const time = `${twoDigits(Math.floor(minute / 60))}:${twoDigits(Math.floor(minute % 60))}`;
  return fill(texts.at, { time, weekday: weekdayOf(day, texts), date: formatDay(day) });
}

function formatRule({ rule, values }: DueRule, texts: DueDateTexts, timeZone: string): string {
  const filled: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values) as [string, string | number][])
    filled[name] =
      typeof value !== 'number'
        ? value
        : name.endsWith('At')
          ? formatInstant(value, texts, timeZone)
          : String(value).replace('.', texts.decimal);
  if (rule === 'resumed') filled.length = fill(texts.lengths[values.unit], filled);
  return fill(texts.rules[rule], filled);
}

/** Consecutive days off with the same name are listed as one period. */
function formatDaysOff(days: readonly SpecialDay[], texts: DueDateTexts): string[] {
  const runs: { from: string; to: string; name: string }[] = [];
  for (const { day, name } of days) {
    const last = runs.at(-1);
    const shown = name ?? texts.unnamed;
    if (last?.name === shown && Date.parse(day) - Date.parse(last.to) === 86_400_000) last.to = day;
    else runs.push({ from: day, to: day, name: shown });
  }
  return runs.map(({ from, to, name }) =>
    from === to
      ? fill(texts.dayOff, { date: formatDay(from), name })
      : fill(texts.daysOff, { from: formatDay(from), to: formatDay(to), name }),
  );
}

function formatWeekends(days: readonly SpecialDay[], texts: DueDateTexts): string[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first !== undefined && last !== undefined && days.length > maxListedWeekendDays)
    return [fill(texts.weekends, { n: days.length, from: formatDay(first.day), to: formatDay(last.day) })];
  return days.map(({ day }) => fill(texts.day, { weekday: weekdayOf(day, texts), date: formatDay(day) }));
}

/** Tells why a day was not counted, or why a weekend day was. */
export function formatReason({ kind, name }: SpecialDay, texts: DueDateTexts): string {
  if (kind === 'weekend') return texts.weekend;
  return kind === 'made-up' ? texts.madeUpDay : (name ?? texts.unnamed);
}

/** Returns one paragraph. `timeZone` is the office's IANA zone. */
export function formatBasis(
  { rules, skipped }: Pick<DueDates, 'rules' | 'skipped'>,
  texts: DueDateTexts,
  timeZone: string,
): string {
  const of = (kind: SpecialDay['kind']) => skipped.filter(day => day.kind === kind);
  const off = [...formatDaysOff(of('day-off'), texts), ...formatWeekends(of('weekend'), texts)].join(', ');
  const madeUp = formatWeekends(of('made-up'), texts).join(', ');
  const counted = !rules.some(({ rule }) => rule === 'no-total');
  const shown = rules.filter(({ rule }) => counted || !rule.startsWith('start-'));
  // Uncertainties come last, so that they are remembered.
  const isUncertain = ({ rule }: DueRule) => rule === 'unannounced-year' || rule === 'unknown-year';
  const format = (rule: DueRule) => formatRule(rule, texts, timeZone);
  return [
    ...shown.filter(rule => !isUncertain(rule)).map(format),
    counted && off !== '' && fill(texts.skipped, { list: off }),
    counted && madeUp !== '' && fill(texts.madeUp, { list: madeUp }),
    ...shown.filter(isUncertain).map(format),
  ]
    .filter(Boolean)
    .join(' ');
}
