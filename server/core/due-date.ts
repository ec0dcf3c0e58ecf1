// When a dossier is due: from its reception through the steps of its course to the result, with the rules that led there.

import { addDuration, type StartReason, startWithReason } from './calendar.ts';
import type { Duration, ProcessStep } from './catalogue.ts';
import { sameDayDue, sameDayUntil } from './same-day.ts';
import { type SpecialDay, specialDays, type WorkingTime, yearsBetween, yearWithoutData } from './working-time.ts';

/** What the law gives for a procedure. */
export interface ProcessTimes {
  total: Duration | null;
  steps: readonly Pick<ProcessStep, 'no' | 'duration'>[];
  /** Done in a day: the hour of reception decides, not `total`. */
  sameDay: boolean;
}

/** What was applied, in the order in which it was. Values whose name ends in `At` are instants. */
export type DueRule =
  | { rule: `start-${StartReason}`; values: { startAt: number; cutOff: string } }
  | { rule: 'working-days'; values: { days: number; hours: number } }
  | { rule: 'calendar-days'; values: { days: number } }
  | { rule: 'end-moved'; values: { endsAt: number; dueAt: number } }
  | { rule: 'same-day' | 'same-day-next'; values: { until: string; dueAt: number } }
  | { rule: 'no-total'; values: Record<string, never> }
  | { rule: 'unannounced-year' | 'unknown-year'; values: { year: number } }
  | { rule: 'resumed'; values: { days: number; unit: Duration['unit'] } }
  | { rule: 'stays-late'; values: { dueAt: number } };

/** Instants in ms UTC; null where nothing is counted, or where nobody knows the days off (`unknownYear`). */
export interface DueDates {
  /** From when it counts: the instant of reception or an opening. */
  forwardAt: number | null;
  /** What is promised. */
  dueAt: number | null;
  /** Where counting ended, before a move to an opening: what a supplement measures from. */
  endsAt: number | null;
  /** The paper copy has gone on by then: one working day. */
  paperCopyDueAt: number | null;
  steps: StepDue[];
  rules: DueRule[];
  /** Days between reception and due date that were not counted, and Saturdays that were. */
  skipped: SpecialDay[];
  /** A year that counting touches and of which no days off are known. */
  unknownYear: number | null;
}

export interface StepDue {
  no: number;
  dueAt: number | null;
  endsAt: number | null;
}

