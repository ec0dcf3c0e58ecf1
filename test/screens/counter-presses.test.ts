// One press is one deed: not two by a trembling hand, not lost because another was on its way.
import { beforeEach, describe, expect, it } from 'vitest';
import { createPressQueue, doublePressMs, maxWaitMs, type PressQueue } from '../../counter/desk/press-queue.ts';
import { isArrival } from '../../counter/desk/use-arrivals.ts';

let time: number;
let done: string[];
let refused: string[];
let running: (string | null)[];
let presses: PressQueue;
const allowed = new Set<string>();

/** A deed that is on its way until `end` is called. */
function slow(id: string) {
  let end = () => {};
  const way = new Promise<void>(resolve => {
    end = resolve;
  });
  const press = () =>
    presses.press({
      id,
      may: () => allowed.has(id),
      run: async () => {
        await way;
        done.push(id);
      },
    });
  return { press, end: () => end() };
}
const settle = async () => {
  for (let i = 0; i < 8; i++) await Promise.resolve();
};

beforeEach(() => {
  time = 10_000;
  done = [];
  refused = [];
  running = [];
  allowed.clear();
  for (const id of ['next', 'start', 'finish']) allowed.add(id);
  presses = createPressQueue({
    now: () => time,
    onRunning: id => running.push(id),
    onNotAllowed: id => refused.push(id),
  });
});

describe('presses', () => {
  it('does a double press once, on its way and after', async () => {
    const next = slow('next');
    next.press();
    time += 100;
    next.press();
    next.end();
    await settle();
    time += 100;
    next.press();
    await settle();
    expect(done).toEqual(['next']);
    expect(refused).toEqual([]);
    expect(running).toEqual(['next', null]);
  });

  it('takes a key that rests on the desk for one press, however long', async () => {
    const next = slow('next');
    next.end();
    for (let i = 0; i < 200; i++) {
      next.press();
      await settle();
      time += 30;
    }
    expect(done).toEqual(['next']);
  });

  it('does the same deed again when it is wished again', async () => {
    const next = slow('next');
    next.end();
    next.press();
    await settle();
    time += doublePressMs + 1;
    next.press();
    await settle();
    expect(done).toEqual(['next', 'next']);
  });

  it('does another press right after the one on its way, by what is allowed then', async () => {
    const start = slow('start');
    const finish = slow('finish');
    finish.end();
    allowed.delete('finish');
    start.press();
    time += 50;
    finish.press();
    expect(refused).toEqual([]);
    allowed.add('finish');
    start.end();
    await settle();
    expect(done).toEqual(['start', 'finish']);
  });

  it('forgets a press that had to wait too long', async () => {
    const start = slow('start');
    const finish = slow('finish');
    finish.end();
    start.press();
    time += 50;
    finish.press();
    time += maxWaitMs + 1;
    start.end();
    await settle();
    expect(done).toEqual(['start']);
  });

  it('says so when a press may not be done', () => {
    allowed.clear();
    slow('finish').press();
    expect(refused).toEqual(['finish']);
    expect(running).toEqual([]);
  });
});

describe('an arrival', () => {
  const queue = (waiting: number, currentId: string | null = null, nextIds: string[] = []) => ({
    waiting,
    currentId,
    nextIds,
  });

  it('is a citizen where nobody waited', () => {
    expect(isArrival(queue(0), queue(1, null, ['a']))).toBe(true);
    expect(isArrival(queue(1), queue(2, null, ['a', 'b']))).toBe(false);
    expect(isArrival(queue(0), queue(0))).toBe(false);
  });

  it('is not the first picture, nor a ticket that this desk puts back', () => {
    expect(isArrival(null, queue(3))).toBe(false);
    expect(isArrival(queue(0, 'a'), queue(1, null, ['a']))).toBe(false);
    expect(isArrival(queue(0, 'a'), queue(1, 'a', ['b']))).toBe(true);
  });
});
