// The clock stands still while papers are awaited. Worked out by hand, in the example office.
import { describe, expect, it } from 'vitest';
import { readWorkingTime } from '../../server/config/read-working-time.ts';
import type { Duration } from '../../server/core/catalogue.ts';
import { localIso, parseIso } from '../../server/core/day.ts';
import { dueDates, type ProcessTimes } from '../../server/core/due-date.ts';
import { resumeDates, timeLeftAt } from '../../server/core/supplement.ts';
import { exampleSite } from '../fakes/office.ts';

const zone = 'Asia/Ho_Chi_Minh';
const time = readWorkingTime(exampleSite());
const at = (text: string) => parseIso(text, zone) ?? Number.NaN;
const told = (instant: number | null) => (instant === null ? null : localIso(instant, zone).slice(0, 16));
const work = (days: number): Duration => ({ quarterDays: days * 4, unit: 'working_day' });
const calendar = (days: number): Duration => ({ quarterDays: days * 4, unit: 'day' });
const course = (total: Duration | null, ...steps: (Duration | null)[]): ProcessTimes => ({
  total,
  steps: steps.map((duration, i) => ({ no: i + 1, duration })),
  sameDay: false,
});

describe('what is left runs on from the papers', () => {
  it.each<[Duration, string, string, string, string | null, string]>([
    [
      work(3),
      '2026-03-09T09:00',
      '2026-03-10T09:00',
      '2026-03-16T14:00',
      '2026-03-18T14:00',
      'one day used, two left from Mon 14:00',
    ],
    [
      work(3),
      '2026-03-09T09:00',
      '2026-03-10T10:00',
      '2026-03-10T10:00',
      '2026-03-12T09:00',
      'no time between: as before',
    ],
    [
      work(3),
      '2026-03-09T09:00',
      '2026-03-10T09:00',
      '2026-03-13T15:00',
      '2026-03-17T15:00',
      'two left from Fri 15:00, not after the cut-off',
    ],
    [
      work(3),
      '2026-03-09T09:00',
      '2026-03-10T09:00',
      '2026-03-13T15:00:01',
      '2026-03-17T17:30',
      'after it: Mon and Tue whole',
    ],
    [
      work(3),
      '2026-03-09T09:00',
      '2026-03-10T09:00',
      '2026-03-15T10:00',
      '2026-03-17T17:30',
      'papers on a Sunday: Mon and Tue whole',
    ],
    [
      work(3),
      '2026-03-09T09:00',
      '2026-03-10T09:00',
      '2026-03-16T12:00',
      '2026-03-18T11:30',
      'papers at noon: 4 h Mon, 8 h Tue, 4 h Wed',
    ],
    [
      work(0.5),
      '2026-03-09T07:30',
      '2026-03-09T09:30',
      '2026-03-10T10:30',
      '2026-03-10T14:30',
      '2 h left: one before noon, one after',
    ],
    [
      work(1),
      '2026-03-09T09:00',
      '2026-03-09T12:00',
      '2026-03-10T13:30',
      '2026-03-11T09:00',
      '2.5 h used by noon, 5.5 h left: 4 and 1.5',
    ],
    [
      work(1),
      '2026-03-13T16:00',
      '2026-03-13T16:30',
      '2026-03-17T08:00',
      '2026-03-18T08:00',
      'asked before it started: the whole day is left',
    ],
    [
      work(2),
      '2026-02-12T09:00',
      '2026-02-13T09:00',
      '2026-02-23T10:00',
      '2026-02-24T10:00',
      'asked before Tết, papers after it: a day left',
    ],
    [
      work(2),
      '2026-08-20T09:00',
      '2026-08-21T09:00',
      '2026-08-21T15:30',
      '2026-08-22T17:30',
      'a day left, which is the Saturday worked',
    ],
    [
      calendar(5),
      '2026-03-09T09:00',
      '2026-03-11T09:00',
      '2026-03-20T10:00',
      '2026-03-23T10:00',
      'three days left from Fri 20/3',
    ],
    [
      calendar(5),
      '2026-03-09T09:00',
      '2026-03-11T09:00',
      '2026-03-19T10:00',
      '2026-03-23T07:30',
      'three days left end on Sun 22/3: Monday',
    ],
    [
      calendar(5),
      '2026-03-09T09:00',
      '2026-03-11T21:00',
      '2026-03-16T09:00',
      '2026-03-19T07:30',
      'two and a half left end Wed 21:00: Thursday',
    ],
    [
      calendar(5),
      '2026-03-09T09:00',
      '2026-03-15T10:00',
      '2026-03-17T10:00',
      '2026-03-17T10:00',
      'its time was over on Saturday, its promise not: nothing left',
    ],
    [
      work(1),
      '2026-03-09T09:00',
      '2026-03-10T09:00',
      '2026-03-12T10:00',
      '2026-03-12T10:00',
      'asked at the very due time: nothing left',
    ],
    [
      work(1),
      '2026-03-09T09:00',
      '2026-03-10T09:01',
      '2026-03-12T10:00',
      '2026-03-10T09:00',
      'asked a minute late: late it stays',
    ],
    [work(1), '2028-12-28T09:00', '2028-12-28T10:00', '2028-12-29T15:00', null, 'would end in 2029'],
  ])('%j of %s, asked %s, papers %s → %s: %s', (total, received, asked, papers, due) => {
    const whole = course(total);
    const before = dueDates(at(received), whole, time);
    expect(
      told(
        resumeDates({
          left: timeLeftAt({ dates: before, process: whole, requestedAt: at(asked), time }),
          process: whole,
          papersAt: at(papers),
          time,
        }).dueAt,
      ),
    ).toBe(due);
  });

  it('a second time, from the dates of the first', () => {
    const whole = course(work(3));
    const first = dueDates(at('2026-03-09T09:00'), whole, time);
    const second = resumeDates({
      left: timeLeftAt({ dates: first, process: whole, requestedAt: at('2026-03-10T09:00'), time }),
      process: whole,
      papersAt: at('2026-03-16T14:00'),
      time,
    });
    // Due Wed 18/3 14:00. Asked again a day before; papers after the cut-off of Thursday: Friday whole.
    const left = timeLeftAt({ dates: second, process: whole, requestedAt: at('2026-03-17T14:00'), time });
    expect(left.total).toBe(4);
    expect(told(resumeDates({ left, process: whole, papersAt: at('2026-03-19T15:00:01'), time }).dueAt)).toBe(
      '2026-03-20T17:30',
    );
  });

  it('survives being written down', () => {
    const whole = course(work(3), work(1), work(2));
    const left = timeLeftAt({
      dates: dueDates(at('2026-03-09T09:00'), whole, time),
      process: whole,
      requestedAt: at('2026-03-10T08:17:03'),
      time,
    });
    expect(JSON.parse(JSON.stringify(left))).toEqual(left);
  });

  it('a procedure done in a day is due by the hour of its papers', () => {
    const whole: ProcessTimes = { total: null, steps: [], sameDay: true };
    const before = dueDates(at('2026-03-09T10:00'), whole, time);
    const left = timeLeftAt({ dates: before, process: whole, requestedAt: at('2026-03-09T10:30'), time });
    expect(told(resumeDates({ left, process: whole, papersAt: at('2026-03-10T09:00'), time }).dueAt)).toBe(
      '2026-03-10T16:30',
    );
    expect(told(resumeDates({ left, process: whole, papersAt: at('2026-03-10T13:40'), time }).dueAt)).toBe(
      '2026-03-11T11:00',
    );
    const late = timeLeftAt({ dates: before, process: whole, requestedAt: at('2026-03-09T16:31'), time });
    expect(told(resumeDates({ left: late, process: whole, papersAt: at('2026-03-10T09:00'), time }).dueAt)).toBe(
      '2026-03-09T16:30',
    );
  });

  it('without a time given there is nothing to run on', () => {
    const whole = course(null);
    const before = dueDates(at('2026-03-09T09:00'), whole, time);
    expect(
      resumeDates({
        left: timeLeftAt({ dates: before, process: whole, requestedAt: at('2026-03-09T10:00'), time }),
        process: whole,
        papersAt: at('2026-03-10T09:00'),
        time,
      }).dueAt,
    ).toBeNull();
  });
});

