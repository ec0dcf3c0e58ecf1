// What every way of carrying bytes to a device promises, and how each one is described in the settings.
export interface Transport {
  /**
   * Hands bytes over; resolves when the line has taken them all; rejects with WireFault at the deadline, when the line
   * breaks, or at once when it is down or another write is under way. Never blocks the process.
   *
   * "Taken" is not "arrived": only an answer of the device says that. After a missed deadline the wire hangs up, so that
   * bytes on the way are thrown away rather than delivered late, and opens again.
   */
  write(bytes: Uint8Array, deadlineMs: number): Promise<void>;
  /** What comes back. Returns the way out. */
  onBytes(listener: (bytes: Uint8Array) => void): () => void;
  /** True while the other end is believed to be there; told on change. */
  readonly up: boolean;
  onChange(listener: (up: boolean) => void): () => void;
  /** Opens, and opens again for ever with growing pauses. */
  start(): void;
  /**
   * Hangs up: politely, so that the last bytes arrive, or with `throwAway` at once, so that what is still on the way does
   * not. A write under way is always broken off.
   */
  stop(throwAway?: boolean): Promise<void>;
}

export type TransportSetting =
  /** A printer of the kernel's usblp, "/dev/usb/lp0". */
  | { kind: 'usb'; path: string }
  /** A raw network port, 9100 with printers. */
  | { kind: 'tcp'; host: string; port: number }
  | {
      kind: 'serial';
      path: string;
      baud: number;
      dataBits: 7 | 8;
      parity: 'none' | 'even' | 'odd';
      stopBits: 1 | 2;
      rtscts: boolean;
    }
  /** A raw queue of CUPS: the last resort, since nothing ever comes back. */
  | { kind: 'cups'; queue: string }
  /** A keypad as the kernel shows it, "/dev/input/by-id/…-event-kbd": it only speaks. */
  | { kind: 'evdev'; path: string };

/** A wire of this computer, or one that the agent of that name lends. */
export type PlacedTransport = TransportSetting | { kind: 'agent'; agent: string; wire: TransportSetting };

/** About how many bytes a wire carries in a second, for deadlines. */
export function bytesPerSecond(setting: TransportSetting): number {
  return setting.kind === 'serial' ? setting.baud / 11 : 60_000;
}

/**
 * Bytes did not get through.
 * - `closed`: the line is down, or broke
 * - `timed-out`: it did not take them in time
 * - `busy`: another write is under way
 *
 * `taken` says what the other end may have of them: nothing at all, a part but surely not the whole, or nobody can say.
 */
export class TransportError extends Error {
  readonly reason: 'closed' | 'timed-out' | 'busy';
  readonly taken: 'nothing' | 'part' | 'unsure';

  constructor(
    reason: TransportError['reason'],
    taken: TransportError['taken'],
    message: string,
    cause: unknown = undefined,
  ) {
    super(message, { cause });
    this.name = 'WireFault';
    this.reason = reason;
    this.taken = taken;
  }
}
