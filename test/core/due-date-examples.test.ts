// Examples worked out by hand come out as they were worked out: in the example office, and with other hours and settings.
import { describe, expect, it } from 'vitest';
import { readWorkingTime } from '../../server/config/read-working-time.ts';
import type { Duration } from '../../server/core/catalogue.ts';
import { localIso, parseIso } from '../../server/core/day.ts';
import { dueDates } from '../../server/core/due-date.ts';
import { exampleSite } from '../fakes/office.ts';
import * as groups from './due-date-examples.ts';

const zone = 'Asia/Ho_Chi_Minh';
const at = (text: string) => parseIso(text, zone) ?? Number.NaN;
const told = (instant: number | null) =>
  instant === null ? null : localIso(instant, zone).slice(0, 19).replace(/:00$/, '');
const timeWith = (workingTime: Record<string, unknown>) => readWorkingTime(exampleSite({ workingTime }));

function lengthOf(text: string): Duration | null {
  if (text === 'day') return null;
  return { quarterDays: Number.parseFloat(text) * 4, unit: text.endsWith('d') ? 'day' : 'working_day' };
}

function dueOf({ received, length }: { received: string; length: string }, time = timeWith({})) {
  return dueDates(at(received), { total: lengthOf(length), steps: [], sameDay: length === 'day' }, time);
}

it('there are enough of them', () => expect(Object.values(groups).flat().length).toBeGreaterThanOrEqual(120));

for (const [name, examples] of Object.entries(groups))
  describe(name, () => {
    it.each(examples)('$received + $length → $due: $why', example => {
      const { dueAt, unknownYear } = dueOf(example);
      expect(told(dueAt)).toBe(example.due?.replace(/(T..:..):00$/, '$1') ?? null);
      expect(unknownYear === null).toBe(example.due !== null);
    });
  });

describe('the year of which nothing is known', () => {
  it.each([
    ['2028-12-29T15:00', '0.5', 2029],
    ['2024-12-31T09:00', '1', 2024],
    ['2029-06-01T09:00', '400', 2029],
  ])('is named: %s + %s', (received, length, year) => expect(dueOf({ received, length }).unknownYear).toBe(year));

  it('is known once the office says so', () => {
    const time = timeWith({ years: [2029], daysOff: [{ day: '2029-01-01', name: 'Tết Dương lịch' }] });
    // 2.5 h on Fri 29/12/2028, Mon 1/1/2029 off, 1.5 h on Tuesday.
    const due = dueOf({ received: '2028-12-29T15:00', length: '0.5' }, time);
    expect([told(due.dueAt), due.unknownYear]).toEqual(['2029-01-02T09:00', null]);
    expect(due.skipped).toContainEqual({ day: '2029-01-01', kind: 'day-off', name: 'Tết Dương lịch' });
  });
});

const long = [
  ['07:00', '12:00'],
  ['13:00', '18:00'],
];
const throughNoon = [['07:30', '16:30']];
const uneven = [
  ['07:30', '12:00'],
  ['13:30', '17:00'],
];
const early = [
  ['07:00', '11:30'],
  ['13:00', '16:30'],
];
const evenings = [['13:00', '21:00']];
const mornings = [['07:30', '11:30']];

