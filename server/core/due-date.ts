// When a result is due: working days counted over the office's sessions, with days off and Saturdays that are worked instead.
// Calendar days are not converted here: what is to be done when such a time ends on a day off is for the office to say.
import type { Day } from '../../common/contract/words.ts';
import type { CourseStep, Duration } from './catalogue.ts';
import { addDays, instantOf, localTime } from './day.ts';
import type { Session } from './hours.ts';

export interface WorkingTime {
  /** Of every working day, in order; together they are one day, whatever their hours. */
  sessions: readonly Session[];
  /** Handed in later than this minute of the day, a dossier goes on at the opening of the next working day. */
  forwardUntil: number;
  daysOff: ReadonlySet<string>;
  /** Saturdays and Sundays that are worked. */
  workingDays: ReadonlySet<string>;
  timeZone: string;
}

export interface DueDates {
  forwardAt: number | null;
  dueAt: number | null;
  steps: { no: number; dueAt: number | null }[];
  /** How it was counted: `none` where nothing is published, `day` where calendar days are. */
  basis: 'working_day' | 'day' | 'none';
}

export function isWorkingDay(day: Day, { daysOff, workingDays }: WorkingTime): boolean {
  if (workingDays.has(day)) return true;
  const weekday = localTime(Date.parse(`${day}T00:00:00Z`), 'UTC').weekday;
  return weekday < 6 && !daysOff.has(day);
}

function nextWorkingDay(day: Day, time: WorkingTime): Day {
  let next = addDays(day, 1);
  while (!isWorkingDay(next, time)) next = addDays(next, 1);
  return next;
}

const opening = (time: WorkingTime) => time.sessions[0]?.[0] ?? 0;
const dayLength = (time: WorkingTime) => time.sessions.reduce((sum, [from, to]) => sum + to - from, 0);

/** When a dossier goes to whoever decides: at once, or at the next opening. 15:00:00 itself is not after 15:00. */
export function forwardOf(receivedAt: number, time: WorkingTime): number {
  const { day, minute } = localTime(receivedAt, time.timeZone);
  const open = opening(time);
  if (!isWorkingDay(day, time) || minute > time.forwardUntil)
    return instantOf(nextWorkingDay(day, time), open, time.timeZone);
  return minute < open ? instantOf(day, open, time.timeZone) : receivedAt;
}

/** Minutes worked of a day until a minute of it. */
function workedUntil(minute: number, { sessions }: WorkingTime): number {
  return sessions.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(minute, to) - from), 0);
}

/** The first minute of a day until which so much has been worked: the end of a morning, not the begin of the afternoon. */
function minuteWhenWorked(worked: number, { sessions }: WorkingTime): number {
  let left = worked;
  for (const [from, to] of sessions) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return sessions.at(-1)?.[1] ?? 0;
}

/** The instant when so many quarters of a working day have been worked. `at` must be a moment of a working day. */
export function addWork(at: number, quarterDays: number, time: WorkingTime): number {
  const length = dayLength(time);
  if (quarterDays <= 0 || length <= 0) return at;
  const begin = localTime(at, time.timeZone);
  let day = begin.day;
  let need = workedUntil(begin.minute, time) + (quarterDays * length) / 4;
  while (need > length) {
    need -= length;
    day = nextWorkingDay(day, time);
  }
  return instantOf(day, minuteWhenWorked(need, time), time.timeZone);
}

export function dueDates(
  receivedAt: number,
  total: Duration | null,
  steps: readonly Pick<CourseStep, 'no' | 'duration'>[],
  time: WorkingTime,
): DueDates {
  if (total === null || total.unit !== 'working_day') {
    const none = steps.map(({ no }) => ({ no, dueAt: null }));
    return { forwardAt: null, dueAt: null, steps: none, basis: total === null ? 'none' : 'day' };
  }
  const forwardAt = forwardOf(receivedAt, time);
  let used = 0;
  // A step in calendar days among working days: from there on nobody can say.
  let countable = true;
  const timed = steps.map(({ no, duration }) => {
    if (duration !== null && duration.unit !== 'working_day') countable = false;
    if (duration === null || !countable) return { no, dueAt: null };
    used += duration.quarterDays;
    return { no, dueAt: addWork(forwardAt, used, time) };
  });
  return { forwardAt, dueAt: addWork(forwardAt, total.quarterDays, time), steps: timed, basis: 'working_day' };
}
