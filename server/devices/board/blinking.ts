// Makes a row blink for a few seconds after a call. A board that blinks by itself gets two commands, to start and to stop; for
// others text and darkness are sent in turn. Blinking begins with the text lit, so that it never delays the sight of a call.
import type { BoardContent } from './board.ts';

export interface Blinking {
  /** What to send now so that these lines are shown. */
  withBlink(lines: readonly string[]): BoardContent;
  start(row: number): void;
  stop(): void;
}

export interface BlinkTiming {
  /** How many milliseconds the row is lit, and how many it is dark. */
  phaseMs: number;
  /** How many times the row is lit, the last time for good. */
  times: number;
}

/** `onPhase` is called whenever the board must be sent to again. */
export function createBlinking(byItself: boolean, { phaseMs, times }: BlinkTiming, onPhase: () => void): Blinking {
  let blinkingRow: number | null = null;
  let phase = 0;
  let timer: NodeJS.Timeout | null = null;
  const lastPhase = 2 * times - 2;

  function stop(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
    blinkingRow = null;
    phase = 0;
  }

  return {
    withBlink(lines) {
      if (byItself) return { lines, blink: blinkingRow !== null };
      const isDark = phase % 2 === 1;
      return { lines: isDark ? lines.map((line, row) => (row === blinkingRow ? '' : line)) : lines, blink: false };
    },
    start(row) {
      stop();
      blinkingRow = row;
      timer = setInterval(() => {
        phase++;
        if (phase >= lastPhase) stop();
        if (!byItself || blinkingRow === null) onPhase();
      }, phaseMs);
    },
    stop,
  };
}
