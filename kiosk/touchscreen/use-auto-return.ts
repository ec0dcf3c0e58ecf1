// Lets a page return to the welcome page by itself, and later when it is touched.
import { useEffect, useRef } from 'preact/hooks';
import { useLastTouch } from './use-last-touch.ts';

/** Returns the seconds that are left. `stayMs` counts from the last touch. */
export function useAutoReturn(stayMs: number, onLeave: () => void): number {
  const { shownAt, now, touchedAt } = useLastTouch();
  const leftMs = Math.max(0, (touchedAt ?? shownAt) + stayMs - now);
  const latestOnLeave = useRef(onLeave);
  latestOnLeave.current = onLeave;
  const over = leftMs === 0;
  useEffect(() => {
    if (over) latestOnLeave.current();
  }, [over]);
  return Math.ceil(leftMs / 1_000);
}
