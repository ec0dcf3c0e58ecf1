// How long? Whatever the office looks like, the answer is never nonsense and never moves the wrong way.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateWait } from '../../server/core/wait.ts';

const min = 60_000;

describe('whatever the office looks like', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const anyMs = fc.integer({ min: 0, max: 5 * 60 * min });
  const anyService = (id: string) =>
    fc.record({
      id: fc.constant(id),
      waitingOrdinary: fc.nat(60),
      waitingPriority: fc.nat(12),
      recentMs: fc.array(anyMs, { maxLength: 30 }),
      usualMs: fc.integer({ min: min, max: 40 * min }),
    });
  const anyCounter = fc.record({
    serves: fc.subarray(ids, { minLength: 1 }),
    busy: fc.option(fc.record({ serviceId: fc.constantFrom(...ids, 'gone'), forMs: anyMs })),
  });
  const anyPicture = fc.record({
    services: fc.tuple(...ids.map(anyService)).map(all => [...all]),
    counters: fc.array(anyCounter, { maxLength: 7 }),
    afterPriority: fc.nat(4),
    maxWaitMin: fc.constantFrom(15, 45, 100_000),
  });
  const anyAsker = fc.record({ serviceId: fc.constantFrom(...ids), priority: fc.boolean(), ahead: fc.nat(80) });
  const options = { seed: 20261123, numRuns: 3_000 };

  test('the range is friendly minutes, never backwards, and null only without an open counter', () => {
    fc.assert(
      fc.property(anyPicture, anyAsker, (picture, of) => {
        const range = estimateWait(picture, of);
        expect(range === null).toBe(!picture.counters.some(counter => counter.serves.includes(of.serviceId)));
        if (range === null) return;
        for (const end of [range.fromMin, range.toMin]) {
          expect(Number.isInteger(end) && end >= 0).toBe(true);
          expect(end < 10 || end % 5 === 0).toBe(true);
        }
        expect(range.toMin).toBeGreaterThan(range.fromMin);
      }),
      options,
    );
  });

  test('more ahead never shortens either end', () => {
    fc.assert(
      fc.property(anyPicture, anyAsker, fc.integer({ min: 1, max: 40 }), (picture, of, more) => {
        const less = estimateWait(picture, of);
        const longer = estimateWait(picture, { ...of, ahead: of.ahead + more });
        if (less === null || longer === null) return;
        expect(longer.fromMin).toBeGreaterThanOrEqual(less.fromMin);
        expect(longer.toMin).toBeGreaterThanOrEqual(less.toMin);
      }),
      options,
    );
  });

  test('one counter more never lengthens either end', () => {
    fc.assert(
      fc.property(anyPicture, anyAsker, anyCounter, (picture, of, counter) => {
        const before = estimateWait(picture, of);
        const after = estimateWait({ ...picture, counters: [...picture.counters, counter] }, of);
        if (before === null || after === null) return;
        expect(after.fromMin).toBeLessThanOrEqual(before.fromMin);
        expect(after.toMin).toBeLessThanOrEqual(before.toMin);
      }),
      options,
    );
  });

  test('it depends on the picture, not on the order in which it lists things', () => {
    fc.assert(
      fc.property(anyPicture, anyAsker, (picture, of) => {
        const turned = {
          ...picture,
          services: picture.services.toReversed(),
          counters: picture.counters.toReversed(),
        };
        expect(estimateWait(turned, of)).toEqual(estimateWait(picture, of));
      }),
      options,
    );
  });
});
