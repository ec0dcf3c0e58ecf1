// The times of the number page: since when it is shown, when the paper was settled, and until when the number can be undone.
import { useRef, useState } from 'preact/hooks';
import { serverNow } from '../../common/screen/live-channel.ts';
import type { NumberPageTimes } from './idle-timer.ts';
import { useLastTouch } from './use-last-touch.ts';

interface NumberTimes extends NumberPageTimes {
  now: number;
  /** The start of the countdown to the welcome page. */
  countedFrom: number;
  /** Records that it is known whether the paper comes. Only the first call counts. */
  settle: () => void;
}

/** `undoUntilAt` is by the server's clock; all returned times are in monotonic milliseconds. */
export function useNumberTimes(undoUntilAt: number): NumberTimes {
  const { shownAt: shown, now, touchedAt: touched } = useLastTouch();
  const [undoUntil] = useState(() => shown + Math.max(0, undoUntilAt - serverNow()));
  const settled = useRef<number | null>(null);
  return {
    shown,
    now,
    undoUntil,
    settled: settled.current,
    touched,
    countedFrom: touched ?? settled.current ?? shown,
    settle: () => {
      settled.current ??= performance.now();
    },
  };
}