describe('other hours: a quarter is a quarter of the office’s own day', () => {
  it.each([
    [long, '2026-03-09T07:00', '0.25', '2026-03-09T09:30', '10 h a day, a quarter is 2.5 h'],
    [long, '2026-03-09T11:00', '0.25', '2026-03-09T14:30', '1 h until noon, 1.5 h from 13:00'],
    [long, '2026-03-09T07:00', '1', '2026-03-09T18:00', 'the whole day'],
    [long, '2026-03-13T14:00', '0.5', '2026-03-16T08:00', '5 h: 4 h on Friday, 1 h on Monday'],
    [long, '2026-03-09T12:30', '0.25', '2026-03-09T15:30', 'received in their noon'],
    [throughNoon, '2026-03-09T11:00', '0.25', '2026-03-09T13:15', '9 h a day, a quarter is 2 h 15; no noon'],
    [throughNoon, '2026-03-09T12:00', '0.25', '2026-03-09T14:15', 'noon is office time'],
    [throughNoon, '2026-03-09T15:00', '0.25', '2026-03-10T08:15', '1.5 h today, 45 minutes tomorrow'],
    [throughNoon, '2026-03-09T09:00', '0.125d', '2026-03-09T12:00', '3 h end at noon, which is office time'],
    [uneven, '2026-03-09T07:30', '0.5', '2026-03-09T11:30', '4 h of a morning of 4.5 h'],
    [uneven, '2026-03-09T11:00', '0.25', '2026-03-09T14:30', '1 h until 12:00, 1 h from 13:30'],
    [uneven, '2026-03-09T07:30', '1', '2026-03-09T17:00', 'the whole day'],
    [early, '2026-03-09T15:00', '0.25', '2026-03-10T07:30', '1.5 h until 16:30, half an hour from 07:00'],
    [early, '2026-03-09T17:00', '0.25', '2026-03-10T09:00', 'they are closed: 07:00 of tomorrow'],
    [mornings, '2026-03-09T11:00', '0.25', '2026-03-10T08:00', '4 h a day, a quarter is 1 h: half today'],
    [mornings, '2026-03-09T14:00', '0.25', '2026-03-10T08:30', 'closed in the afternoon: tomorrow'],
    [mornings, '2026-03-09T10:00', 'day', '2026-03-09T11:30', '16:30 is not theirs: their close'],
    [
      evenings,
      '2026-03-09T06:00',
      'day',
      '2026-03-10T13:00',
      'received when they open, an afternoon; 11:00 is not theirs',
    ],
    [long, '2026-03-09T14:00', 'day', '2026-03-10T11:00', 'as everywhere'],
  ])('%j: %s + %s → %s: %s', (sessions, received, length, due) =>
    expect(told(dueOf({ received, length }, timeWith({ sessions })).dueAt)).toBe(due),
  );
});

describe('settings', () => {
  it.each<[Record<string, unknown>, string, string, string, string]>([
    [{ forwardUntil: '14:00' }, '2026-03-09T14:00:01', '0.25', '2026-03-10T09:30', 'an earlier cut-off'],
    [
      { forwardUntil: '17:30' },
      '2026-03-09T17:30',
      '0.25',
      '2026-03-10T09:30',
      'at the close itself nothing of the day is left',
    ],
    [{ forwardUntil: '17:30' }, '2026-03-09T16:30', '0.25', '2026-03-10T08:30', 'a cut-off at the close: 1 h today'],
    [{ calendarEnd: 'stay' }, '2026-03-09T09:00', '5d', '2026-03-14T09:00', 'a Saturday is let be'],
    [{ daysOff: ['2026-03-10'] }, '2026-03-09T09:00', '1', '2026-03-11T09:00', 'a day off of the office'],
    [{ workingDays: ['2026-03-14'] }, '2026-03-13T09:00', '1', '2026-03-14T09:00', 'a Saturday that the office works'],
    [
      { daysOff: ['2026-08-22'] },
      '2026-08-21T09:00',
      '1',
      '2026-08-24T09:00',
      'the office does not work the Saturday of the country',
    ],
    [
      { workingDays: ['2026-02-20'] },
      '2026-02-13T09:00',
      '1',
      '2026-02-20T09:00',
      'the office works the last day of Tết',
    ],
    [{ sameDay: { gap: 'morning' } }, '2026-03-09T11:15', 'day', '2026-03-09T16:30', '11:00 to noon counts as morning'],
    [{ sameDay: { gap: 'morning' } }, '2026-03-09T11:59:59', 'day', '2026-03-09T16:30', 'until the last second'],
    [{ sameDay: { gap: 'morning' } }, '2026-03-09T12:00', 'day', '2026-03-10T11:00', 'noon is no morning'],
    [
      { sameDay: { until: '10:00', dueAt: '16:00', nextDueAt: '09:00' } },
      '2026-03-09T10:00',
      'day',
      '2026-03-10T09:00',
      'times of their own',
    ],
    [
      { sameDay: { until: '10:00', dueAt: '16:00', nextDueAt: '09:00' } },
      '2026-03-09T09:59',
      'day',
      '2026-03-09T16:00',
      'times of their own',
    ],
  ])('%j: %s + %s → %s: %s', (workingTime, received, length, due) =>
    expect(told(dueOf({ received, length }, timeWith(workingTime)).dueAt)).toBe(due),
  );
});

