// The periods that offices report by: month, quarter, half-year and year. A day is written as "2026-11-01".
import { fill } from '../../common/text/fill.ts';

export const periodKinds = ['month', 'quarter', 'half', 'year'] as const;
type PeriodKind = (typeof periodKinds)[number];

export interface Period {
  kind: PeriodKind;
  year: number;
  /** The month, quarter or half of the year, counted from 1. */
  n: number;
}

const monthsPerPeriod: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, year: 12 };

/** Returns the period of a kind that contains a day. */
export function findPeriod(kind: PeriodKind, day: string): Period {
  const [year = 1970, month = 1] = day.split('-').map(Number);
  return { kind, year, n: Math.ceil(month / monthsPerPeriod[kind]) };
}

export function movePeriod({ kind, year, n }: Period, by: 1 | -1): Period {
  const perYear = 12 / monthsPerPeriod[kind];
  const count = year * perYear + (n - 1) + by;
  return { kind, year: Math.floor(count / perYear), n: (count % perYear) + 1 };
}

const padTwo = (number: number) => String(number).padStart(2, '0');

/** Returns the first and the last day of a period. */
export function listPeriodDays({ kind, year, n }: Period): { from: string; to: string } {
  const first = (n - 1) * monthsPerPeriod[kind];
  const last = first + monthsPerPeriod[kind];
  // Day 0 of the following month is the last day of this one.
  const lastDay = new Date(Date.UTC(year, last, 0)).getUTCDate();
  return { from: `${year}-${padTwo(first + 1)}-01`, to: `${year}-${padTwo(last)}-${padTwo(lastDay)}` };
}

interface PeriodTexts {
  month: string;
  quarter: string;
  half1: string;
  half2: string;
  year: string;
}

export function formatPeriod({ kind, year, n }: Period, texts: PeriodTexts): string {
  const name = kind === 'half' ? (n === 1 ? 'half1' : 'half2') : kind;
  return fill(texts[name], { year, n });
}

export function moveDay(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}