describe('the steps', () => {
  // Mon 9/3 07:30: step 1 until Mon 11:30, 2 until Tue 17:30, 3 has no time, 4 until Wed 11:30.
  const whole = course(work(2.5), work(0.5), work(1.5), null, work(0.5));
  const before = dueDates(at('2026-03-09T07:30'), whole, time);

  it('that are over by the plan keep their dates, the others move by the pause', () => {
    expect(before.steps.map(step => told(step.dueAt))).toEqual([
      '2026-03-09T11:30',
      '2026-03-10T17:30',
      null,
      '2026-03-11T11:30',
    ]);
    // Asked Tue 9:30 with 6 h of step 2 left; papers Thu 07:30: 6 h are Thu 15:30, then 4 h are Fri 09:30... of which 2 on Thu.
    const after = resumeDates({
      left: timeLeftAt({ dates: before, process: whole, requestedAt: at('2026-03-10T09:30'), time }),
      process: whole,
      papersAt: at('2026-03-12T07:30'),
      time,
    });
    expect(after.steps.map(step => told(step.dueAt))).toEqual([
      '2026-03-09T11:30',
      '2026-03-12T15:30',
      null,
      '2026-03-13T09:30',
    ]);
    expect(told(after.dueAt)).toBe('2026-03-13T09:30');
    expect(told(after.forwardAt)).toBe('2026-03-12T07:30');
  });

  it('keep their units', () => {
    // Mon 9/3 09:00: a calendar day until Tue 09:00, a working day until Wed 09:00. Asked Mon 21:00 with half a day left; papers
    // Thu 10:00: half a day ends Thu 22:00, promised for Fri 07:30; the working day is Friday.
    const mixed = course(null, calendar(1), work(1));
    const dates = dueDates(at('2026-03-09T09:00'), mixed, time);
    const after = resumeDates({
      left: timeLeftAt({ dates, process: mixed, requestedAt: at('2026-03-09T21:00'), time }),
      process: mixed,
      papersAt: at('2026-03-12T10:00'),
      time,
    });
    expect(after.steps.map(step => told(step.dueAt))).toEqual(['2026-03-13T07:30', '2026-03-13T17:30']);
  });

  it('say in the rules why', () => {
    const rulesOf = (asked: string) =>
      resumeDates({
        left: timeLeftAt({ dates: before, process: whole, requestedAt: at(asked), time }),
        process: whole,
        papersAt: at('2026-03-12T16:00'),
        time,
      }).rules;
    expect(rulesOf('2026-03-10T09:30')).toEqual([
      { rule: 'start-after-cut-off', values: { startAt: at('2026-03-13T07:30'), cutOff: '15:00' } },
      { rule: 'resumed', values: { days: 1.25, unit: 'working_day' } },
    ]);
    expect(rulesOf('2026-03-11T11:31')).toContainEqual({
      rule: 'stays-late',
      values: { dueAt: at('2026-03-11T11:30') },
    });
  });
});
