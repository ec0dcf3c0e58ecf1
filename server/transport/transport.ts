// The interface of every way of carrying bytes to a device, and how each way is described in the settings. In a site file
// the key that holds such a setting is called "wire"; everywhere else the word is transport.

/**
 * Carries bytes to one device and back. It reconnects by itself for as long as it is wanted, never blocks the process, and
 * never sends again by itself what an earlier write did not get through.
 *
 * @example
 * const transport = createLocalTransport({ kind: 'tcp', host: '192.168.1.50', port: 9100 }, log);
 * transport.start();
 * const unsubscribe = transport.onBytes(bytes => parser.read(bytes));
 * await transport.write(Uint8Array.of(0x10, 0x04, 0x01), 1_000);
 * await transport.stop();
 */
export interface Transport {
  /**
   * Hands bytes over and resolves when the operating system or the agent has taken all of them.
   *
   * "Taken" does not mean "arrived": only an answer of the device proves that. After a missed deadline the transport closes
   * its connection, so that bytes still on the way are thrown away instead of being delivered late, and opens a new one.
   *
   * @param deadlineMs how many milliseconds the write may take
   * @throws TransportError (as a rejection) at the deadline, when the connection breaks, or at once when there is no
   *   connection or another write is under way: only one write runs at a time
   */
  write(bytes: Uint8Array, deadlineMs: number): Promise<void>;
  /** Calls the listener with each piece that the device sends, in order, cut anywhere. Returns the function that unsubscribes. */
  onBytes(listener: (bytes: Uint8Array) => void): () => void;
  /** True while there is a connection, as far as this end can know. */
  readonly up: boolean;
  /** Calls the listener whenever `up` changes. Returns the function that unsubscribes. */
  onChange(listener: (up: boolean) => void): () => void;
  /** Connects, and reconnects after each loss until `stop`. Returns at once; `up` and `onChange` report the result. */
  start(): void;
  /**
   * Closes the connection and resolves when it is closed. A write under way is always aborted.
   *
   * @param throwAway false (the default) lets bytes that were already taken arrive; true discards them as far as possible
   */
  stop(throwAway?: boolean): Promise<void>;
}

/** Where a device is plugged in at the computer that opens it. */
export type TransportSetting =
  /** A printer behind the kernel driver usblp, "/dev/usb/lp0". */
  | { kind: 'usb'; path: string }
  /** A raw TCP port; printers listen on 9100. */
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
  /** A raw queue of CUPS. It is the last resort, because nothing ever comes back. */
  | { kind: 'cups'; queue: string }
  /** A keypad in /dev/input, "/dev/input/by-id/…-event-kbd". It can only be read. */
  | { kind: 'evdev'; path: string };

/** A transport of this computer, or one at another computer, opened by the agent of that name. */
export type PlacedTransport = TransportSetting | { kind: 'agent'; agent: string; wire: TransportSetting };

/** About how many bytes a transport carries in a second; used to compute deadlines. */
export function bytesPerSecond(setting: TransportSetting): number {
  // A serial byte takes up to eleven bits with its start, parity and stop bits. Other transports are limited by the printer.
  return setting.kind === 'serial' ? setting.baud / 11 : 60_000;
}

/**
 * Bytes did not get through.
 * - `closed`: there is no connection, or it broke
 * - `timed-out`: the bytes were not taken before the deadline
 * - `busy`: another write is under way
 *
 * `taken` says how many of the bytes the other end may have: `nothing`, a `part` but surely not all, or `unsure` when any
 * number is possible.
 */
export class TransportError extends Error {
  readonly reason: 'closed' | 'timed-out' | 'busy';
  readonly taken: 'nothing' | 'part' | 'unsure';

  constructor(
    { reason, taken }: Pick<TransportError, 'reason' | 'taken'>,
    message: string,
    cause: unknown = undefined,
  ) {
    super(message, { cause });
    this.name = 'TransportError';
    this.reason = reason;
    this.taken = taken;
  }
}
