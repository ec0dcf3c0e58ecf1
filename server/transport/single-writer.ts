// Lets one write at a time through a connection and ends it at its deadline. It belongs to keep-open.ts.
import type { Connection } from './connection.ts';
import { TransportError } from './transport.ts';

interface SingleWriter {
  readonly busy: boolean;
  /** `isCurrent` returns whether this connection is still the open one when the write has failed. */
  write(
    bytes: Uint8Array,
    options: { connection: Connection; deadlineMs: number; isCurrent: () => boolean },
  ): Promise<void>;
  /** Rejects the write under way, if there is one. */
  abort(error: TransportError): void;
}

/** `disconnect` ends the open connection; it is called when a write fails, since the other end may have a part of it. */
export function createSingleWriter(
  name: string,
  disconnect: (error: TransportError, throwAway: boolean) => void,
): SingleWriter {
  let abortWrite: ((error: TransportError) => void) | null = null;

  return {
    get busy() {
      return abortWrite !== null;
    },
    abort(error) {
      abortWrite?.(error);
    },
    write(bytes, { connection, deadlineMs, isCurrent }) {
      if (abortWrite !== null)
        return Promise.reject(
          new TransportError({ reason: 'busy', taken: 'nothing' }, `${name}: another write is under way`),
        );
      return new Promise((resolve, reject) => {
        const abort = new AbortController();
        const settle = (error: TransportError | null) => {
          if (abortWrite !== fail) return;
          abortWrite = null;
          clearTimeout(timer);
          if (error === null) return resolve();
          abort.abort();
          reject(error);
        };
        const fail = (error: TransportError) => settle(error);
        abortWrite = fail;
        const timer = setTimeout(() => {
          disconnect(
            new TransportError({ reason: 'timed-out', taken: 'part' }, `${name}: not taken within ${deadlineMs} ms`),
            true,
          );
        }, deadlineMs);
        connection.write(bytes, abort.signal).then(
          () => settle(null),
          (cause: Error) => {
            const error =
              cause instanceof TransportError
                ? cause
                : new TransportError({ reason: 'closed', taken: 'part' }, `${name}: ${cause.message}`, cause);
            settle(error);
            if (isCurrent()) disconnect(error, true);
          },
        );
      });
    },
  };
}
