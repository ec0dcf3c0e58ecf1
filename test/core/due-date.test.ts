// What holds of due dates whatever the day, the office and the length; when counting starts; the calendar of the country.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../common/contract/words.ts';
import { calendarsDir } from '../../server/config/paths.ts';
import { Calendar, readWorkingTime } from '../../server/config/read-working-time.ts';
import { addDuration, measureQuarterDays, officeTimeFrom, startOf } from '../../server/core/calendar.ts';
import type { Duration } from '../../server/core/catalogue.ts';
import { addDays, localIso, localTime, parseIso } from '../../server/core/day.ts';
import { dueDates } from '../../server/core/due-date.ts';
import { resumeDates, timeLeftAt } from '../../server/core/supplement.ts';
import { isWorkingDay, nextWorkingDay, type WorkingTime, workingDayBefore } from '../../server/core/working-time.ts';
import { exampleSite } from '../fakes/office.ts';

const zone = 'Asia/Ho_Chi_Minh';
const time = readWorkingTime(exampleSite());
const at = (text: string) => parseIso(text, zone) ?? Number.NaN;
const told = (instant: number | null) => (instant === null ? null : localIso(instant, zone).slice(0, 16));

describe('counting starts', () => {
  it.each([
    ['a Monday morning', '2026-03-09T09:00', '2026-03-09T09:00'],
    ['15:00 is not after 15:00', '2026-03-09T15:00', '2026-03-09T15:00'],
    ['a second later is', '2026-03-09T15:00:01', '2026-03-10T07:30'],
    ['a Friday afternoon', '2026-03-13T16:00', '2026-03-16T07:30'],
    ['before the doors open', '2026-03-09T06:10', '2026-03-09T07:30'],
    ['at noon', '2026-03-09T12:00', '2026-03-09T13:30'],
    ['at the close of the morning', '2026-03-09T11:30', '2026-03-09T11:30'],
    ['a Sunday', '2026-03-15T10:00', '2026-03-16T07:30'],
    ['the day before Tết, late', '2026-02-13T15:30', '2026-02-23T07:30'],
    ['a Saturday that is worked', '2026-08-22T09:00', '2026-08-22T09:00'],
    ['a Friday before it', '2026-08-21T15:30', '2026-08-22T07:30'],
  ])('%s', (_name, received, start) => expect(told(startOf(at(received), time))).toBe(start));

  it('by what a clock shows: part of a second after 15:00:00 is not after it', () => {
    expect(startOf(at('2026-03-09T15:00:00') + 999, time)).toBe(at('2026-03-09T15:00:00') + 999);
  });
});

describe('one working day before', () => {
  it.each([
    ['2026-03-12T09:30', '2026-03-11T09:30'],
    ['2026-03-16T17:30', '2026-03-13T17:30'],
    ['2026-02-23T08:00', '2026-02-13T08:00'],
    ['2026-08-24T10:00', '2026-08-22T10:00'],
  ])('%s is %s', (due, before) => expect(told(workingDayBefore(at(due), time))).toBe(before));
});

describe('the days of the office', () => {
  it.each([
    ['2026-11-21', false],
    ['2026-11-24', true],
    ['2026-08-22', true],
    ['2026-09-02', false],
    ['2027-05-03', true],
  ])('%s worked: %s', (day, worked) => expect(isWorkingDay(day as Day, time)).toBe(worked));

  it('follow each other', () => expect(nextWorkingDay('2026-02-13' as Day, time)).toBe('2026-02-23'));
});

describe('the calendar of the country', () => {
  const calendar = Calendar.parse(JSON.parse(readFileSync(join(calendarsDir, 'vietnam.json'), 'utf8')));
  const days = (list: readonly { day: string }[]) => list.map(({ day }) => day);

  it('has each day once, in order, of a year that it knows', () => {
    for (const list of [days(calendar.daysOff), days(calendar.workingDays), days(calendar.unsure)]) {
      expect(list).toEqual([...new Set(list)].sort());
      for (const day of list) expect(calendar.years.map(({ year }) => year)).toContain(Number(day.slice(0, 4)));
    }
    const off = new Set(days(calendar.daysOff));
    expect([...days(calendar.unsure), ...days(calendar.workingDays)].filter(day => off.has(day))).toEqual([]);
  });

  it('has Saturdays worked only where a day is off for it', () => {
    for (const day of days(calendar.workingDays)) expect(new Date(day).getUTCDay()).toBe(6);
    const swapped = calendar.daysOff.filter(({ name }) => name === 'Nghỉ hoán đổi');
    expect(calendar.workingDays.length).toBe(swapped.length);
  });

  it('counts no day whose law is not made', () => {
    expect(calendar.daysOff.filter(({ status }) => status === 'policy')).toEqual([]);
    expect(calendar.unsure.filter(({ status }) => status === 'policy').map(({ day }) => day.slice(4))).toEqual(
      Array(3).fill('-11-24'),
    );
  });
});

