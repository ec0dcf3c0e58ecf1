// How long? Whole simulated days say whether the range holds and beats the obvious formula; examples say what it is.
import { describe, expect, test } from 'vitest';
import { addBreak, estimateWait, type WaitPicture } from '../../server/core/wait.ts';
import { type Guess, simulateDay } from './simulated-day.ts';

const min = 60_000;

describe('on simulated days', () => {
  const guesses = Array.from({ length: 60 }, (_, seed) => simulateDay(seed + 1)).flat();
  const shareOf = (some: Guess[], is: (one: Guess) => boolean) => some.filter(is).length / some.length;
  const errorOf = (some: Guess[], say: (one: Guess) => number) =>
    some.reduce((sum, one) => sum + Math.abs(say(one) - one.waitedMin), 0) / some.length;
  const holds = ({ range, waitedMin }: Guess) => range.fromMin <= waitedMin && waitedMin <= range.toMin;
  const middle = ({ range }: Guess) => (range.fromMin + range.toMin) / 2;
  const naive = ({ naiveMin }: Guess) => naiveMin;

  test('about four of five waits fall into the range, and its middle beats ahead x mean / counters', () => {
    const queueing = guesses.filter(({ range }) => range.toMin > 2);
    const [coverage, coverageQueueing] = [shareOf(guesses, holds), shareOf(queueing, holds)];
    const [error, naiveError] = [errorOf(guesses, middle), errorOf(guesses, naive)];
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    console.log(
      `wait: ${guesses.length} tickets of 60 simulated days; in range ${percent(coverage)}` +
        ` (without those called at once ${percent(coverageQueueing)});` +
        ` mean error ${error.toFixed(2)} min, ahead x mean / counters ${naiveError.toFixed(2)} min`,
    );
    expect(guesses.length).toBeGreaterThan(5_000);
    for (const share of [coverage, coverageQueueing]) {
      expect(share).toBeGreaterThan(0.72);
      expect(share).toBeLessThan(0.92);
    }
    expect(error).toBeLessThan(naiveError);
  });

  test('for ordinary and priority, short and long queues alike', () => {
    const groups: [string, Guess[], number][] = [
      ['ordinary', guesses.filter(one => !one.priority), 0.75],
      ['priority', guesses.filter(one => one.priority), 0.7],
      ['nobody ahead', guesses.filter(one => one.ahead === 0), 0.75],
      ['a few ahead', guesses.filter(one => one.ahead > 0 && one.ahead < 5), 0.7],
      ['many ahead', guesses.filter(one => one.ahead >= 5), 0.7],
    ];
    for (const [name, group, atLeast] of groups) {
      expect(shareOf(group, holds), name).toBeGreaterThan(atLeast);
      expect(errorOf(group, middle), name).toBeLessThan(errorOf(group, naive));
    }
  });
});