describe('the steps and the paper copy', () => {
  const steps = (...lengths: (string | null)[]) =>
    lengths.map((length, i) => ({ no: i + 1, duration: length === null ? null : lengthOf(length) }));
  const run = (received: string, total: string, ...lengths: (string | null)[]) =>
    dueDates(
      at(received),
      { total: lengthOf(total), steps: steps(...lengths), sameDay: total === 'day' },
      timeWith({}),
    );

  it('are each due in turn, and the last with the whole', () => {
    // Starts Mon 23/11 07:30 (after the cut-off on Friday).
    const due = run('2026-11-20T15:00:01', '3', '0.25', '0.5', '1.25', '0.5', '0.25', '0.25', null);
    expect(due.steps.map(step => told(step.dueAt))).toEqual([
      '2026-11-23T09:30', // 2 h
      '2026-11-23T15:30', // 4 h: 2 until noon, 2 after
      '2026-11-24T17:30', // 10 h: 2 on Monday, 8 on Tuesday
      '2026-11-25T11:30', // 4 h
      '2026-11-25T15:30', // 2 h
      '2026-11-25T17:30', // 2 h
      null, // its time is not counted
    ]);
    expect(told(due.dueAt)).toBe('2026-11-25T17:30');
    expect(told(due.paperCopyDueAt)).toBe('2026-11-23T17:30');
  });

  it('may mix calendar days and working days', () => {
    // Mon 9/3 09:00: 5 days end Sat 14/3 09:00, promised for Mon 16/3 07:30; half a working day from there is Monday morning;
    // one more calendar day runs from Mon 11:30.
    const due = run('2026-03-09T09:00', '10d', '5d', '0.5', '1d');
    expect(due.steps.map(step => told(step.dueAt))).toEqual([
      '2026-03-16T07:30',
      '2026-03-16T11:30',
      '2026-03-17T11:30',
    ]);
    expect(due.steps.map(step => told(step.endsAt))).toEqual([
      '2026-03-14T09:00',
      '2026-03-16T11:30',
      '2026-03-17T11:30',
    ]);
    expect(told(due.dueAt)).toBe('2026-03-19T09:00');
  });

  it('in calendar days run through a weekend one after the other, whatever is promised between', () => {
    // 5 + 3 days from Mon 9/3 09:00 are Tue 17/3 09:00, although the first part is promised for Monday.
    const due = run('2026-03-09T09:00', '8d', '5d', '3d');
    expect(due.steps.map(step => told(step.dueAt))).toEqual(['2026-03-16T07:30', '2026-03-17T09:00']);
    expect(told(due.dueAt)).toBe('2026-03-17T09:00');
  });

  it('never run beyond what is promised for the day', () => {
    const due = run('2026-03-09T10:00', 'day', '0.25', '1');
    expect(due.steps.map(step => told(step.dueAt))).toEqual(['2026-03-09T14:00', '2026-03-09T16:30']);
  });

  it.each([
    ['2026-03-09T09:00', '2026-03-10T09:00', 'one working day from reception'],
    ['2026-03-09T15:30', '2026-03-10T17:30', 'from the opening of Tuesday'],
    ['2026-03-13T09:00', '2026-03-16T09:00', 'over a weekend'],
    ['2026-02-13T15:01', '2026-02-23T17:30', 'over Tết'],
  ])('the paper copy of %s has gone on by %s: %s', (received, due) =>
    expect(told(run(received, '30').paperCopyDueAt)).toBe(due),
  );

  it('known ends stay known where a later one is not', () => {
    // Fri 29/12/2028 14:00: 2 h end at 16:00; what follows would be in 2029.
    const due = run('2028-12-29T14:00', '1', '0.25', '0.75');
    expect(due.steps.map(step => told(step.dueAt))).toEqual(['2028-12-29T16:00', null]);
    expect([due.dueAt, due.endsAt, due.paperCopyDueAt, due.unknownYear]).toEqual([null, null, null, 2029]);
    expect(told(due.forwardAt)).toBe('2028-12-29T14:00');
  });
});
