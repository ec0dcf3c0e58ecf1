// Working days, quarter by quarter: over noon, nights, weekends, holidays and Saturdays that are worked.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../common/contract/words.ts';
import { gatherCatalogue } from '../../server/catalogue-sources.ts';
import { addDuration, startOf } from '../../server/core/calendar.ts';
import { localIso, localTime, parseIso } from '../../server/core/day.ts';
import { dueDates } from '../../server/core/due-date.ts';
import { isWorkingDay } from '../../server/core/working-time.ts';
import { exampleSite } from '../fakes/office.ts';

const zone = 'Asia/Ho_Chi_Minh';
const { workingTime: time } = gatherCatalogue(exampleSite());
const at = (text: string) => parseIso(text, zone) ?? Number.NaN;
const told = (instant: number | null) => (instant === null ? null : localIso(instant, zone).slice(0, 16));
const addWork = (from: number, quarterDays: number) => addDuration(from, days(quarterDays), time).endsAt;
const days = (quarterDays: number) => ({ quarterDays, unit: 'working_day' as const });

describe('the 15:00 rule', () => {
  it.each([
    ['a Monday morning', '2026-03-09T09:00', '2026-03-09T09:00'],
    ['15:00 is not after 15:00', '2026-03-09T15:00', '2026-03-09T15:00'],
    ['a second later is', '2026-03-09T15:00:01', '2026-03-10T07:30'],
    ['a Friday afternoon', '2026-03-13T16:00', '2026-03-16T07:30'],
    ['before the doors open', '2026-03-09T06:10', '2026-03-09T07:30'],
    ['a Sunday', '2026-03-15T10:00', '2026-03-16T07:30'],
    ['the day before Tết, late', '2026-02-13T15:30', '2026-02-23T07:30'],
    ['a Saturday that is worked', '2026-08-22T09:00', '2026-08-22T09:00'],
    ['a Friday before it', '2026-08-21T15:30', '2026-08-22T07:30'],
  ])('%s', (_name, received, forward) => expect(told(startOf(at(received), time))).toBe(forward));
});

describe('working days', () => {
  it.each([
    ['2026-03-09T09:00', 4, '2026-03-10T09:00'],
    ['2026-03-09T09:00', 12, '2026-03-12T09:00'],
    ['2026-03-12T09:00', 12, '2026-03-17T09:00'],
    ['2026-03-09T07:30', 1, '2026-03-09T09:30'],
    ['2026-03-09T10:30', 1, '2026-03-09T14:30'],
    ['2026-03-09T07:30', 2, '2026-03-09T11:30'],
    ['2026-03-09T07:30', 4, '2026-03-09T17:30'],
    ['2026-03-09T15:30', 1, '2026-03-09T17:30'],
    ['2026-03-09T16:30', 1, '2026-03-10T08:30'],
    ['2026-02-13T09:00', 4, '2026-02-23T09:00'],
    ['2026-08-21T09:00', 4, '2026-08-22T09:00'],
    ['2026-08-28T09:00', 4, '2026-09-03T09:00'],
  ])('from %s %i quarters lead to %s', (from, quarters, due) => expect(told(addWork(at(from), quarters))).toBe(due));
});

describe('the dates of a dossier', () => {
  const steps = [1, 2, 5, 2, 1, 1, null].map((quarters, i) => ({
    no: i + 1,
    duration: quarters === null ? null : days(quarters),
  }));

  it('go step by step to the total', () => {
    const due = dueDates(at('2026-03-12T15:20'), { total: days(12), steps, sameDay: false }, time);
    expect(told(due.forwardAt)).toBe('2026-03-13T07:30');
    expect(told(due.dueAt)).toBe('2026-03-17T17:30');
    expect(due.steps.map(step => told(step.dueAt))).toEqual([
      '2026-03-13T09:30',
      '2026-03-13T15:30',
      '2026-03-16T17:30',
      '2026-03-17T11:30',
      '2026-03-17T15:30',
      '2026-03-17T17:30',
      null,
    ]);
  });

  it('are not made up for nothing', () => {
    const due = dueDates(at('2026-03-12T15:20'), { total: null, steps, sameDay: false }, time);
    expect(due).toMatchObject({ dueAt: null, endsAt: null, unknownYear: null });
    expect(told(due.forwardAt)).toBe('2026-03-13T07:30');
  });
});

const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 11, 31) });
const quarters = fc.integer({ min: 0, max: 400 });

describe('whatever the day', () => {
  it('a dossier goes on at a working time that is not before it came', () => {
    fc.assert(
      fc.property(instant, received => {
        const forward = startOf(received, time);
        expect(forward).toBeGreaterThanOrEqual(received);
        expect(isWorkingDay(localTime(forward, zone).day, time)).toBe(true);
        expect(startOf(forward, time)).toBe(forward);
      }),
    );
  });

  it('more work is never done sooner, and two pieces of it end where the whole does', () => {
    fc.assert(
      fc.property(instant, quarters, quarters, (received, a, b) => {
        const begin = startOf(received, time);
        const [middle, end] = [addWork(begin, a), addWork(begin, a + b)];
        expect(end).toBeGreaterThanOrEqual(middle);
        expect(isWorkingDay(localTime(end, zone).day, time)).toBe(true);
        expect(told(addWork(middle, b))).toBe(b === 0 ? told(middle) : told(end));
      }),
    );
  });

  it('a whole day of work ends at the same hour of the next working day', () => {
    fc.assert(
      fc.property(instant, received => {
        const begin = startOf(received, time);
        const { minute } = localTime(begin, zone);
        fc.pre(time.sessions.some(([from, to]) => minute > from && minute <= to));
        expect(localTime(addWork(begin, 4), zone).minute).toBeCloseTo(minute, 6);
      }),
    );
  });
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

  it('know the weekday of a day', () => expect(isWorkingDay('2026-11-21' as Day, time)).toBe(false));
});
