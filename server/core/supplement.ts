// The clock of a dossier stands still while papers are awaited: what is left at the request runs on from their reception, by
// the same start rule. What was late already stays late.
import { measure } from './calendar.ts';
import { type DueDates, inDays, type ProcessTimes, run, type StepDue } from './due-date.ts';
import type { WorkingTime } from './working-time.ts';

/** Dates of a running dossier, as `dueDates` or the last `resume` gave them. */
export type RunningDates = Pick<DueDates, 'forwardAt' | 'dueAt' | 'endsAt' | 'steps'>;

/** What is left when the clock is stopped. Plain data, made to be kept until the papers come. */
export interface Left {
  /** Quarter-days of the whole; null when nothing is counted, nothing is known, or it is late. */
  total: number | null;
  dueAt: number | null;
  endsAt: number | null;
  /** The due date had passed at the request. */
  late: boolean;
  /** Of each step what is left by the plan; null for one that is over by it or that has no time. */
  steps: (StepDue & { quarterDays: number | null })[];
}

/** What is left of the whole and of each step at a request for papers (ms UTC). A request before the start takes nothing away. */
export function leftAt(dates: RunningDates, course: ProcessTimes, requestedAt: number, time: WorkingTime): Left {
  const from = Math.max(requestedAt, dates.forwardAt ?? requestedAt);
  const late = dates.dueAt !== null && requestedAt > dates.dueAt;
  let begin = from;
  const steps = dates.steps.map(step => {
    const duration = course.steps.find(({ no }) => no === step.no)?.duration ?? null;
    if (duration === null || step.endsAt === null || step.dueAt === null || requestedAt > step.dueAt)
      return { ...step, quarterDays: null };
    const quarterDays = Math.max(0, measure(begin, step.endsAt, duration.unit, time));
    begin = Math.max(begin, step.endsAt);
    return { ...step, quarterDays };
  });
  const counted = course.total !== null && !course.sameDay && dates.endsAt !== null && !late;
  const total = counted ? Math.max(0, measure(from, dates.endsAt ?? from, course.total?.unit ?? 'day', time)) : null;
  return { total, dueAt: dates.dueAt, endsAt: dates.endsAt, late, steps };
}

/**
 * The dates once the papers are here (ms UTC). Steps that were over by the plan keep theirs; the dates of steps already done
 * are the caller's to keep. A procedure done in a day is due by its hour of reception, which is now that of the papers.
 */
export function resume(left: Left, course: ProcessTimes, papersAt: number, time: WorkingTime): DueDates {
  const unit = course.total?.unit ?? 'day';
  const unitOf = (no: number) => course.steps.find(step => step.no === no)?.duration?.unit ?? null;
  const dates = run(
    {
      receivedAt: papersAt,
      total: left.total === null ? null : { quarterDays: left.total, unit },
      sameDay: course.sameDay && !left.late,
      steps: left.steps.map(({ no, quarterDays }) => ({
        no,
        quarterDays: quarterDays ?? 0,
        unit: quarterDays === null ? null : unitOf(no),
      })),
      told: [
        left.late && left.dueAt !== null
          ? { rule: 'stays-late', values: { dueAt: left.dueAt } }
          : left.total === null
            ? { rule: 'no-total', values: {} }
            : { rule: 'resumed', values: { days: inDays(left.total), unit } },
      ],
    },
    time,
  );
  const kept = left.late ? { dueAt: left.dueAt, endsAt: left.endsAt } : {};
  return {
    ...dates,
    ...kept,
    steps: dates.steps.map((step, i) =>
      left.steps[i]?.quarterDays === null ? { ...step, ...keptStep(left, i) } : step,
    ),
  };
}

function keptStep({ steps }: Left, i: number): Partial<StepDue> {
  const { dueAt = null, endsAt = null } = steps[i] ?? {};
  return { dueAt, endsAt };
}
