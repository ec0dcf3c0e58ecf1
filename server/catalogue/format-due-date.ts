// How a due date was reckoned, in sentences: which rules, which days were not counted and why, what is not known.
import { fill } from '../../common/text/fill.ts';
import type texts from '../../common/text/vi/due-date.json';
import { localTime } from '../core/day.ts';
import type { DueDates, DueRule } from '../core/due-date.ts';
import type { SpecialDay } from '../core/working-time.ts';

export type DueDateTexts = typeof texts;

/** Weekends are told one by one up to this. */
const maxListedWeekendDays = 4;

/** "23/11/2026" of "2026-11-23". */
const formatDay = (day: string) => day.split('-').reverse().join('/');
const weekdayOf = (day: string, { weekdays }: DueDateTexts) => weekdays[new Date(day).getUTCDay()] ?? '';

function formatInstant(at: number, texts: DueDateTexts, timeZone: string): string {
  const { day, minute } = localTime(at, timeZone);
  const two = (number: number) => String(number).padStart(2, '0');
  const time = `${two(Math.floor(minute / 60))}:${two(Math.floor(minute % 60))}`;
  return fill(texts.at, { time, weekday: weekdayOf(day, texts), date: formatDay(day) });
}

function formatRule({ rule, values }: DueRule, texts: DueDateTexts, timeZone: string): string {
  const said: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values) as [string, string | number][])
    said[name] =
      typeof value !== 'number'
        ? value
        : name.endsWith('At')
          ? formatInstant(value, texts, timeZone)
          : String(value).replace('.', texts.decimal);
  if (rule === 'resumed') said.length = fill(texts.lengths[values.unit], said);
  return fill(texts.rules[rule], said);
}

/** Days off in a row with one name are told as one. */
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

/** Why a day was not counted, or was though it is a weekend. */
export function formatReason({ kind, name }: SpecialDay, texts: DueDateTexts): string {
  if (kind === 'weekend') return texts.weekend;
  return kind === 'made-up' ? texts.madeUpDay : (name ?? texts.unnamed);
}

export function formatBasis(
  { rules, skipped }: Pick<DueDates, 'rules' | 'skipped'>,
  texts: DueDateTexts,
  timeZone: string,
): string {
  const of = (kind: SpecialDay['kind']) => skipped.filter(day => day.kind === kind);
  const off = [...formatDaysOff(of('day-off'), texts), ...formatWeekends(of('weekend'), texts)].join(', ');
  const madeUp = formatWeekends(of('made-up'), texts).join(', ');
  const counted = !rules.some(({ rule }) => rule === 'no-total');
  const told = rules.filter(({ rule }) => counted || !rule.startsWith('start-'));
  // Doubts come last, as what to remember.
  const isDoubt = ({ rule }: DueRule) => rule === 'unannounced-year' || rule === 'unknown-year';
  const say = (rule: DueRule) => formatRule(rule, texts, timeZone);
  return [
    ...told.filter(rule => !isDoubt(rule)).map(say),
    counted && off !== '' && fill(texts.skipped, { list: off }),
    counted && madeUp !== '' && fill(texts.madeUp, { list: madeUp }),
    ...told.filter(isDoubt).map(say),
  ]
    .filter(Boolean)
    .join(' ');
}
