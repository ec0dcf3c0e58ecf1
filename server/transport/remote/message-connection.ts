// Turns a socket into a stream of messages, for both the server and the agent.
import type { Duplex } from 'node:stream';
import { maxSilenceMs } from './protocol.ts';

/** In characters; a whole slip in base64 has about 90,000. */
const maxLineLength = 4_000_000;

export interface MessageConnection<Out> {
  send(message: Out): void;
  close(): void;
}

/**
 * Closes the socket when something arrives that is not JSON, and after `maxSilenceMs` without a message.
 *
 * @param head bytes that came together with the HTTP upgrade
 * @param on `end` is called once, whatever ended the connection
 */
export function openMessageConnection<In, Out>(
  socket: Duplex,
  head: Buffer,
  on: { message(message: In): void; end(): void },
): MessageConnection<Out> {
  let partialLine = '';
  let ended = false;
  let silenceTimer: NodeJS.Timeout | null = null;
  const close = () => {
    if (ended) return;
    ended = true;
    if (silenceTimer !== null) clearTimeout(silenceTimer);
    socket.destroy();
    on.end();
  };
  const restartSilenceTimer = () => {
    if (silenceTimer !== null) clearTimeout(silenceTimer);
    silenceTimer = setTimeout(close, maxSilenceMs);
  };
  const onData = (bytes: Buffer) => {
    if (ended) return;
    restartSilenceTimer();
    // Decoded as latin1 first, since a UTF-8 character may be cut between two pieces.
    partialLine += bytes.toString('latin1');
    if (partialLine.length > maxLineLength) return close();
    const lines = partialLine.split('\n');
    partialLine = lines.pop() ?? '';
    for (const line of lines) {
      let message: In;
      try {
        message = JSON.parse(Buffer.from(line, 'latin1').toString('utf8')) as In;
      } catch {
        return close();
      }
      on.message(message);
    }
  };
  // Put back into the socket, so that it is read after the caller has received this connection.
  if (head.length > 0) socket.unshift(head);
  socket.on('error', close);
  socket.on('close', close);
  socket.on('end', close);
  socket.on('data', onData);
  restartSilenceTimer();
  return {
    send(message) {
      if (!ended) socket.write(`${JSON.stringify(message)}\n`);
    },
    close,
  };
}
