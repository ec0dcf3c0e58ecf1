// How long? Whole simulated days say whether the range holds and beats the obvious formula; examples say what it is.
import { describe, expect, test } from 'vitest';
import { addBreak, estimateWait, type WaitPicture } from '../../server/core/wait.ts';
import { sorts } from './made-up-office.ts';
import { type Guess, simulateDay } from './simulated-day.ts';

const min = 60_000;

describe('on simulated days', () => {
  // The constants were chosen on the days 1 to 60; these are others.
  const guesses = Array.from({ length: 60 }, (_, day) => simulateDay(61 + day)).flat();
  const shareOf = (some: Guess[], is: (one: Guess) => boolean) => some.filter(is).length / some.length;
  const errorOf = (some: Guess[], say: (one: Guess) => number) =>
    some.reduce((sum, one) => sum + Math.abs(say(one) - one.waitedMin), 0) / some.length;
  const medianOf = (some: Guess[], say: (one: Guess) => number) =>
    some.map(say).sort((a, b) => a - b)[some.length >> 1] ?? 0;
  const holds = ({ range, waitedMin }: Guess) => range.fromMin <= waitedMin && waitedMin <= range.toMin;
  const middle = ({ range }: Guess) => (range.fromMin + range.toMin) / 2;
  const width = ({ range }: Guess) => range.toMin - range.fromMin;
  const relative = (one: Guess) => width(one) / middle(one);
  const naive = ({ naiveMin }: Guess) => naiveMin;
  const queueing = guesses.filter(({ range }) => range.toMin > 2);
  const describeGroup = (name: string, some: Guess[]) =>
    `${name.padEnd(14)} ${String(some.length).padStart(6)} tickets; in range ${(100 * shareOf(some, holds)).toFixed(1)} %;` +
    ` median width ${medianOf(some, width)} min, ${medianOf(some, relative).toFixed(2)} of its middle;` +
    ` error ${errorOf(some, middle).toFixed(2)} min, ahead x mean / counters ${errorOf(some, naive).toFixed(2)} min`;

  test('about four of five waits fall into the range, and its middle beats ahead x mean / counters', () => {
    const lines = [describeGroup('all', guesses), describeGroup('had to queue', queueing)];
    for (const sort of Object.keys(sorts))
      lines.push(
        describeGroup(
          `  ${sort}`,
          queueing.filter(guess => guess.sort === sort),
        ),
      );
    console.log(`wait, on 60 simulated days\n${lines.join('\n')}`);
    expect(guesses.length).toBeGreaterThan(5_000);
    expect(shareOf(queueing, holds)).toBeGreaterThan(0.77);
    expect(shareOf(queueing, holds)).toBeLessThan(0.84);
    expect(errorOf(queueing, middle)).toBeLessThan(0.5 * errorOf(queueing, naive));
  });

  test('and the range is narrow enough to be of use', () => {
    expect(medianOf(queueing, width)).toBeLessThanOrEqual(15);
    expect(medianOf(queueing, relative)).toBeLessThan(1.05);
    const long = queueing.filter(guess => guess.ahead >= 5);
    expect(medianOf(long, relative)).toBeLessThan(0.65);
  });

  test('for ordinary and priority, short and long queues, all sorts of days alike', () => {
    const groups: [string, Guess[]][] = [
      ['ordinary', queueing.filter(guess => !guess.priority)],
      ['priority', queueing.filter(guess => guess.priority)],
      ['nobody ahead', queueing.filter(guess => guess.ahead === 0)],
      ['a few ahead', queueing.filter(guess => guess.ahead > 0 && guess.ahead < 5)],
      ['many ahead', queueing.filter(guess => guess.ahead >= 5)],
      ['nothing measured', queueing.filter(guess => guess.measured < 5)],
      ...Object.keys(sorts).map((sort): [string, Guess[]] => [sort, queueing.filter(guess => guess.sort === sort)]),
    ];
    for (const [name, group] of groups) {
      expect(shareOf(group, holds), name).toBeGreaterThan(0.72);
      expect(shareOf(group, holds), name).toBeLessThan(0.9);
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
    expect(range).toEqual({ fromMin: 10, toMin: 35 });
  });

  test('what was measured wins over the guess, and makes the range narrower', () => {
    const measured = services(6, Array(30).fill(3 * min));
    const range = ask({ services: measured, counters: counters(2, true), afterPriority: 2, maxWaitMin: 1_000 }, 6);
    expect(range).toEqual({ fromMin: 9, toMin: 15 });
  });

  const fourToEight = [6, 4, 8, 5, 7, 6, 4.5, 7.5, 5, 7].map(minutes => minutes * min);
  const behindFour = (recentMs: number[], guessMin: number) =>
    ask(
      {
        services: services(4, recentMs).map(service => ({ ...service, usualMs: guessMin * min })),
        counters: counters(2, true),
        afterPriority: 2,
        maxWaitMin: 1_000,
      },
      4,
    );

  test('tickets that are all alike make the range narrower than tickets of all lengths', () => {
    // Half of them twice the usual, half of them next to nothing: the same mean.
    const wild = fourToEight.map((ms, at) => (at % 2 === 0 ? 2 * ms - min : min));
    const widthOf = (recentMs: number[]) => {
      const range = behindFour([...recentMs, ...recentMs, ...recentMs], 6);
      return (range?.toMin ?? 0) - (range?.fromMin ?? 0);
    };
    expect(widthOf(fourToEight)).toBeLessThan(widthOf(wild));
    expect(behindFour([...fourToEight, ...fourToEight], 6)).toEqual({ fromMin: 10, toMin: 25 });
  });

  test('after ten tickets it hardly matters how wrong the guess of the office was', () => {
    for (const guessMin of [1.5, 3, 12, 30]) {
      const range = behindFour(fourToEight, guessMin);
      expect(range?.fromMin, `guess ${guessMin}`).toBeGreaterThanOrEqual(8);
      expect(range?.fromMin, `guess ${guessMin}`).toBeLessThanOrEqual(15);
      expect(range?.toMin, `guess ${guessMin}`).toBeGreaterThanOrEqual(20);
      expect(range?.toMin, `guess ${guessMin}`).toBeLessThanOrEqual(25);
    }
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
      services: services(20).map(service => ({ ...service, waitingPriority: 6 })),
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
