// Runs each press once. A double press counts once, and a press made while another is running starts right after it.
// This file depends on neither the page nor the server.

interface QueuedPress {
  /** Presses with equal ids are repetitions of one press. */
  id: string;
  /** Called when the press is about to run, not when the key went down. */
  may: () => boolean;
  run: () => Promise<void>;
}

interface PressQueueOptions {
  /** The present time in ms. */
  now: () => number;
  /** Receives the id of the running press, whose button is disabled meanwhile, or null. */
  onRunning: (id: string | null) => void;
  /** Called for a press that may not run when its turn comes. */
  onNotAllowed: (id: string) => void;
}

export interface PressQueue {
  press: (press: QueuedPress) => void;
}

/** The same press within this time counts as a double press. Milliseconds. */
export const doublePressMs = 450;
/** A press that waited longer than this is dropped, because the officer sees another view by then. Milliseconds. */
export const maxWaitMs = 3_000;

export function createPressQueue({ now, onRunning, onNotAllowed }: PressQueueOptions): PressQueue {
  let running: string | null = null;
  let waiting: { press: QueuedPress; at: number } | null = null;
  let last = { id: '', at: Number.NEGATIVE_INFINITY };

  async function start(press: QueuedPress): Promise<void> {
    if (!press.may()) return onNotAllowed(press.id);
    running = press.id;
    onRunning(press.id);
    try {
      await press.run();
    } finally {
      running = null;
      onRunning(null);
    }
    const next = waiting;
    waiting = null;
    if (next !== null && now() - next.at <= maxWaitMs) await start(next.press);
  }

  return {
    press(press) {
      const at = now();
      const isRepeated = press.id === last.id && at - last.at < doublePressMs;
      // The time counts from the latest press, so that a key held down never becomes a second press.
      last = { id: press.id, at };
      if (isRepeated) return;
      if (running === null) void start(press);
      else if (running !== press.id) waiting = { press, at };
    },
  };
}
