// Draws attention to a row for a few seconds, then lets it stand. Boards that blink by themselves are told twice (begin, end);
// for the others text and darkness take turns. Begins with the text lit, so that a call is never seen later for its blinking.
import type { BoardContent } from './board.ts';

export interface Blinking {
  /** What to send now of these lines. */
  withBlink(lines: readonly string[]): BoardContent;
  start(row: number): void;
  stop(): void;
}

export interface BlinkTiming {
  /** How long lit, and how long dark. */
  phaseMs: number;
  /** How many times lit before it stands. */
  times: number;
}

/** `onPhase`: the board looks different from now on. */
export function createBlinking(byItself: boolean, { phaseMs, times }: BlinkTiming, onPhase: () => void): Blinking {
  let row: number | null = null;
  let phase = 0;
  let timer: NodeJS.Timeout | null = null;
  const last = 2 * times - 2;

  function stop(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
    row = null;
    phase = 0;
  }

  return {
    withBlink(lines) {
      if (byItself) return { lines, blink: row !== null };
      const dark = phase % 2 === 1;
      return { lines: dark ? lines.map((line, i) => (i === row ? '' : line)) : lines, blink: false };
    },
    start(which) {
      stop();
      row = which;
      timer = setInterval(() => {
        phase++;
        if (phase >= last) stop();
        if (!byItself || row === null) onPhase();
      }, phaseMs);
    },
    stop,
  };
}
