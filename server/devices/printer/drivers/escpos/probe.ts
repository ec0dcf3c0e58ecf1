// Asks a printer all that it can tell of itself, once, for whoever sets it up. Leaves the wire down, as it found it.

import type { Transport } from '../../../../transport/transport.ts';
import {
  applyMessage,
  createStatusReader,
  encodeQuestion,
  type PrinterStatus,
  type Question,
  questions,
  unknownStatus,
} from './status.ts';

export interface ProbeAnswer {
  /** The line could be opened. */
  up: boolean;
  /** How many of the four questions were answered. */
  answered: number;
  status: PrinterStatus;
}

/** A printer at work on something else may think for a moment. */
const answerMs = 600;

/** `upMs`: how long the line may take to come up. Never throws. */
export async function probePrinter(wire: Transport, upMs: number): Promise<ProbeAnswer> {
  const reader = createStatusReader();
  let status = unknownStatus;
  let answered = 0;
  let wake: () => void = () => {};
  const within = (ms: number, isOver: () => boolean) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        if (!isOver()) return;
        clearTimeout(timer);
        resolve();
      };
      wake();
    });
  const leave = [
    wire.onChange(() => wake()),
    wire.onBytes(bytes => {
      for (const said of reader.read(bytes)) {
        status = applyMessage(status, said);
        if (said.kind === 'answer') answered += 1;
      }
      wake();
    }),
  ];

  async function ask(question: Question): Promise<void> {
    const before = answered;
    reader.discardPending();
    reader.expect(question);
    // What the line does not take is not answered either.
    await wire.write(encodeQuestion(question), answerMs).catch(() => {});
    await within(answerMs, () => answered > before);
  }

  wire.start();
  await within(upMs, () => wire.up);
  const { up } = wire;
  // One by one: some cheap printers answer only the first of several.
  if (up) for (const question of questions) await ask(question);
  for (const out of leave) out();
  await wire.stop();
  return { up, answered, status };
}
