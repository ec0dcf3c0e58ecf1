// The time a page counts by: monotonic, so that a clock that is set does not matter, and when somebody last touched it.
import { useEffect, useRef, useState } from 'preact/hooks';

/** `touchedAt`: null while nobody has. Looks five times a second. */
export function useLastTouch(): { shownAt: number; now: number; touchedAt: number | null } {
  const [shownAt] = useState(() => performance.now());
  const [now, setNow] = useState(shownAt);
  const touchedAt = useRef<number | null>(null);
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
  return { shownAt, now, touchedAt: touchedAt.current };
}
