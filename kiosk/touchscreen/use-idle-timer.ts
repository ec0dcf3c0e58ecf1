// Watches touches and keys, and tells when to ask, end the visit or rest. It uses a clock that cannot be set back.
import { useEffect, useReducer, useRef } from 'preact/hooks';
import { blockTouches } from './block-touches.ts';
import { decideIdleStage, type IdleStage, quietAfterMs } from './idle-timer.ts';

const tickMs = 500;

interface IdleTimer {
  stage: IdleStage;
  /** Nobody has touched the screen for `quietAfterMs`. */
  quiet: boolean;
  /** The person is there: restarts the timer. */
  stay: () => void;
}

interface IdleTimerOptions {
  /** Nothing of a person is on the screen. */
  fresh: boolean;
  /** The page has a timer of its own. */
  paused: boolean;
  /** The visit is over. */
  onExpire: () => void;
}

export function useIdleTimer({ fresh, paused, onExpire }: IdleTimerOptions): IdleTimer {
  const [, redraw] = useReducer<number, void>(n => n + 1, 0);
  const touchedAt = useRef(performance.now());
  const untouchedMs = performance.now() - touchedAt.current;
  const stage: IdleStage = paused ? { name: 'present' } : decideIdleStage(untouchedMs, fresh);
  const latest = useRef({ stage: stage.name, paused, onExpire });
  latest.current = { stage: stage.name, paused, onExpire };

  useEffect(() => {
    const touch = () => {
      // While it asks or rests, only the button of the question counts: the touch must not reach what is beneath.
      if (latest.current.stage !== 'present') return;
      touchedAt.current = performance.now();
    };
    const timer = setInterval(() => {
      if (latest.current.paused) touchedAt.current = performance.now();
      if (latest.current.stage === 'expired') {
        latest.current.onExpire();
        touchedAt.current = performance.now();
      }
      redraw();
    }, tickMs);
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
    redraw();
  };
  return { stage, quiet: untouchedMs > quietAfterMs, stay };
}
