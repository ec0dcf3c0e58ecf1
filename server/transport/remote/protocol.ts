// What server and agent say to each other: one JSON message a line, over one connection. Types and framing, nothing else.
import type { Duplex } from 'node:stream';
import type { TransportSetting } from '../transport.ts';

/** Where the agent knocks, and the protocol it asks the connection to be turned into. */
export const agentPath = '/agent';
export const agentProtocol = 'motcua-agent';
/** Tells one running agent from another with the same token; the server turns the second away with this status. */
export const agentRunHeader = 'motcua-agent-run';
export const twinStatus = 409;
/** Both ends say something at least this often, and hang up on one that has been silent for longer than the second. */
export const tickMs = 4_000;
export const silentMs = 11_000;

export interface WriteFailure {
  reason: 'closed' | 'timed-out' | 'busy';
  taken: 'nothing' | 'part' | 'unsure';
  message: string;
}

export type ToAgent =
  /** The server's clock, so that the agent knows what is late. */
  | { type: 'tick'; now: number }
  /** All wires wanted now; others are closed. A wire's name is its setting. */
  | { type: 'wires'; wires: TransportSetting[] }
  /** Bytes for a wire, at most once however often this is said. */
  | { type: 'write'; wire: string; job: string; data: string; untilAt: number }
  /** What is on the way is thrown away, and the wire opened again. */
  | { type: 'hang-up'; wire: string };

export type FromAgent =
  | { type: 'tick' }
  | { type: 'wire'; wire: string; up: boolean }
  | { type: 'bytes'; wire: string; data: string }
  | { type: 'done'; job: string; fault: WriteFailure | null };

export const transportKey = (setting: TransportSetting): string => JSON.stringify(setting);

/** A whole slip in base64 is about 90 KB. */
const longestLine = 4_000_000;

export interface MessageConnection<Out> {
  send(message: Out): void;
  close(): void;
}

/** Turns a connection into messages. Hangs up on nonsense and on silence; `onEnd` comes once. */
export function openMessageConnection<In, Out>(
  socket: Duplex,
  head: Buffer,
  on: { message(message: In): void; end(): void },
): MessageConnection<Out> {
  let held = '';
  let over = false;
  let timer: NodeJS.Timeout | null = null;
  const close = () => {
    if (over) return;
    over = true;
    if (timer !== null) clearTimeout(timer);
    socket.destroy();
    on.end();
  };
  const expectWord = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(close, silentMs);
  };
  const take = (bytes: Buffer) => {
    if (over) return;
    expectWord();
    held += bytes.toString('latin1');
    if (held.length > longestLine) return close();
    const lines = held.split('\n');
    held = lines.pop() ?? '';
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
  // What came with the answer is read with the rest, when the caller knows this talk.
  if (head.length > 0) socket.unshift(head);
  socket.on('error', close);
  socket.on('close', close);
  socket.on('end', close);
  socket.on('data', take);
  expectWord();
  return {
    send(message) {
      if (!over) socket.write(`${JSON.stringify(message)}\n`);
    },
    close,
  };
}