const instant = fc.integer({ min: Date.UTC(2025, 0, 2), max: Date.UTC(2027, 11, 1) });
/** In quarter-days, as a cell of a decision can say it: to a thousandth. */
const quarters = fc.integer({ min: 0, max: 120_000 }).map(thousandths => thousandths / 1000);
const unit = fc.constantFrom<Duration['unit']>('working_day', 'day');
const duration: fc.Arbitrary<Duration> = fc.record({ quarterDays: quarters, unit });
/** None that opens a session after its cut-off: what comes at such an opening goes on a day later than what comes before it. */
const office: fc.Arbitrary<WorkingTime> = fc
  .constantFrom(
    [
      ['07:30', '11:30'],
      ['13:30', '17:30'],
    ],
    [
      ['07:00', '12:00'],
      ['13:00', '18:00'],
    ],
    [['07:30', '16:30']],
    [
      ['07:00', '11:30'],
      ['13:00', '16:30'],
    ],
    [['07:30', '11:30']],
    [['13:00', '21:00']],
    [
      ['08:00', '10:07'],
      ['10:07', '11:40'],
      ['12:01', '15:59'],
    ],
  )
  .chain(sessions => fc.constantFrom('14:00', '15:00', '23:00').map(forwardUntil => ({ sessions, forwardUntil })))
  .map(workingTime => readWorkingTime(exampleSite({ workingTime: { ...workingTime, years: [2028, 2029, 2030] } })));

function isOfficeTime(when: number, { sessions }: WorkingTime): boolean {
  const { day, minute } = localTime(when, zone);
  return isWorkingDay(day, time) && sessions.some(([from, to]) => minute >= from && minute <= to);
}

describe('whatever the day, the office and the length', () => {
  it('nothing is due before it was received, nor outside office hours', () => {
    fc.assert(
      fc.property(
        instant,
        duration,
        fc.array(duration, { maxLength: 5 }),
        fc.boolean(),
        office,
        (received, total, lengths, sameDay, its) => {
          const steps = lengths.map((length, i) => ({ no: i + 1, duration: length }));
          const due = dueDates(received, { total, steps, sameDay }, its);
          for (const each of [due.forwardAt, due.dueAt, due.paperCopyDueAt, ...due.steps.map(step => step.dueAt)]) {
            expect(each).toBeGreaterThanOrEqual(received);
            expect(isOfficeTime(each ?? 0, its), localIso(each ?? 0, zone)).toBe(true);
          }
          expect(due.unknownYear).toBeNull();
        },
      ),
    );
  });

  it('counting starts at a time from which it would start again', () => {
    fc.assert(
      fc.property(instant, office, (received, its) => {
        const start = startOf(received, its);
        expect(startOf(start, its)).toBe(start);
      }),
    );
  });

  it('more time is never over sooner', () => {
    fc.assert(
      fc.property(instant, unit, quarters, quarters, office, (received, its, a, b, hours) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const due = (quarterDays: number) =>
          dueDates(received, { total: { quarterDays, unit: its }, steps: [], sameDay: false }, hours).dueAt ?? 0;
        expect(due(more)).toBeGreaterThanOrEqual(due(less));
      }),
    );
  });

  it('later received is never due sooner', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 3 * 86_400_000 }),
        duration,
        fc.boolean(),
        office,
        (received, later, total, sameDay, its) => {
          const due = (when: number) => dueDates(when, { total, steps: [], sameDay }, its).dueAt ?? 0;
          expect(due(received + later)).toBeGreaterThanOrEqual(due(received));
        },
      ),
    );
  });

  it('steps end where the whole ends, however it is split', () => {
    fc.assert(
      fc.property(
        instant,
        unit,
        fc.array(quarters, { minLength: 1, maxLength: 8 }),
        office,
        (received, its, parts, hours) => {
          const thousandths = parts.reduce((sum, part) => sum + Math.round(part * 1000), 0);
          const steps = parts.map((quarterDays, i) => ({ no: i + 1, duration: { quarterDays, unit: its } }));
          const total = { quarterDays: thousandths / 1000, unit: its };
          const due = dueDates(received, { total, steps, sameDay: false }, hours);
          expect(due.steps.at(-1)).toEqual({ no: parts.length, dueAt: due.dueAt, endsAt: due.endsAt });
        },
      ),
    );
  });

  it('what ran between begin and end is what was added', () => {
    fc.assert(
      fc.property(instant, duration, office, (from, added, its) => {
        const { endsAt } = addDuration(from, added, its);
        expect(measureQuarterDays({ from, to: endsAt, unit: added.unit }, its)).toBeCloseTo(added.quarterDays, 9);
        expect(measureQuarterDays({ from: endsAt, to: from, unit: added.unit }, its)).toBeCloseTo(
          -added.quarterDays,
          9,
        );
        expect(
          addDuration(
            from,
            { ...added, quarterDays: measureQuarterDays({ from, to: endsAt, unit: added.unit }, its) },
            its,
          ).endsAt,
        ).toBe(endsAt);
      }),
    );
  });

  it('a supplement that takes no time changes nothing', () => {
    fc.assert(
      fc.property(
        instant,
        duration,
        fc.array(duration, { maxLength: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        office,
        (received, total, lengths, share, its) => {
          const course = {
            total,
            steps: lengths.map((length, i) => ({ no: i + 1, duration: length })),
            sameDay: false,
          };
          const before = dueDates(received, course, its);
          const [from, to] = [before.forwardAt ?? 0, before.dueAt ?? 0];
          const asked = startOf(Math.round(from + share * (to - from)), its);
          const after = resumeDates({
            left: timeLeftAt({ dates: before, process: course, requestedAt: asked, time: its }),
            process: course,
            papersAt: asked,
            time: its,
          });
          expect(after.dueAt).toBe(before.dueAt);
          expect(after.steps.map(step => step.dueAt)).toEqual(before.steps.map(step => step.dueAt));
        },
      ),
    );
  });

  it('longer waiting for papers is never due sooner, and by as much working time as was waited', () => {
    fc.assert(
      fc.property(
        instant,
        quarters,
        fc.integer({ min: 0, max: 20 * 86_400_000 }),
        office,
        (received, quarterDays, waited, its) => {
          const course = {
            total: { quarterDays: quarterDays + 1, unit: 'working_day' as const },
            steps: [],
            sameDay: false,
          };
          const before = dueDates(received, course, its);
          const asked = before.forwardAt ?? 0;
          const after = resumeDates({
            left: timeLeftAt({ dates: before, process: course, requestedAt: asked, time: its }),
            process: course,
            papersAt: asked + waited,
            time: its,
          });
          expect(after.dueAt).toBeGreaterThanOrEqual(before.dueAt ?? 0);
          expect(
            measureQuarterDays({ from: after.forwardAt ?? 0, to: after.dueAt ?? 0, unit: 'working_day' }, its),
          ).toBeCloseTo(quarterDays + 1, 6);
        },
      ),
    );
  });
});

