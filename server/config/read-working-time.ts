// The working time of this office: the country's calendar of days off, and above it what the site file says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WorkingTime } from '../core/working-time.ts';
import { calendarsDir } from './paths.ts';
import { parseTimeOfDay, type SiteSettings, toSession } from './site-file.ts';

const Dated = z.strictObject({
  day: z.iso.date(),
  name: z.string().min(1),
  status: z.enum(['official', 'press', 'statutory', 'computed', 'policy']),
  /** A key of `sources`. */
  source: z.string(),
  note: z.string().optional(),
});

export const Calendar = z
  .strictObject({
    about: z.string(),
    years: z.array(z.strictObject({ year: z.int(), plan: z.enum(['announced', 'not announced']) })),
    sources: z.record(z.string(), z.string()),
    daysOff: z.array(Dated),
    workingDays: z.array(Dated),
    /** Not counted. */
    unsure: z.array(Dated),
  })
  .refine(
    ({ sources, daysOff, workingDays, unsure }) =>
      [...daysOff, ...workingDays, ...unsure].every(({ source }) => sources[source] !== undefined),
    'every source of a day stands in `sources`',
  );

export function readWorkingTime({ workingTime, timeZone }: SiteSettings): WorkingTime {
  const calendar = Calendar.parse(JSON.parse(readFileSync(join(calendarsDir, 'vietnam.json'), 'utf8')));
  const { sessions, forwardUntil, sameDay, calendarEnd, years } = workingTime;
  const own = workingTime.daysOff.map(entry => (typeof entry === 'string' ? { day: entry, name: '' } : entry));
  const daysOff = new Map([...calendar.daysOff, ...own].map(({ day, name }) => [day, name]));
  const workingDays = new Set([...calendar.workingDays.map(({ day }) => day), ...workingTime.workingDays]);
  for (const { day } of own) workingDays.delete(day);
  const unannounced = calendar.years.filter(({ plan }) => plan === 'not announced').map(({ year }) => year);
  return {
    sessions: sessions.map(toSession),
    forwardUntil: parseTimeOfDay(forwardUntil),
    daysOff,
    workingDays,
    years: new Set([...calendar.years.map(({ year }) => year), ...years]),
    // What the office itself says of a year counts as announced.
    unannounced: new Set(unannounced.filter(year => !years.includes(year))),
    timeZone,
    sameDay: {
      until: parseTimeOfDay(sameDay.until),
      dueAt: parseTimeOfDay(sameDay.dueAt),
      nextDueAt: parseTimeOfDay(sameDay.nextDueAt),
      gap: sameDay.gap,
    },
    calendarEnd,
  };
}
