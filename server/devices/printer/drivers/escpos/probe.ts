// Asks a printer once for its whole status, for the person who sets it up. Leaves the transport stopped, as it was before.
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
  /** The transport could connect. */
  up: boolean;
  /** How many of the four requests were answered. */
  answered: number;
  status: PrinterStatus;
}

/** A printer that is busy answers a little later. */
const maxAnswerMs = 600;

/** `upMs`: how many ms the transport may take to connect. Never rejects. */
export async function probePrinter(transport: Transport, upMs: number): Promise<ProbeAnswer> {
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
  const unsubscribes = [
    transport.onChange(() => wake()),
    transport.onBytes(bytes => {
      for (const message of reader.read(bytes)) {
        status = applyMessage(status, message);
        if (message.kind === 'answer') answered += 1;
      }
      wake();
    }),
  ];

  async function ask(question: Question): Promise<void> {
    const before = answered;
    reader.discardPending();
    reader.expect(question);
    // A request that is not taken is not answered either, which is noticed below.
    await transport.write(encodeQuestion(question), maxAnswerMs).catch(() => {});
    await within(maxAnswerMs, () => answered > before);
  }

  transport.start();
  await within(upMs, () => transport.up);
  const { up } = transport;
  // One after the other, because some cheap printers answer only the first of several requests.
  if (up) for (const question of questions) await ask(question);
  for (const unsubscribe of unsubscribes) unsubscribe();
  await transport.stop();
  return { up, answered, status };
}
