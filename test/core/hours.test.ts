// Opening hours: two sessions with noon between, no number shortly before the end, holidays and swapped working days.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../common/contract/words.ts';
import { addDays, instantOf, localTime } from '../../server/core/day.ts';
import { nextBreak, openState, type Session, type WeekHours } from '../../server/core/hours.ts';

const zone = 'Asia/Ho_Chi_Minh';
const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const at = (day: string, time: string) => instantOf(day as Day, clock(time), zone);
const workday: readonly Session[] = [
  [clock('07:30'), clock('11:30')],
  [clock('13:30'), clock('17:00')],
];

describe('an office with noon, weekend and holidays', () => {
  const hours: WeekHours = {
    week: [workday, workday, workday, workday, workday, [], []],
    exceptions: {
      // Independence day; Monday off for the Saturday before, which is worked.
      '2026-08-31': [],
      '2026-09-01': [],
      '2026-09-02': [],
      '2026-08-22': [[clock('08:00'), clock('12:00')]],
    },
    lastTicketMin: 30,
  };
  const state = (day: string, time: string) => openState(hours, at(day, time), zone);

  test.each([
    ['before opening', '07:29', { open: false, lastTicketAt: null, opensAt: at('2026-11-23', '07:30') }],
    ['at opening', '07:30', { open: true, lastTicketAt: at('2026-11-23', '11:00'), opensAt: null }],
    ['the last minute', '10:59', { open: true, lastTicketAt: at('2026-11-23', '11:00'), opensAt: null }],
    ['too late before noon', '11:00', { open: false, lastTicketAt: null, opensAt: at('2026-11-23', '13:30') }],
    ['noon', '12:15', { open: false, lastTicketAt: null, opensAt: at('2026-11-23', '13:30') }],
    ['afternoon', '13:30', { open: true, lastTicketAt: at('2026-11-23', '16:30'), opensAt: null }],
    ['too late before the end', '16:30', { open: false, lastTicketAt: null, opensAt: at('2026-11-24', '07:30') }],
    ['night', '23:59', { open: false, lastTicketAt: null, opensAt: at('2026-11-24', '07:30') }],
  ])('Monday, %s', (_name, time, expected) => {
    expect(state('2026-11-23', time)).toEqual(expected);
  });

  test('a millisecond before the last ticket is not too late, the instant itself is', () => {
    const last = at('2026-11-23', '11:00');
    expect(openState(hours, last - 1, zone).open).toBe(true);
    expect(openState(hours, last, zone).open).toBe(false);
  });

  test('Friday evening says Monday, a holiday says the day after', () => {
    expect(state('2026-11-27', '17:30').opensAt).toBe(at('2026-11-30', '07:30'));
    expect(state('2026-08-28', '16:45').opensAt).toBe(at('2026-09-03', '07:30'));
    expect(state('2026-09-01', '09:00')).toEqual({
      open: false,
      lastTicketAt: null,
      opensAt: at('2026-09-03', '07:30'),
    });
  });

  test('a Saturday that is worked has its own hours', () => {
    expect(state('2026-08-22', '07:45').opensAt).toBe(at('2026-08-22', '08:00'));
    expect(state('2026-08-22', '09:00')).toEqual({
      open: true,
      lastTicketAt: at('2026-08-22', '11:30'),
      opensAt: null,
    });
    expect(state('2026-08-22', '13:45')).toEqual({
      open: false,
      lastTicketAt: null,
      opensAt: at('2026-08-24', '07:30'),
    });
  });
});

test('always is always; never says that no opening is known', () => {
  expect(openState('always', at('2026-11-23', '03:00'), zone)).toEqual({
    open: true,
    lastTicketAt: null,
    opensAt: null,
  });
  const never: WeekHours = { week: [[], [], [], [], [], [], []], exceptions: {}, lastTicketMin: 0 };
  expect(openState(never, at('2026-11-23', '09:00'), zone)).toEqual({ open: false, lastTicketAt: null, opensAt: null });
});

test('a session shorter than the last-ticket time never opens, and is not promised', () => {
  const short: readonly Session[] = [[clock('08:00'), clock('08:20')], ...workday.slice(1)];
  const hours: WeekHours = { week: Array(7).fill(short), exceptions: {}, lastTicketMin: 30 };
  expect(openState(hours, at('2026-11-23', '08:05'), zone).open).toBe(false);
  expect(openState(hours, at('2026-11-23', '07:00'), zone).opensAt).toBe(at('2026-11-23', '13:30'));
});

describe('whatever the hours', () => {
  const anySessions: fc.Arbitrary<readonly Session[]> = fc
    .uniqueArray(fc.integer({ min: 0, max: 24 * 4 }), { maxLength: 6 })
    .map(quarters => {
      const ends = quarters.sort((a, b) => a - b).map(quarter => quarter * 15);
      return ends.flatMap((from, i): Session[] =>
        i % 2 === 0 && ends[i + 1] !== undefined ? [[from, ends[i + 1] as number]] : [],
      );
    });
  const anyDay = fc.integer({ min: 0, max: 40 }).map(days => addDays('2026-02-25' as Day, days));
  const anyHours = fc.record({
    week: fc.array(anySessions, { minLength: 7, maxLength: 7 }),
    exceptions: fc.dictionary(anyDay, anySessions, { maxKeys: 6 }),
    lastTicketMin: fc.constantFrom(0, 10, 30, 60),
  });
  const anyAt = fc.integer({ min: Date.UTC(2026, 1, 25), max: Date.UTC(2026, 3, 6) });

  test('open means inside a session and before its last ticket; closed names the first instant that is open', () => {
    fc.assert(
      fc.property(anyHours, anyAt, fc.constantFrom(zone, 'UTC', 'Asia/Kolkata'), (hours, now, timeZone) => {
        const { day, minute, weekday } = localTime(now, timeZone);
        const sessions = hours.exceptions[day] ?? hours.week[weekday - 1] ?? [];
        const inside = sessions.find(([from, to]) => from <= minute && minute < to - hours.lastTicketMin);
        const state = openState(hours, now, timeZone);
        expect(state.open).toBe(inside !== undefined);
        if (state.open) {
          const last = state.lastTicketAt ?? 0;
          expect(state.opensAt).toBeNull();
          expect(last).toBeGreaterThan(now);
          expect(openState(hours, last - 1, timeZone).open).toBe(true);
        } else if (state.opensAt !== null) {
          expect(state.opensAt).toBeGreaterThan(now);
          expect(openState(hours, state.opensAt, timeZone).open).toBe(true);
          // Nothing between now and then is open: sessions begin at quarters of an hour.
          for (let at = now; at < state.opensAt; at += 15 * 60_000)
            expect(openState(hours, at, timeZone).open).toBe(false);
        }
      }),
      { seed: 30, numRuns: 400 },
    );
  });
});

describe('noon', () => {
  const hours: WeekHours = {
    week: [workday, [], [], [], [], [], []],
    exceptions: {},
    lastTicketMin: 15,
  };
  const ask = (time: string) => nextBreak(hours, at('2026-11-23', time), zone);

  test('lies ahead in the morning, is now at noon, and is over in the afternoon', () => {
    expect(ask('11:00')).toEqual({ inMin: 30, forMin: 120 });
    expect(ask('12:00')).toEqual({ inMin: 0, forMin: 90 });
    expect(ask('14:00')).toBeNull();
    expect(ask('06:00')).toBeNull();
    expect(nextBreak('always', at('2026-11-23', '11:00'), zone)).toBeNull();
  });
});
