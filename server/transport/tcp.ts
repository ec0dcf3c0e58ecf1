// A raw TCP port. Cheap printers accept one connection only, so it is kept open. An orderly close waits until the printer has
// closed its side too, because a connection that is torn down early loses the end of a slip.
import { connect } from 'node:net';
import type { OpenConnection } from './connection.ts';

const maxConnectMs = 3_000;
const maxCloseMs = 2_000;
const keepAliveMs = 10_000;
/** Small enough that a deadline takes effect in the middle of a slip. */
const chunkBytes = 4_096;

export function openTcp(host: string, port: number): OpenConnection {
  return (events, signal) =>
    new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveMs });
      let reason = 'the other end closed the connection';
      let opened = false;
      const closed = new Promise<void>(notify => socket.once('close', () => notify()));
      socket.on('error', error => {
        reason = error.message;
      });
      const giveUp = (message: string) => {
        reason = message;
        socket.destroy();
      };
      const timer = setTimeout(() => giveUp(`no connection within ${maxConnectMs} ms`), maxConnectMs);
      const onAbort = () => giveUp('not wanted any more');
      signal.addEventListener('abort', onAbort);
      socket.once('close', () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        if (opened) events.onLost(reason);
        else reject(new Error(reason));
      });
      socket.on('data', bytes => events.onBytes(bytes));
      socket.once('connect', () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        opened = true;
        resolve({
          async write(bytes, stop) {
            for (let at = 0; at < bytes.length && !stop.aborted; at += chunkBytes)
              await new Promise<void>((taken, failed) =>
                socket.write(bytes.subarray(at, at + chunkBytes), error => (error ? failed(error) : taken())),
              );
          },
          async close(throwAway) {
            if (throwAway) socket.resetAndDestroy();
            else {
              socket.end();
              const timeout = setTimeout(() => socket.destroy(), maxCloseMs);
              closed.then(() => clearTimeout(timeout));
            }
            await closed;
          },
        });
      });
    });
}