/** The same by walking from minute to minute, as slow as it is plain. */
function walk(from: number, workMinutes: number): number {
  const minuteMs = 60_000;
  let left = workMinutes;
  let now = from;
  while (left > 0) {
    const { day, minute } = localTime(now, zone);
    if (isWorkingDay(day, time) && time.sessions.some(([open, close]) => minute >= open && minute < close)) left--;
    now += minuteMs;
  }
  return now;
}

it('walking from minute to minute comes to the same end', () => {
  const minute = fc.integer({ min: Date.UTC(2026, 0, 5) / 60_000, max: Date.UTC(2026, 11, 20) / 60_000 });
  fc.assert(
    fc.property(minute, fc.integer({ min: 1, max: 1_500 }), (begin, workMinutes) => {
      const from = startOf(begin * 60_000, time);
      // A day of work has 480 minutes, a quarter 120.
      const { endsAt } = addDuration(from, { quarterDays: workMinutes / 120, unit: 'working_day' }, time);
      expect(endsAt).toBe(walk(from, workMinutes));
    }),
    { numRuns: 60 },
  );
});

it('the next office time is found whatever the day', () => {
  fc.assert(
    fc.property(instant, office, (when, its) => {
      const next = officeTimeFrom(when, its);
      expect(isOfficeTime(next, its)).toBe(true);
      // Nothing of the office lies between.
      expect(measureQuarterDays({ from: when, to: next, unit: 'working_day' }, its)).toBe(0);
      expect(next - when).toBeLessThan(11 * 86_400_000);
    }),
  );
});

it('a leap day has a day before and after it', () => {
  expect([addDays('2028-02-28' as Day, 1), addDays('2028-02-29' as Day, 1)]).toEqual(['2028-02-29', '2028-03-01']);
});

describe('times of the office', () => {
  it.each([
    ['2026-03-09T14:30', '2026-03-09T14:30:00+07:00'],
    ['2026-03-09 14:30:15', '2026-03-09T14:30:15+07:00'],
    ['2026-03-09', '2026-03-09T00:00:00+07:00'],
    ['2026-03-09T14:30Z', '2026-03-09T21:30:00+07:00'],
    ['2026-03-09T14:30:00-05:00', '2026-03-10T02:30:00+07:00'],
    ['2026-03-09T14:30:00.000+0700', '2026-03-09T14:30:00+07:00'],
  ])('%s is %s', (text, iso) => expect(localIso(at(text), zone)).toBe(iso));

  it.each(['', 'soon', '2026-02-30', '2026-13-01', '2026-03-09T25:00', '09/03/2026'])('"%s" is no time', text =>
    expect(parseIso(text, zone)).toBeNull(),
  );

  it('are read as they are written', () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(zone, 'UTC', 'America/New_York', 'Asia/Kolkata'), (when, where) => {
        const seconds = Math.floor(when / 1000) * 1000;
        expect(parseIso(localIso(seconds, where), where)).toBe(seconds);
      }),
    );
  });
});
