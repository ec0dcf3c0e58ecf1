// A raw TCP port. Cheap printers take one connection, so it is kept for life; on the way out it waits until the printer
// has closed too, because a connection torn down early loses the end of a slip.
import { connect } from 'node:net';
import type { OpenConnection } from './keep-open.ts';

const connectWithinMs = 3_000;
const closeWithinMs = 2_000;
/** Small enough that a deadline is noticed in the middle of a slip. */
const chunkBytes = 4_096;

export function openTcp(host: string, port: number): OpenConnection {
  return (events, signal) =>
    new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 10_000 });
      let why = 'the other end hung up';
      let opened = false;
      const closed = new Promise<void>(tell => socket.once('close', () => tell()));
      socket.on('error', error => {
        why = error.message;
      });
      const give = (message: string) => {
        why = message;
        socket.destroy();
      };
      const timer = setTimeout(() => give(`no connection within ${connectWithinMs} ms`), connectWithinMs);
      const onAbort = () => give('not wanted any more');
      signal.addEventListener('abort', onAbort);
      socket.once('close', () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        if (opened) events.onGone(why);
        else reject(new Error(why));
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
              const late = setTimeout(() => socket.destroy(), closeWithinMs);
              closed.then(() => clearTimeout(late));
            }
            await closed;
          },
        });
      });
    });
}
