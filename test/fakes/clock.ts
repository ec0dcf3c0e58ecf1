// A clock that a test moves by hand.
import type { Clock } from '../../server/runtime/clock.ts';

export interface FakeClock extends Clock {
  set(at: number | string): void;
  pass(ms: number): void;
}

/** Starts at the given instant, "2026-11-23T08:00:00+07:00" or ms. */
export function createFakeClock(at: number | string): FakeClock {
  const toMs = (instant: number | string) => (typeof instant === 'number' ? instant : Date.parse(instant));
  let now = toMs(at);
  return {
    now: () => now,
    set: instant => {
      now = toMs(instant);
    },
    pass: ms => {
      now += ms;
    },
  };
}
