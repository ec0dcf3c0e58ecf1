// The interface between keep-open.ts, which reconnects, and the files that open one kind of connection (usb.ts, tcp.ts, …).

/** One opened connection, from its opening to its end. */
export interface Connection {
  /**
   * Resolves when all bytes are taken. It may reject with any error; a TransportError may say what was taken, otherwise the
   * caller assumes that it was a part.
   */
  write(bytes: Uint8Array, signal: AbortSignal): Promise<void>;
  /** `throwAway`: bytes that are still on the way must not arrive. */
  close(throwAway: boolean): Promise<void>;
}

export interface ConnectionEvents {
  onBytes(bytes: Uint8Array): void;
  /** The connection ended by itself. This may be called more than once. */
  onLost(reason: string): void;
}

/** Opens a connection or rejects; gives up when the signal is aborted. */
export type OpenConnection = (events: ConnectionEvents, signal: AbortSignal) => Promise<Connection>;