describe('examples', () => {
  const services = (waiting: number, recentMs: number[] = []) => [
    { id: 'ho-tich', waitingOrdinary: waiting, waitingPriority: 0, recentMs, usualMs: 6 * min },
  ];
  const counters = (count: number, isBusy: boolean): WaitPicture['counters'] =>
    Array.from({ length: count }, () => ({
      serves: ['ho-tich'],
      busy: isBusy ? { serviceId: 'ho-tich', forMs: 2 * min } : null,
    }));
  const ask = (picture: WaitPicture, ahead: number, priority = false) =>
    estimateWait(picture, { serviceId: 'ho-tich', priority, ahead });

  test('nobody ahead and a free counter: at once', () => {
    expect(
      ask({ services: services(0), counters: counters(1, false), afterPriority: 2, maxWaitMin: 1_000 }, 0),
    ).toEqual({
      fromMin: 0,
      toMin: 2,
    });
  });

  test('no open counter that serves it: nobody knows', () => {
    const elsewhere = [{ serves: ['dat-dai'], busy: null }];
    expect(ask({ services: services(3), counters: elsewhere, afterPriority: 2, maxWaitMin: 1_000 }, 3)).toBeNull();
    expect(ask({ services: services(3), counters: [], afterPriority: 2, maxWaitMin: 1_000 }, 3)).toBeNull();
  });

  test('the first queue of the very first day goes by the guess of the office', () => {
    const range = ask({ services: services(6), counters: counters(2, true), afterPriority: 2, maxWaitMin: 1_000 }, 6);
    // Six ahead and two in hand, six minutes each, two counters: about 21 minutes.
    expect(range).toEqual({ fromMin: 10, toMin: 40 });
  });

  test('what was measured wins over the guess, and makes the range narrower', () => {
    const measured = services(6, Array(30).fill(3 * min));
    const range = ask({ services: measured, counters: counters(2, true), afterPriority: 2, maxWaitMin: 1_000 }, 6);
    expect(range).toEqual({ fromMin: 9, toMin: 20 });
  });

  test('one ticket forgotten in hand for hours spoils nothing', () => {
    const usual = Array(12).fill(6 * min);
    const midOf = (recentMs: number[], forMs: number) => {
      const busy = { serviceId: 'ho-tich', forMs };
      const range = ask(
        {
          services: services(4, recentMs),
          counters: [{ serves: ['ho-tich'], busy }],
          afterPriority: 2,
          maxWaitMin: 1_000,
        },
        4,
      );
      return ((range?.fromMin ?? 0) + (range?.toMin ?? 0)) / 2;
    };
    expect(midOf([180 * min, ...usual], 2 * min)).toBeLessThan(1.25 * midOf(usual, 2 * min));
    expect(midOf(usual, 180 * min)).toBeLessThanOrEqual(midOf(usual, 0));
    expect(midOf(usual, 180 * min)).toBeGreaterThan(0.7 * midOf(usual, 0));
  });

  test('a counter busy with another queue is only half a counter, one that nobody else wants is a whole one', () => {
    const both = (waitingElsewhere: number): WaitPicture => ({
      services: [
        ...services(6),
        { id: 'dat-dai', waitingOrdinary: waitingElsewhere, waitingPriority: 0, recentMs: [], usualMs: 12 * min },
      ],
      counters: [
        { serves: ['ho-tich'], busy: { serviceId: 'ho-tich', forMs: 0 } },
        { serves: ['ho-tich', 'dat-dai'], busy: { serviceId: 'ho-tich', forMs: 0 } },
      ],
      afterPriority: 2,
      maxWaitMin: 1_000,
    });
    const alone = ask(both(0), 6)?.toMin ?? 0;
    const shared = ask(both(3), 6)?.toMin ?? 0;
    const hopeless = ask(both(50), 6)?.toMin ?? 0;
    expect(alone).toBeLessThan(shared);
    expect(shared).toBeLessThan(hopeless);
    // However many wait for land, the first counter is still ours.
    expect(hopeless).toBeLessThanOrEqual(90);
    expect(ask(both(500), 6)?.toMin).toBe(hopeless);
  });

  test('priority waits less, until the hall is so late that only age counts', () => {
    const long = (waiting: number): WaitPicture => ({
      services: services(waiting),
      counters: counters(1, true),
      afterPriority: 2,
      maxWaitMin: 45,
    });
    expect(ask(long(5), 0, true)?.toMin).toBeLessThanOrEqual(15);
    expect(ask(long(20), 0, true)?.fromMin).toBeGreaterThan(45);
  });

  test('between the priority tickets ahead ordinary ones get their turn', () => {
    const picture = (afterPriority: number): WaitPicture => ({
      services: services(20).map(one => ({ ...one, waitingPriority: 6 })),
      counters: counters(1, true),
      afterPriority,
      maxWaitMin: 1_000,
    });
    expect(ask(picture(1), 6, true)?.toMin).toBeGreaterThan(ask(picture(3), 6, true)?.toMin ?? 0);
    expect(ask(picture(1), 6, true)?.toMin).toBeLessThan(ask(picture(1), 26)?.toMin ?? 0);
  });

  test('who is not called before noon waits through it', () => {
    const noon = { inMin: 20, forMin: 120 };
    expect(addBreak({ fromMin: 5, toMin: 15 }, noon)).toEqual({ fromMin: 5, toMin: 15 });
    expect(addBreak({ fromMin: 15, toMin: 35 }, noon)).toEqual({ fromMin: 15, toMin: 155 });
    expect(addBreak({ fromMin: 25, toMin: 45 }, noon)).toEqual({ fromMin: 145, toMin: 165 });
  });
});
