// One frame over a wire and what comes of it. Decides nothing: trying again is for the line.

import type { Transport } from '../../transport/transport.ts';
import type { BoardFrame } from './board.ts';

/** `sent`: all is on the line, and nobody answers in this protocol. `lost`: the line did not take it. */
export type Outcome = 'sent' | 'accepted' | 'refused' | 'silent' | 'lost';

/** The slowest line that anybody should use, in bytes a second, and a second for whatever the system does. */
const slowest = 100;
const deadlineMs = (bytes: number) => 1_000 + (bytes / slowest) * 1_000;
/** More than any answer; noise beyond it is forgotten from the front. */
const heardBytes = 1_024;

function join(before: Uint8Array, more: Uint8Array): Uint8Array {
  const all = new Uint8Array(before.length + more.length);
  all.set(before);
  all.set(more, before.length);
  return all.subarray(-heardBytes);
}

/** Calls `wire.write` at once: there is nothing to wait for before the first byte. Never rejects. */
export async function exchange(wire: Transport, { bytes, readAnswer }: BoardFrame, answerMs: number): Promise<Outcome> {
  if (readAnswer === null)
    return wire.write(bytes, deadlineMs(bytes.length)).then(
      () => 'sent',
      () => 'lost',
    );
  let heard: Uint8Array = new Uint8Array();
  let tell: (outcome: Outcome) => void = () => {};
  const answered = new Promise<Outcome>(resolve => {
    tell = resolve;
  });
  const leave = wire.onBytes(more => {
    heard = join(heard, more);
    const answer = readAnswer(heard);
    if (answer !== 'incomplete') tell(answer);
  });
  let timer: NodeJS.Timeout | null = null;
  try {
    await wire.write(bytes, deadlineMs(bytes.length));
    timer = setTimeout(() => tell('silent'), answerMs);
    return await answered;
  } catch {
    return 'lost';
  } finally {
    leave();
    if (timer !== null) clearTimeout(timer);
  }
}
