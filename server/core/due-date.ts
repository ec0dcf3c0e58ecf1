// When a dossier is due: from its reception through the steps of its process to the result, with the rules that were applied.
// Pure. Instants are UTC ms.

import { addDuration, type StartReason, startWithReason } from './calendar.ts';
import type { Duration, ProcessStep } from './catalogue.ts';
import { sameDayDue, sameDayUntil } from './same-day.ts';
import { type SpecialDay, specialDays, type WorkingTime, yearsBetween, yearWithoutData } from './working-time.ts';

/** What the law gives for a procedure. */
export interface ProcessTimes {
  total: Duration | null;
  steps: readonly Pick<ProcessStep, 'no' | 'duration'>[];
  /** Set for procedures done within a day: the hour of reception decides the due date, not `total`. */
  sameDay: boolean;
}

/** A rule that was applied. Values whose name ends in `At` are instants; `cutOff` and `until` are clock times like "15:00". */
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

/** Instants are UTC ms. They are null where no time is published, or where the days off are not known (`unknownYear`). */
export interface DueDates {
  /** The instant from which time counts: the reception or an opening. */
  forwardAt: number | null;
  /** The instant that is promised. */
  dueAt: number | null;
  /** Where counting ended, before a move to an opening. The time left at a request for papers is measured up to it. */
  endsAt: number | null;
  /** By when the paper copy must have been passed on: one working day after the start. */
  paperCopyDueAt: number | null;
  steps: StepDue[];
  rules: DueRule[];
  /** The days between reception and due date that were not counted, and worked Saturdays. */
  skipped: SpecialDay[];
  /** A year that counting touches and whose days off are not known; null when all are known. */
  unknownYear: number | null;
}

export interface StepDue {
  no: number;
  dueAt: number | null;
  endsAt: number | null;
}

