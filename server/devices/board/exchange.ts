// Sends one frame and reads the answer to it. Whether to try again is decided by the bus.
import type { Transport } from '../../transport/transport.ts';
import type { BoardFrame } from './board.ts';

/**
 * - `sent`: all bytes were taken, and the protocol has no answer
 * - `accepted`, `refused`: the board's answer
 * - `silent`: no answer within the driver's `answerMs`
 * - `lost`: the transport did not take the bytes
 */
export type Outcome = 'sent' | 'accepted' | 'refused' | 'silent' | 'lost';

/** In bytes a second, below the slowest line in use; one second is added for delays of the operating system. */
const minBytesPerSecond = 100;
const deadlineMs = (bytes: number) => 1_000 + (bytes / minBytesPerSecond) * 1_000;
/** Longer than any answer; of more noise than this only the end is kept. */
const maxReceivedBytes = 1_024;

function append(received: Uint8Array, more: Uint8Array): Uint8Array {
  const all = new Uint8Array(received.length + more.length);
  all.set(received);
  all.set(more, received.length);
  return all.subarray(-maxReceivedBytes);
}

/** Calls `transport.write` at once, without waiting for anything before. Never rejects. */
export async function exchange(
  transport: Transport,
  { bytes, readAnswer }: BoardFrame,
  answerMs: number,
): Promise<Outcome> {
  if (readAnswer === null)
    return transport.write(bytes, deadlineMs(bytes.length)).then(
      () => 'sent',
      () => 'lost',
    );
  let received: Uint8Array = new Uint8Array();
  let settle: (outcome: Outcome) => void = () => {};
  const answered = new Promise<Outcome>(resolve => {
    settle = resolve;
  });
  const unsubscribe = transport.onBytes(more => {
    received = append(received, more);
    const answer = readAnswer(received);
    if (answer !== 'incomplete') settle(answer);
  });
  let timer: NodeJS.Timeout | null = null;
  try {
    await transport.write(bytes, deadlineMs(bytes.length));
    timer = setTimeout(() => settle('silent'), answerMs);
    return await answered;
  } catch {
    return 'lost';
  } finally {
    unsubscribe();
    if (timer !== null) clearTimeout(timer);
  }
}
