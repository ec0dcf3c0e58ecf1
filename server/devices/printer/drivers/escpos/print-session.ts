// A printer on a transport: prints one slip after the other, asks before each slip, and remembers whether the printer may still be in
// the middle of a command of an earlier slip.
import type { Log } from '../../../../runtime/log.ts';
import type { Transport } from '../../../../transport/transport.ts';
import { type PrinterDriver, type PrinterWatch, PrintFault } from '../../printer.ts';
import type { Slip } from '../../slip.ts';
import type { CommandSet, PrinterTiming } from './command-set.ts';
import { listenForJob } from './job-listener.ts';
import { createListeners } from './printer-listeners.ts';
import { createSlipSender } from './send-slip.ts';
import { createStatusLink } from './status-link.ts';

export interface PrintSessionDependencies {
  /** The printer's name in the site file. */
  id: string;
  commands: CommandSet;
  transport: Transport;
  /** About how many bytes the transport carries in a second. */
  bytesPerSecond: number;
  log: Log;
  /** Differences from the usual times; null for none. */
  timing: Partial<PrinterTiming> | null;
}

const usualTiming: PrinterTiming = { upMs: 2_500, answerMs: 1_000, confirmMs: 8_000, sendMs: 8_000, pollMs: 5_000 };
/** Job ids have four digits. */
const jobIdCount = 10_000;

export function createPrintSession(dependencies: PrintSessionDependencies): PrinterDriver & PrinterWatch {
  const { id, commands, transport, bytesPerSecond, log } = dependencies;
  const timing = { ...usualTiming, ...dependencies.timing };
  const link = createStatusLink({ id, commands, transport, timing, log });
  const sender = createSlipSender({ id, commands, transport, link, bytesPerSecond, timing });
  const paper = createListeners<number>();
  /** The printer may be in the middle of a command of an earlier slip, so the next one must begin with `resynchronize`. */
  let outOfStep = false;
  let lastPrint: Promise<unknown> = Promise.resolve();
  // Starts at a random number, so that a confirmation meant for an earlier process is not taken for one of ours.
  let jobCounter = Math.floor(Math.random() * jobIdCount);

  async function printOne(slip: Slip): Promise<'printed' | 'unknown'> {
    jobCounter = (jobCounter + 1) % jobIdCount;
    const jobId = String(jobCounter).padStart(4, '0');
    // Drawn while the printer is asked, since the citizen waits for both.
    const [encoded] = await Promise.all([commands.encode(slip, jobId), sender.makeReady()]);
    const wasOutOfStep = outOfStep;
    outOfStep = true;
    const job = listenForJob(link, jobId);
    try {
      const bytes = wasOutOfStep ? Buffer.concat([commands.resynchronize, encoded.bytes]) : encoded.bytes;
      const sent = await sender.send(bytes, job);
      if (sent === 'taken' && !commands.answersStatus) outOfStep = false;
      const state = await awaitState(encoded.paperMm, job);
      paper.notify(encoded.paperMm);
      return state;
    } catch (error) {
      if (error instanceof PrintFault && !error.sent) outOfStep = wasOutOfStep;
      throw error;
    } finally {
      job.end();
    }
  }

  async function awaitState(paperMm: number, job: ReturnType<typeof listenForJob>): Promise<'printed' | 'unknown'> {
    if (!commands.answersStatus && !commands.confirmsPrint) return 'unknown';
    const { state, answered } = await sender.awaitResult(paperMm, job);
    if (answered) outOfStep = false;
    return state;
  }

  return {
    name: 'escpos',
    get condition() {
      return link.condition;
    },
    print(slip) {
      const result = lastPrint.then(async () => {
        link.setBusy(true);
        try {
          return await printOne(slip);
        } finally {
          link.setBusy(false);
        }
      });
      lastPrint = result.catch(() => {});
      return result;
    },
    onChange: link.onChange,
    onPaper: paper.add,
    start(halfway) {
      outOfStep = halfway;
      link.start(halfway);
    },
    stop: link.stop,
  };
}
