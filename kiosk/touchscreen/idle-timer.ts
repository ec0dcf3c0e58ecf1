// How long the kiosk waits for a person before it asks, ends the visit or rests. Pure; use-idle-timer.ts runs the clock.

const askAfterMs = 45_000;
const endAfterMs = 60_000;
const restAfterMs = 60_000;
/** After this time nobody is about to touch the screen, so the page may reload. */
export const quietAfterMs = 10_000;

export type IdleStage =
  | { name: 'present' }
  | { name: 'asking'; leftSec: number }
  | { name: 'expired' }
  | { name: 'resting' };

/** Decides what to do `untouchedMs` after the last touch. A fresh screen holds nothing of a person, so nobody is asked. */
export function decideIdleStage(untouchedMs: number, fresh: boolean): IdleStage {
  if (fresh) return { name: untouchedMs < restAfterMs ? 'present' : 'resting' };
  if (untouchedMs < askAfterMs) return { name: 'present' };
  if (untouchedMs < endAfterMs) return { name: 'asking', leftSec: Math.ceil((endAfterMs - untouchedMs) / 1000) };
  return { name: 'expired' };
}

/** How long the number stays, counted from when the paper is out, from when a photo is needed, or from the last touch. */
const stayMs = { paper: 8_000, photo: 20_000, touch: 15_000 };

/** The times of the number page, in monotonic milliseconds. */
export interface NumberPageTimes {
  shown: number;
  /** When it became known whether the paper comes; null before that. */
  settled: number | null;
  /** The last touch; null if there was none. */
  touched: number | null;
  undoUntil: number;
}

/**
 * Decides when the number page goes home by itself, in monotonic milliseconds: never before the undo has ended, and never
 * before the person had time to read or photograph the number.
 */
export function decideLeaveAt(times: NumberPageTimes, needsPhoto: boolean): number {
  const settled = times.settled ?? times.shown;
  return Math.max(
    times.undoUntil,
    settled + (needsPhoto ? stayMs.photo : stayMs.paper),
    times.touched === null ? 0 : times.touched + stayMs.touch,
  );
}
