// A page that goes home by itself, and later when it is touched.
import { useEffect, useRef, useState } from 'preact/hooks';

/** The seconds that are left. `stayMs` counts from the last touch; a clock that is set does not matter. */
export function useHomeward(stayMs: number, onLeave: () => void): number {
  const touchedAt = useRef(performance.now());
  const [now, setNow] = useState(touchedAt.current);
  useEffect(() => {
    const touch = () => {
      touchedAt.current = performance.now();
    };
    const timer = setInterval(() => setNow(performance.now()), 200);
    window.addEventListener('pointerdown', touch, true);
    window.addEventListener('keydown', touch, true);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pointerdown', touch, true);
      window.removeEventListener('keydown', touch, true);
    };
  }, []);
  const leftMs = Math.max(0, touchedAt.current + stayMs - now);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  const over = leftMs === 0;
  useEffect(() => {
    if (over) leave.current();
  }, [over]);
  return Math.ceil(leftMs / 1_000);
}
