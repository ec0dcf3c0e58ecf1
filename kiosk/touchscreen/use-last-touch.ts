// The times by which a page counts down. They are monotonic, so that setting the computer's clock changes nothing.
import { useEffect, useRef, useState } from 'preact/hooks';

const tickMs = 200;

interface TouchTimes {
  shownAt: number;
  now: number;
  /** Null while nobody has touched the page. */
  touchedAt: number | null;
}

/** All times are in monotonic milliseconds. */
export function useLastTouch(): TouchTimes {
  const [shownAt] = useState(() => performance.now());
  const [now, setNow] = useState(shownAt);
  const touchedAt = useRef<number | null>(null);
  useEffect(() => {
    const touch = () => {
      touchedAt.current = performance.now();
    };
    const timer = setInterval(() => setNow(performance.now()), tickMs);
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