/** A piece of a course still to run; `unit` null: nothing is counted. */
interface Ahead {
  no: number;
  quarterDays: number;
  unit: Duration['unit'] | null;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
const clockOf = (minute: number) => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
const oneWorkingDay: Duration = { quarterDays: 4, unit: 'working_day' };
/** To a thousandth of a day: what is measured between two instants has no end of digits. */
export const inDays = (quarterDays: number) => Math.round(quarterDays * 250) / 1000;

/** Steps one after the other, each from where the one before really ended. */
function runSteps(startAt: number, steps: readonly Ahead[], time: WorkingTime): StepDue[] {
  let at = startAt;
  return steps.map(({ no, quarterDays, unit }) => {
    if (unit === null) return { no, dueAt: null, endsAt: null };
    const end = addDuration(at, { quarterDays, unit }, time);
    at = end.endsAt;
    return { no, ...end };
  });
}

/** Says nothing where a year is touched of which nothing is known. */
function withoutGuesses(from: number, due: DueDates, time: WorkingTime): DueDates {
  let unknownYear: number | null = null;
  const sure = (at: number | null) => {
    if (at === null) return null;
    const year = yearWithoutData(from, at, time);
    unknownYear ??= year;
    return year === null ? at : null;
  };
  const last = Math.max(from, ...[due.forwardAt, due.endsAt, due.dueAt].filter(at => at !== null));
  const dueAt = sure(due.dueAt);
  const known = {
    forwardAt: sure(due.forwardAt),
    dueAt,
    endsAt: dueAt === null ? null : due.endsAt,
    // Said by being null only: the date of the result may well be known.
    paperCopyDueAt: yearWithoutData(from, due.paperCopyDueAt ?? from, time) === null ? due.paperCopyDueAt : null,
    steps: due.steps.map(step => {
      const stepDueAt = sure(step.dueAt);
      return { no: step.no, dueAt: stepDueAt, endsAt: stepDueAt === null ? null : step.endsAt };
    }),
  };
  const isSure = (values: object) =>
    Object.entries(values).every(([name, at]) => !name.endsWith('At') || yearWithoutData(from, at, time) === null);
  const rules = due.rules.filter(({ values }) => isSure(values));
  const skipped = due.skipped.filter(({ day }) => time.years.has(Number(day.slice(0, 4))));
  for (const year of yearsBetween(from, last, time))
    if (time.unannounced.has(year)) rules.push({ rule: 'unannounced-year', values: { year } });
  if (unknownYear !== null) rules.push({ rule: 'unknown-year', values: { year: unknownYear } });
  return { ...known, rules, skipped, unknownYear };
}

interface Whole {
  endsAt: number | null;
  dueAt: number | null;
  rules: DueRule[];
  skipped: SpecialDay[];
}

/** The due date of the whole, counted from the start; the rule of its unit is the caller's to tell. */
function runWhole(receivedAt: number, startAt: number, total: Duration | null, time: WorkingTime): Whole {
  const before = specialDays(receivedAt, startAt, time);
  if (total === null) return { endsAt: null, dueAt: null, rules: [], skipped: before };
  const { endsAt, dueAt } = addDuration(startAt, total, time);
  if (total.unit === 'working_day') return { endsAt, dueAt, rules: [], skipped: specialDays(receivedAt, dueAt, time) };
  const moved: DueRule[] = dueAt === endsAt ? [] : [{ rule: 'end-moved', values: { endsAt, dueAt } }];
  // Calendar days run through days off; only those before the start and after the end are waited for.
  const after = dueAt === endsAt ? [] : specialDays(endsAt, dueAt, time).filter(({ kind }) => kind !== 'made-up');
  const seen = new Set(before.map(({ day }) => day));
  return { endsAt, dueAt, rules: moved, skipped: [...before, ...after.filter(({ day }) => !seen.has(day))] };
}

function runSameDay(receivedAt: number, time: WorkingTime): Whole {
  const { dueAt, sameDay } = sameDayDue(receivedAt, time);
  const values = { until: clockOf(sameDayUntil(time)), dueAt };
  return {
    endsAt: dueAt,
    dueAt,
    rules: [sameDay ? { rule: 'same-day', values } : { rule: 'same-day-next', values }],
    skipped: specialDays(receivedAt, dueAt, time),
  };
}

/** What counting anew from a reception starts with: of the dossier, or of the papers of a supplement. */
export interface Run {
  receivedAt: number;
  /** Of the whole; null: nothing is counted. */
  total: Duration | null;
  sameDay: boolean;
  steps: readonly Ahead[];
  /** What stands in the basis for the whole. */
  told: DueRule[];
}

export function run({ receivedAt, total, sameDay, steps, told }: Run, time: WorkingTime): DueDates {
  const { at: startAt, reason } = startWithReason(receivedAt, time);
  const whole = sameDay ? runSameDay(receivedAt, time) : runWhole(receivedAt, startAt, total, time);
  const timed = runSteps(startAt, steps, time);
  const { dueAt } = whole;
  const capped =
    sameDay && dueAt !== null
      ? timed.map(step => (step.dueAt === null || step.dueAt <= dueAt ? step : { no: step.no, dueAt, endsAt: dueAt }))
      : timed;
  return withoutGuesses(
    receivedAt,
    {
      forwardAt: startAt,
      endsAt: whole.endsAt,
      dueAt,
      paperCopyDueAt: addDuration(startAt, oneWorkingDay, time).dueAt,
      steps: capped,
      rules: [
        { rule: `start-${reason}`, values: { startAt, cutOff: clockOf(time.forwardUntil) } },
        ...(sameDay ? [] : told),
        ...whole.rules,
      ],
      skipped: whole.skipped,
      unknownYear: null,
    },
    time,
  );
}

/** The dates of a dossier received at this instant (ms UTC). */
export function dueDates(receivedAt: number, { total, steps, sameDay }: ProcessTimes, time: WorkingTime): DueDates {
  const days = total === null ? 0 : inDays(total.quarterDays);
  const hours = time.sessions.reduce((sum, [from, to]) => sum + to - from, 0) / 60;
  const told: DueRule =
    total === null
      ? { rule: 'no-total', values: {} }
      : total.unit === 'day'
        ? { rule: 'calendar-days', values: { days } }
        : { rule: 'working-days', values: { days, hours } };
  const ahead = steps.map(({ no, duration }) => ({
    no,
    quarterDays: duration?.quarterDays ?? 0,
    unit: duration?.unit ?? null,
  }));
  return run({ receivedAt, total, sameDay, steps: ahead, told: [told] }, time);
}
