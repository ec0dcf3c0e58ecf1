// Keeps one line open for as long as it is wanted: opens, notices when it is gone, opens again, lets one write through at a
// time and ends it at its deadline. Knows nothing of what the line is made of.
import type { Log } from '../runtime/log.ts';
import { type Transport, TransportError } from './transport.ts';

/** One opened line, from its opening to its end. */
export interface Connection {
  /** Resolves when all is taken. Rejects with any error; a WireFault may say what was taken, otherwise it is a part. */
  write(bytes: Uint8Array, signal: AbortSignal): Promise<void>;
  /** `throwAway`: what is still on the way must not arrive. */
  close(throwAway: boolean): Promise<void>;
}

export interface ConnectionEvents {
  onBytes(bytes: Uint8Array): void;
  /** The line is gone by itself. May come more than once. */
  onGone(why: string): void;
}

/** Opens a line or rejects; gives up when the signal says so. */
export type OpenConnection = (events: ConnectionEvents, signal: AbortSignal) => Promise<Connection>;

const firstPauseMs = 200;
const longestPauseMs = 5_000;

export function keepOpen(name: string, open: OpenConnection, log: Log): Transport {
  const byteListeners = new Set<(bytes: Uint8Array) => void>();
  const changeListeners = new Set<(up: boolean) => void>();
  let wanted = false;
  let channel: Connection | null = null;
  let attempt: { given: AbortController; done: Promise<void> } | null = null;
  let closing: Promise<void> = Promise.resolve();
  let retry: NodeJS.Timeout | null = null;
  let pauseMs = firstPauseMs;
  let breakWrite: ((fault: TransportError) => void) | null = null;
  let saidDown = false;

  function tellChange(up: boolean): void {
    for (const listener of changeListeners) listener(up);
  }

  function dial(): void {
    const given = new AbortController();
    let mine: Connection | null = null;
    const events: ConnectionEvents = {
      onBytes: bytes => {
        if (mine !== null && mine === channel) for (const listener of byteListeners) listener(bytes);
      },
      onGone: why => {
        if (mine === null) given.abort();
        else if (mine === channel) hangUp(new TransportError('closed', 'part', `${name}: ${why}`), true);
      },
    };
    const done = closing
      .then(() => open(events, given.signal))
      .then(
        opened => {
          attempt = null;
          if (!wanted || given.signal.aborted) {
            closing = opened.close(true).catch(() => {});
            if (wanted) dialLater('gone as soon as it was open');
            return;
          }
          mine = opened;
          channel = opened;
          pauseMs = firstPauseMs;
          saidDown = false;
          log.info({ code: 'transport.up', part: 'transport', id: name }, 'transport connected');
          tellChange(true);
        },
        (error: Error) => {
          attempt = null;
          dialLater(error.message);
        },
      );
    attempt = { given, done };
  }

  function dialLater(why: string): void {
    if (!wanted) return;
    // Once per outage: a printer that is off all night must not fill the log.
    if (!saidDown)
      log.warn({ code: 'transport.down', part: 'transport', id: name, reason: why }, 'transport disconnected');
    saidDown = true;
    retry = setTimeout(dial, pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }

  /** Ends the open line, and the write on it; a new attempt follows while the wire is wanted. */
  function hangUp(fault: TransportError, throwAway: boolean): void {
    const old = channel;
    if (old === null) return;
    channel = null;
    breakWrite?.(fault);
    closing = old.close(throwAway).catch(() => {});
    dialLater(fault.message);
    tellChange(false);
  }

  return {
    get up() {
      return channel !== null;
    },
    onBytes(listener) {
      byteListeners.add(listener);
      return () => byteListeners.delete(listener);
    },
    onChange(listener) {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
    write(bytes, deadlineMs) {
      const line = channel;
      if (line === null) return Promise.reject(new TransportError('closed', 'nothing', `${name}: the line is down`));
      if (breakWrite !== null)
        return Promise.reject(new TransportError('busy', 'nothing', `${name}: another write is under way`));
      return new Promise((resolve, reject) => {
        const abort = new AbortController();
        const settle = (fault: TransportError | null) => {
          if (breakWrite !== end) return;
          breakWrite = null;
          clearTimeout(timer);
          if (fault === null) resolve();
          else {
            abort.abort();
            reject(fault);
          }
        };
        const end = (fault: TransportError) => settle(fault);
        breakWrite = end;
        const timer = setTimeout(() => {
          hangUp(new TransportError('timed-out', 'part', `${name}: not taken within ${deadlineMs} ms`), true);
        }, deadlineMs);
        line.write(bytes, abort.signal).then(
          () => settle(null),
          (error: Error) => {
            const fault =
              error instanceof TransportError
                ? error
                : new TransportError('closed', 'part', `${name}: ${error.message}`, error);
            settle(fault);
            if (line === channel) hangUp(fault, true);
          },
        );
      });
    },
    start() {
      if (wanted) return;
      wanted = true;
      pauseMs = firstPauseMs;
      if (attempt === null) dial();
    },
    async stop(throwAway = false) {
      wanted = false;
      if (retry !== null) clearTimeout(retry);
      retry = null;
      attempt?.given.abort();
      hangUp(new TransportError('closed', 'part', `${name}: stopped`), throwAway || breakWrite !== null);
      await attempt?.done;
      await closing;
    },
  };
}
