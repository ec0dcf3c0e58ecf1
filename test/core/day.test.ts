// The day is the office's own: midnight comes at its own hour, wherever the computer believes to be.
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Day } from '../../common/contract/words.ts';
import { addDays, instantOf, localDay, localTime } from '../../server/core/day.ts';

const office = 'Asia/Ho_Chi_Minh';
const zones = [
  office,
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
];
const ownZone = process.env.TZ;
afterEach(() => {
  if (ownZone === undefined) delete process.env.TZ;
  else process.env.TZ = ownZone;
});

describe.each([
  ['UTC', 0],
  [office, 7],
  ['America/New_York', -5],
  ['Pacific/Kiritimati', 14],
])('with the process in %s', (TZ, hoursAhead) => {
  test('(the process really is there)', () => {
    process.env.TZ = TZ;
    expect(new Date(2026, 10, 23).getTime()).toBe(Date.UTC(2026, 10, 23) - hoursAhead * 3_600_000);
  });

  test('the day of the office changes at its midnight, 17:00 UTC', () => {
    process.env.TZ = TZ;
    const midnight = Date.UTC(2026, 10, 22, 17);
    expect(localDay(midnight - 1, office)).toBe('2026-11-22');
    expect(localDay(midnight, office)).toBe('2026-11-23');
    expect(localTime(midnight, office)).toEqual({ day: '2026-11-23', minute: 0, weekday: 1 });
    expect(localTime(midnight - 30_000, office)).toEqual({ day: '2026-11-22', minute: 1439.5, weekday: 7 });
    expect(instantOf('2026-11-23' as Day, 0, office)).toBe(midnight);
  });

  test('years and leap days', () => {
    process.env.TZ = TZ;
    expect(localTime(Date.UTC(2026, 11, 31, 17), office)).toEqual({ day: '2027-01-01', minute: 0, weekday: 5 });
    expect(localDay(Date.UTC(2028, 1, 28, 17), office)).toBe('2028-02-29');
    expect(addDays('2028-02-28' as Day, 2)).toBe('2028-03-01');
    expect(addDays('2026-01-01' as Day, -1)).toBe('2025-12-31');
  });
});

test('instant and local time are each other turned round, in every zone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }),
      fc.constantFrom(...zones),
      (at, zone) => {
        const { day, minute, weekday } = localTime(at, zone);
        expect(minute).toBeGreaterThanOrEqual(0);
        expect(minute).toBeLessThan(1440);
        expect(weekday).toBe(new Date(`${day}T12:00:00Z`).getUTCDay() || 7);
        // In the hour that summer time repeats, one local time means two instants; both are that local time.
        const back = instantOf(day, minute, zone);
        expect([0, 30, 60]).toContain(Math.abs(Math.round((back - at) / 60_000)));
        expect(localTime(back, zone)).toEqual({ day, minute, weekday });
      },
    ),
    { seed: 7, numRuns: 2_000 },
  );
});

test('the office has no summer time: to it every day is 24 hours', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7_000 }), days => {
      const day = addDays('2020-01-01' as Day, days);
      expect(instantOf(addDays(day, 1), 0, office) - instantOf(day, 0, office)).toBe(86_400_000);
      expect(instantOf(day, 1440, office)).toBe(instantOf(addDays(day, 1), 0, office));
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('a local time that summer time leaves out is the instant just after the gap', () => {
  // 2026-03-29 02:30 does not exist in Berlin; the clocks go from 02:00 to 03:00 at 01:00 UTC.
  const at = instantOf('2026-03-29' as Day, 150, 'Europe/Berlin');
  expect(localTime(at, 'Europe/Berlin')).toMatchObject({ day: '2026-03-29', minute: 210 });
});
