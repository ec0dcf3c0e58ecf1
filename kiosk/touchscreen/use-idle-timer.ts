// Watches touches and keys, and tells when to ask, forget or rest. Uses a clock that cannot be set back.
import { useEffect, useReducer, useRef } from 'preact/hooks';
import { blockTouches } from './block-touches.ts';
import { decideIdleStage, type Patience, quietAfterMs } from './idle-timer.ts';

export interface PatienceNow {
  patience: Patience;
  quiet: boolean;
  /** The person is there: begin to count restartSearch. */
  stay: () => void;
}

/** `paused`: the page on the screen keeps its own time. */
export function useIdleTimer(fresh: boolean, paused: boolean, onForget: () => void): PatienceNow {
  const [, tick] = useReducer<number, void>(n => n + 1, 0);
  const touchedAt = useRef(performance.now());
  const untouchedMs = performance.now() - touchedAt.current;
  const patience: Patience = paused ? { stage: 'present' } : decideIdleStage(untouchedMs, fresh);
  const now = useRef({ stage: patience.stage, paused, onForget });
  now.current = { stage: patience.stage, paused, onForget };

  useEffect(() => {
    const touch = () => {
      // While it asks or rests, only the answer counts: the touch must not fall through to what lies beneath.
      if (now.current.stage !== 'present') return;
      touchedAt.current = performance.now();
    };
    const timer = setInterval(() => {
      if (now.current.paused) touchedAt.current = performance.now();
      if (now.current.stage === 'forget') {
        // Told before the clock is wound: a fresh screen goes on to rest as if it had been so all the time.
        now.current.onForget();
        touchedAt.current = performance.now();
      }
      tick();
    }, 500);
    window.addEventListener('pointerdown', touch, true);
    window.addEventListener('keydown', touch, true);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pointerdown', touch, true);
      window.removeEventListener('keydown', touch, true);
    };
  }, []);

  const stay = () => {
    touchedAt.current = performance.now();
    blockTouches();
    tick();
  };
  return { patience, quiet: untouchedMs > quietAfterMs, stay };
}
