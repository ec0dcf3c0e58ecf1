// The clock of a dossier stands still while papers are awaited. The time that is left at the request continues at their reception,
// by the same start rule as at the reception of a dossier. A dossier that was late stays late. Pure. Instants are UTC ms.
import { measureQuarterDays } from './calendar.ts';
import { type DueDates, inDays, type ProcessTimes, run, type StepDue } from './due-date.ts';
import type { WorkingTime } from './working-time.ts';

/** The dates of a running dossier as `dueDates` or the last `resumeDates` returned them. */
type RunningDates = Pick<DueDates, 'forwardAt' | 'dueAt' | 'endsAt' | 'steps'>;

/** The time that is left when the clock stops. It is plain data, stored until the papers come. */
export interface Left {
  /** Quarter-days of the whole; null when no time is published, the date is not known, or the dossier is late. */
  total: number | null;
  dueAt: number | null;
  endsAt: number | null;
  /** Whether the due date had passed at the request. */
  late: boolean;
  /** For each open step the quarter-days left by the plan; null when the plan has passed it or it has no time. */
  steps: (StepDue & { quarterDays: number | null })[];
}

/** A dossier at the request for papers. */
export interface Stopping {
  dates: RunningDates;
  process: ProcessTimes;
  /** UTC ms. */
  requestedAt: number;
  time: WorkingTime;
}

/** The time left of the whole and of each step at a request for papers. A request before the start of counting takes no time away. */
export function timeLeftAt({ dates, process, requestedAt, time }: Stopping): Left {
  const from = Math.max(requestedAt, dates.forwardAt ?? requestedAt);
  const late = dates.dueAt !== null && requestedAt > dates.dueAt;
  let begin = from;
  const steps = dates.steps.map(step => {
    const duration = process.steps.find(({ no }) => no === step.no)?.duration ?? null;
    if (duration === null || step.endsAt === null || step.dueAt === null || requestedAt > step.dueAt)
      return { ...step, quarterDays: null };
    const quarterDays = Math.max(0, measureQuarterDays({ from: begin, to: step.endsAt, unit: duration.unit }, time));
    begin = Math.max(begin, step.endsAt);
    return { ...step, quarterDays };
  });
  const counted = process.total !== null && !process.sameDay && dates.endsAt !== null && !late;
  const total = counted
    ? Math.max(0, measureQuarterDays({ from, to: dates.endsAt ?? from, unit: process.total?.unit ?? 'day' }, time))
    : null;
  return { total, dueAt: dates.dueAt, endsAt: dates.endsAt, late, steps };
}

/** A dossier whose papers have come. */
export interface Resuming {
  left: Left;
  process: ProcessTimes;
  /** The instant at which the papers were received, UTC ms. */
  papersAt: number;
  time: WorkingTime;
}

/**
 * The dates when the papers have come. Steps that the plan had passed keep their dates; the caller keeps those of steps
 * already done. A same-day procedure is due by the hour at which the papers were received.
 */
export function resumeDates({ left, process, papersAt, time }: Resuming): DueDates {
  const unit = process.total?.unit ?? 'day';
  const unitOf = (no: number) => process.steps.find(step => step.no === no)?.duration?.unit ?? null;
  const dates = run(
    {
      receivedAt: papersAt,
      total: left.total === null ? null : { quarterDays: left.total, unit },
      sameDay: process.sameDay && !left.late,
      steps: left.steps.map(({ no, quarterDays }) => ({
        no,
        quarterDays: quarterDays ?? 0,
        unit: quarterDays === null ? null : unitOf(no),
      })),
      totalRules: [
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