/** A step that still has to run; `unit` is null when no time is published for it. */
interface OpenStep {
  no: number;
  quarterDays: number;
  unit: Duration['unit'] | null;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
const clockOf = (minute: number) => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
const oneWorkingDay: Duration = { quarterDays: 4, unit: 'working_day' };
/** Quarter-days as days, rounded to a thousandth, because a time measured between two instants has endless digits. */
export const inDays = (quarterDays: number) => Math.round(quarterDays * 250) / 1000;

/** Runs the steps one after the other, each from where the one before ended before any move to an opening. */
function runSteps(startAt: number, steps: readonly OpenStep[], time: WorkingTime): StepDue[] {
  let at = startAt;
  return steps.map(({ no, quarterDays, unit }) => {
    if (unit === null) return { no, dueAt: null, endsAt: null };
    const end = addDuration(at, { quarterDays, unit }, time);
    at = end.endsAt;
    return { no, ...end };
  });
}

/** Removes every date that lies in or after a year whose days off are not known, since it would be a guess. */
function removeGuesses(from: number, due: DueDates, time: WorkingTime): DueDates {
  let unknownYear: number | null = null;
  const knownOrNull = (at: number | null) => {
    if (at === null) return null;
    const year = yearWithoutData(from, at, time);
    unknownYear ??= year;
    return year === null ? at : null;
  };
  const last = Math.max(from, ...[due.forwardAt, due.endsAt, due.dueAt].filter(at => at !== null));
  const dueAt = knownOrNull(due.dueAt);
  const dates = {
    forwardAt: knownOrNull(due.forwardAt),
    dueAt,
    endsAt: dueAt === null ? null : due.endsAt,
    // Its own year decides; `unknownYear` is not set for it, because the date of the result may still be known.
    paperCopyDueAt: yearWithoutData(from, due.paperCopyDueAt ?? from, time) === null ? due.paperCopyDueAt : null,
    steps: due.steps.map(step => {
      const stepDueAt = knownOrNull(step.dueAt);
      return { no: step.no, dueAt: stepDueAt, endsAt: stepDueAt === null ? null : step.endsAt };
    }),
  };
  const isKnown = (values: object) =>
    Object.entries(values).every(([name, at]) => !name.endsWith('At') || yearWithoutData(from, at, time) === null);
  const rules = due.rules.filter(({ values }) => isKnown(values));
  const skipped = due.skipped.filter(({ day }) => time.years.has(Number(day.slice(0, 4))));
  for (const year of yearsBetween(from, last, time))
    if (time.unannounced.has(year)) rules.push({ rule: 'unannounced-year', values: { year } });
  if (unknownYear !== null) rules.push({ rule: 'unknown-year', values: { year: unknownYear } });
  return { ...dates, rules, skipped, unknownYear };
}

interface Whole {
  endsAt: number | null;
  dueAt: number | null;
  rules: DueRule[];
  skipped: SpecialDay[];
}

/** The due date of the whole, counted from the start. The caller adds the rule of the unit. */
function runWhole(from: { receivedAt: number; startAt: number }, total: Duration | null, time: WorkingTime): Whole {
  const { receivedAt, startAt } = from;
  const before = specialDays(receivedAt, startAt, time);
  if (total === null) return { endsAt: null, dueAt: null, rules: [], skipped: before };
  const { endsAt, dueAt } = addDuration(startAt, total, time);
  if (total.unit === 'working_day') return { endsAt, dueAt, rules: [], skipped: specialDays(receivedAt, dueAt, time) };
  const moved: DueRule[] = dueAt === endsAt ? [] : [{ rule: 'end-moved', values: { endsAt, dueAt } }];
  // Calendar days run through days off, so only days off before the start and after the end are reported as skipped.
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

/** The input of counting from a reception, either of the dossier or of requested papers. */
export interface Run {
  receivedAt: number;
  /** The time of the whole; null when none is published. */
  total: Duration | null;
  sameDay: boolean;
  steps: readonly OpenStep[];
  /** The rules to report for the whole. */
  totalRules: DueRule[];
}

/** Counts from a reception. A step of a same-day procedure is due no later than the whole. */
export function run({ receivedAt, total, sameDay, steps, totalRules }: Run, time: WorkingTime): DueDates {
  const { at: startAt, reason } = startWithReason(receivedAt, time);
  const whole = sameDay ? runSameDay(receivedAt, time) : runWhole({ receivedAt, startAt }, total, time);
  const timed = runSteps(startAt, steps, time);
  const { dueAt } = whole;
  const capped =
    sameDay && dueAt !== null
      ? timed.map(step => (step.dueAt === null || step.dueAt <= dueAt ? step : { no: step.no, dueAt, endsAt: dueAt }))
      : timed;
  return removeGuesses(
    receivedAt,
    {
      forwardAt: startAt,
      endsAt: whole.endsAt,
      dueAt,
      paperCopyDueAt: addDuration(startAt, oneWorkingDay, time).dueAt,
      steps: capped,
      rules: [
        { rule: `start-${reason}`, values: { startAt, cutOff: clockOf(time.forwardUntil) } },
        ...(sameDay ? [] : totalRules),
        ...whole.rules,
      ],
      skipped: whole.skipped,
      unknownYear: null,
    },
    time,
  );
}

/** The dates of a dossier received at this instant (UTC ms). */
export function dueDates(receivedAt: number, { total, steps, sameDay }: ProcessTimes, time: WorkingTime): DueDates {
  const days = total === null ? 0 : inDays(total.quarterDays);
  const hours = time.sessions.reduce((sum, [from, to]) => sum + to - from, 0) / 60;
  const totalRule: DueRule =
    total === null
      ? { rule: 'no-total', values: {} }
      : total.unit === 'day'
        ? { rule: 'calendar-days', values: { days } }
        : { rule: 'working-days', values: { days, hours } };
  const openSteps = steps.map(({ no, duration }) => ({
    no,
    quarterDays: duration?.quarterDays ?? 0,
    unit: duration?.unit ?? null,
  }));
  return run({ receivedAt, total, sameDay, steps: openSteps, totalRules: [totalRule] }, time);
}
