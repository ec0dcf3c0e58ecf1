// One press, one deed. A double press does nothing twice; a press made while another is on its way is done right after it.
// Knows neither the page nor the server.

export interface QueuedPress {
  /** Equal ids are the same press made again. */
  id: string;
  /** Asked when its turn has come, not when the key went down. */
  may: () => boolean;
  run: () => Promise<void>;
}

export interface PressQueueOptions {
  now: () => number;
  /** The press on its way, or null: its button is grey until it is done. */
  onRunning: (id: string | null) => void;
  onNotNow: (id: string) => void;
}

export interface PressQueue {
  press: (press: QueuedPress) => void;
}

/** The same key again within this time is a trembling hand, not a second wish. Milliseconds. */
export const doublePressMs = 450;
/** A press that had to wait longer than this is forgotten: by then the officer looks at another picture. Milliseconds. */
export const maxWaitMs = 3_000;

export function createPressQueue({ now, onRunning, onNotNow }: PressQueueOptions): PressQueue {
  let running: string | null = null;
  let waiting: { press: QueuedPress; at: number } | null = null;
  let last = { id: '', at: Number.NEGATIVE_INFINITY };

  async function start(press: QueuedPress): Promise<void> {
    if (!press.may()) return onNotNow(press.id);
    running = press.id;
    onRunning(press.id);
    try {
      await press.run();
    } finally {
      running = null;
      onRunning(null);
    }
    const then = waiting;
    waiting = null;
    if (then !== null && now() - then.at <= maxWaitMs) await start(then.press);
  }

  return {
    press(press) {
      const at = now();
      const again = press.id === last.id && at - last.at < doublePressMs;
      // Counted from the latest press, so that a key that rests on the desk never becomes a second press.
      last = { id: press.id, at };
      if (again) return;
      if (running === null) void start(press);
      else if (running !== press.id) waiting = { press, at };
    },
  };
}
