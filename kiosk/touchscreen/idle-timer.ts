// How long the kiosk waits for a person before it asks, forgets or rests. Pure; `use-patience.ts` carries the clock.

export const askAfterMs = 45_000;
export const forgetAfterMs = 60_000;
export const restAfterMs = 60_000;
/** Nobody is about to touch: the page may reload. */
export const quietAfterMs = 10_000;

export type Patience =
  | { stage: 'present' }
  | { stage: 'asking'; leftSec: number }
  | { stage: 'forget' }
  | { stage: 'resting' };

/** What to do `untouchedMs` after the last touch. `fresh`: nothing of a person is on the screen, so nobody need be asked. */
export function decideIdleStage(untouchedMs: number, fresh: boolean): Patience {
  if (fresh) return { stage: untouchedMs < restAfterMs ? 'present' : 'resting' };
  if (untouchedMs < askAfterMs) return { stage: 'present' };
  if (untouchedMs < forgetAfterMs) return { stage: 'asking', leftSec: Math.ceil((forgetAfterMs - untouchedMs) / 1000) };
  return { stage: 'forget' };
}

/** How long the number stays when nobody touches, counted from when the paper came (or did not). */
const stayMs = { paper: 8_000, photo: 20_000, touch: 15_000 };

/** When the number page goes home by itself: never before the undo is over, never before the person had time to read or photograph it. */
export function decideLeaveAt(
  at: { shown: number; settled: number | null; touched: number | null; undoUntil: number },
  needsPhoto: boolean,
): number {
  const settled = at.settled ?? at.shown;
  return Math.max(
    at.undoUntil,
    settled + (needsPhoto ? stayMs.photo : stayMs.paper),
    at.touched === null ? 0 : at.touched + stayMs.touch,
  );
}
