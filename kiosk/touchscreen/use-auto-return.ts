// A page that goes home by itself, and later when it is touched.
import { useEffect, useRef } from 'preact/hooks';
import { useLastTouch } from './use-last-touch.ts';

/** The seconds that are left. `stayMs` counts from the last touch. */
export function useAutoReturn(stayMs: number, onLeave: () => void): number {
  const { shownAt, now, touchedAt } = useLastTouch();
  const leftMs = Math.max(0, (touchedAt ?? shownAt) + stayMs - now);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  const over = leftMs === 0;
  useEffect(() => {
    if (over) leave.current();
  }, [over]);
  return Math.ceil(leftMs / 1_000);
}
