// Turns a way of opening one connection into a transport: opens it, notices when it is lost, opens it again, and lets one
// write through at a time. It does not know what the connection is made of.
import type { Log } from '../runtime/log.ts';
import type { Connection, ConnectionEvents, OpenConnection } from './connection.ts';
import { createSingleWriter } from './single-writer.ts';
import { type Transport, TransportError } from './transport.ts';

const firstPauseMs = 200;
const maxPauseMs = 5_000;

/** `name` identifies the transport in the log and in error messages, "192.168.1.50:9100". */
export function keepOpen(name: string, open: OpenConnection, log: Log): Transport {
  const byteListeners = new Set<(bytes: Uint8Array) => void>();
  const changeListeners = new Set<(up: boolean) => void>();
  const writer = createSingleWriter(name, disconnect);
  let wanted = false;
  let connection: Connection | null = null;
  let attempt: { abort: AbortController; done: Promise<void> } | null = null;
  let closing: Promise<void> = Promise.resolve();
  let retry: NodeJS.Timeout | null = null;
  let pauseMs = firstPauseMs;
  let outageLogged = false;

  function notifyChange(up: boolean): void {
    for (const listener of changeListeners) listener(up);
  }

  function connect(): void {
    const abort = new AbortController();
    let opened: Connection | null = null;
    const events: ConnectionEvents = {
      onBytes(bytes) {
        if (opened !== null && opened === connection) for (const listener of byteListeners) listener(bytes);
      },
      onLost(reason) {
        if (opened === null) abort.abort();
        else if (opened === connection)
          disconnect(new TransportError({ reason: 'closed', taken: 'part' }, `${name}: ${reason}`), true);
      },
    };
    const done = closing
      .then(() => open(events, abort.signal))
      .then(
        newConnection => {
          attempt = null;
          if (!wanted || abort.signal.aborted) {
            closing = newConnection.close(true).catch(() => {});
            if (wanted) connectLater('lost as soon as it was open');
            return;
          }
          opened = newConnection;
          onConnected(newConnection);
        },
        (error: Error) => {
          attempt = null;
          connectLater(error.message);
        },
      );
    attempt = { abort, done };
  }

  function onConnected(newConnection: Connection): void {
    connection = newConnection;
    pauseMs = firstPauseMs;
    outageLogged = false;
    log.info({ code: 'transport.up', part: 'transport', id: name }, 'transport connected');
    notifyChange(true);
  }

  function connectLater(why: string): void {
    if (!wanted) return;
    // Logged once per outage: a printer that is switched off all night must not fill the log.
    if (!outageLogged)
      log.warn({ code: 'transport.down', part: 'transport', id: name, reason: why }, 'transport disconnected');
    outageLogged = true;
    retry = setTimeout(connect, pauseMs);
    pauseMs = Math.min(pauseMs * 2, maxPauseMs);
  }

  /** Ends the open connection and the write on it; a new attempt follows while the transport is wanted. */
  function disconnect(error: TransportError, throwAway: boolean): void {
    const old = connection;
    if (old === null) return;
    connection = null;
    writer.abort(error);
    closing = old.close(throwAway).catch(() => {});
    connectLater(error.message);
    notifyChange(false);
  }

  return {
    get up() {
      return connection !== null;
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
      if (connection === null)
        return Promise.reject(new TransportError({ reason: 'closed', taken: 'nothing' }, `${name}: no connection`));
      const current = connection;
      return writer.write(bytes, { connection: current, deadlineMs, isCurrent: () => current === connection });
    },
    start() {
      if (wanted) return;
      wanted = true;
      pauseMs = firstPauseMs;
      if (attempt === null) connect();
    },
    async stop(throwAway = false) {
      wanted = false;
      if (retry !== null) clearTimeout(retry);
      retry = null;
      attempt?.abort.abort();
      disconnect(new TransportError({ reason: 'closed', taken: 'part' }, `${name}: stopped`), throwAway || writer.busy);
      await attempt?.done;
      await closing;
    },
  };
}
