// Sends the bytes of one slip and waits for the printer's confirmation. It never reports `printed` without one, and leaves no part of
// a slip on its way that could come out later.
import type { Transport } from '../../../../transport/transport.ts';
import { TransportError } from '../../../../transport/transport.ts';
import { mayPrint, type PrinterCondition, PrintFault, type PrintFaultReason } from '../../printer.ts';
import type { CommandSet, PrinterTiming } from './command-set.ts';
import type { JobListener } from './job-listener.ts';
import type { StatusLink } from './status-link.ts';

interface SlipSenderDependencies {
  /** The printer's name in the site file. */
  id: string;
  commands: CommandSet;
  transport: Transport;
  link: StatusLink;
  /** About how many bytes the transport carries in a second. */
  bytesPerSecond: number;
  timing: PrinterTiming;
}

interface SlipSender {
  /** Resolves when the printer can take a slip. @throws PrintFault when it cannot; nothing was sent then */
  makeReady(): Promise<void>;
  /** Resolves when the transport has taken the bytes, or may have taken them. @throws PrintFault */
  send(bytes: Uint8Array, job: JobListener): Promise<'taken' | 'unsure'>;
  /**
   * Resolves with what the printer reports about a slip that was sent. `answered`: it has answered a status request after the slip,
   * so it is not waiting for the rest of a command. @throws PrintFault
   */
  awaitResult(paperMm: number, job: JobListener): Promise<{ state: 'printed' | 'unknown'; answered: boolean }>;
}

/** A confirmation that was already on its way when the paper ended still counts. */
const graceMs = 250;
/** Slower than any printer, so that one that is still printing is not considered silent. */
const minMmPerSecond = 60;

export function createSlipSender(dependencies: SlipSenderDependencies): SlipSender {
  const { id, commands, transport, link, bytesPerSecond, timing } = dependencies;

  const notSent = (reason: PrintFaultReason, why: string) => new PrintFault(reason, `${id}: ${why}`, { sent: false });

  /** For a slip of which a part is on its way: makes sure that nothing of it comes out later. */
  async function abandon(otherwise: PrintFaultReason, cause: unknown): Promise<PrintFault> {
    const reason = toReason(link.condition, otherwise);
    await link.reconnect(true);
    return new PrintFault(reason, `${id}: ${reason} in the middle of a slip`, { cause });
  }

  return {
    async makeReady() {
      if (!(await link.waitUp())) throw notSent('offline', 'the line is down');
      if (commands.answersStatus && !(await link.requestStatus()) && link.everAnswered) {
        // The connection seems to be up, but the other end is gone.
        await link.reconnect(false);
        if (!(await link.waitUp()) || !(await link.requestStatus())) throw notSent('offline', 'no answer');
      }
      if (!mayPrint(link.condition)) throw notSent(toReason(link.condition, 'broken'), 'it said so before the slip');
    },

    async send(bytes, job) {
      const maxMs = timing.sendMs + (bytes.length / bytesPerSecond) * 1_000;
      const writing = transport.write(bytes, maxMs).then(
        () => 'taken' as const,
        (error: unknown) => error,
      );
      const faulted = job.wait(maxMs + timing.answerMs, true).then(word => (word === 'fault' ? word : writing));
      const result = await Promise.race([writing, faulted]);
      if (result === 'taken') return 'taken';
      if (result === 'fault') throw await abandon('broken', undefined);
      if (!(result instanceof TransportError)) throw result;
      if (result.taken === 'unsure') return 'unsure';
      if (result.taken === 'part') throw await abandon(result.reason === 'timed-out' ? 'timed-out' : 'offline', result);
      throw notSent('offline', result.message);
    },

    async awaitResult(paperMm, job) {
      const paperMs = (paperMm / minMmPerSecond) * 1_000;
      // A printer that has never answered gets less time, because the next citizens are waiting.
      const confirmMs = link.everAnswered ? timing.confirmMs : Math.min(timing.confirmMs, 2 * timing.answerMs);
      const word = await job.wait(commands.confirmsPrint ? confirmMs + paperMs : paperMs, true);
      if (word === 'done') return { state: 'printed', answered: true };
      if (word === null) {
        if (!transport.up || !commands.answersStatus || !(await link.requestStatus()))
          return { state: 'unknown', answered: false };
        // The printer is well and reports nothing about the slip, which may be out.
        if (mayPrint(link.condition)) return { state: 'unknown', answered: true };
      }
      if ((await job.wait(graceMs, false)) === 'done') return { state: 'printed', answered: true };
      throw await abandon('broken', undefined);
    },
  };
}

function toReason(condition: PrinterCondition, otherwise: PrintFaultReason): PrintFaultReason {
  return condition === 'ok' || condition === 'paper-near-end' || condition === 'unknown' ? otherwise : condition;
}
