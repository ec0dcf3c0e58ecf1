// Prints over a wire: looks before, sends, and waits for the printer's word. Must never say `printed` without it, nor leave
// half a slip somewhere on the way that could come out later.
import type { Log } from '../../../../runtime/log.ts';
import type { Transport } from '../../../../transport/transport.ts';
import { TransportError } from '../../../../transport/transport.ts';
import {
  mayPrint,
  type PrinterCondition,
  type PrinterDriver,
  type PrinterWatch,
  PrintFault,
  type PrintFaultReason,
} from '../../printer.ts';
import type { Slip } from '../../slip.ts';
import type { CommandSet, PrinterTiming } from './command-set.ts';
import { createStatusLink } from './status-link.ts';

export interface PrintSessionDependencies {
  /** The printer's name in the site file. */
  id: string;
  tongue: CommandSet;
  transport: Transport;
  bytesPerSecond: number;
  log: Log;
  timing: Partial<PrinterTiming> | null;
}

const usualTiming: PrinterTiming = { upMs: 2_500, answerMs: 1_000, confirmMs: 8_000, sendMs: 8_000, pollMs: 5_000 };
/** A confirmation that was already on its way when the roll ended still counts. */
const graceMs = 250;
/** Slower than any printer, so that nobody is called silent who is at work. */
const mmPerSecond = 60;

/** What has been heard about one slip, from before its first byte. */
interface JobListener {
  /** Resolves with the first of these, or null after that long. */
  wait(withinMs: number, forFault: boolean): Promise<'done' | 'fault' | null>;
  end(): void;
}

export function createPrintSession(parts: PrintSessionDependencies): PrinterDriver & PrinterWatch {
  const { id, tongue, transport, bytesPerSecond, log } = parts;
  const timing = { ...usualTiming, ...parts.timing };
  const link = createStatusLink(id, tongue, transport, timing, log);
  const paperListeners = new Set<(mm: number) => void>();
  /** The printer may be in the middle of a command of an earlier slip. */
  let outOfStep = false;
  let last: Promise<unknown> = Promise.resolve();
  // Begins anywhere, so that an answer meant for the process before this one is not taken for ours.
  let counter = Math.floor(Math.random() * 10_000);

  function hearAbout(jobId: string): JobListener {
    let done = false;
    let wake: () => void = () => {};
    const out = [
      link.onMessage(said => {
        if (said.kind === 'done' && said.jobId === jobId) done = true;
        wake();
      }),
      link.onChange(() => wake()),
    ];
    return {
      wait: (withinMs, forFault) =>
        new Promise(resolve => {
          const settle = (word: 'done' | 'fault' | null) => {
            clearTimeout(timer);
            wake = () => {};
            resolve(word);
          };
          const timer = setTimeout(settle, withinMs, null);
          wake = () => {
            if (done) settle('done');
            // A line that breaks is no word of the printer: its answer may still come when the line is back.
            else if (forFault && !mayPrint(link.condition) && link.condition !== 'offline') settle('fault');
          };
          wake();
        }),
      end() {
        for (const leave of out) leave();
      },
    };
  }

  const notSent = (reason: PrintFaultReason, why: string) => new PrintFault(reason, `${id}: ${why}`, undefined, false);
  const asReason = (condition: PrinterCondition, otherwise: PrintFaultReason): PrintFaultReason =>
    condition === 'ok' || condition === 'paper-near-end' || condition === 'unknown' ? otherwise : condition;

  async function makeReady(): Promise<void> {
    if (!(await link.waitUp())) throw notSent('offline', 'the line is down');
    if (tongue.answersStatus && !(await link.requestStatus()) && link.everAnswered) {
      // Half open: the line looks well and nobody is there.
      await link.reconnect(false);
      if (!(await link.waitUp()) || !(await link.requestStatus())) throw notSent('offline', 'no answer');
    }
    if (!mayPrint(link.condition)) throw notSent(asReason(link.condition, 'broken'), 'it said so before the slip');
  }

  /** Half a slip is somewhere on its way: nothing of it may come out later. */
  async function abandon(otherwise: PrintFaultReason, cause: unknown): Promise<PrintFault> {
    const reason = asReason(link.condition, otherwise);
    await link.reconnect(true);
    return new PrintFault(reason, `${id}: ${reason} in the middle of a slip`, cause);
  }

  /** Resolves when the line has taken the slip. @throws PrintFault */
  async function send(bytes: Uint8Array, hearing: JobListener): Promise<'taken' | 'unsure'> {
    const withinMs = timing.sendMs + (bytes.length / bytesPerSecond) * 1_000;
    const writing = transport.write(bytes, withinMs).then(
      () => 'taken' as const,
      (error: unknown) => error,
    );
    const stuck = hearing.wait(withinMs + timing.answerMs, true).then(word => (word === 'fault' ? word : writing));
    const result = await Promise.race([writing, stuck]);
    if (result === 'taken') return 'taken';
    if (result === 'fault') throw await abandon('broken', undefined);
    if (!(result instanceof TransportError)) throw result;
    if (result.taken === 'unsure') return 'unsure';
    if (result.taken === 'part') throw await abandon(result.reason === 'timed-out' ? 'timed-out' : 'offline', result);
    outOfStep = false;
    throw notSent('offline', result.message);
  }

  async function awaitWord(mm: number, hearing: JobListener): Promise<'printed' | 'unknown'> {
    const paperMs = (mm / mmPerSecond) * 1_000;
    // From a printer that has never said a word none need be waited for: the next citizens are.
    const patience = link.everAnswered ? timing.confirmMs : Math.min(timing.confirmMs, 2 * timing.answerMs);
    const word = await hearing.wait(tongue.confirmsPrint ? patience + paperMs : paperMs, true);
    if (word === 'done') return 'printed';
    if (word === null) {
      if (!transport.up || !tongue.answersStatus || !(await link.requestStatus())) return 'unknown';
      if (mayPrint(link.condition)) {
        // It is well and says nothing of the slip, which may be out; no later than now it is in step.
        outOfStep = false;
        return 'unknown';
      }
    }
    if ((await hearing.wait(graceMs, false)) === 'done') return 'printed';
    throw await abandon('broken', undefined);
  }

  async function printOne(slip: Slip): Promise<'printed' | 'unknown'> {
    counter = (counter + 1) % 10_000;
    const jobId = String(counter).padStart(4, '0');
    // Drawn while the printer is asked: the citizen waits for both.
    const [{ bytes: own, paperMm: mm }] = await Promise.all([tongue.encode(slip, jobId), makeReady()]);
    const bytes = outOfStep ? Buffer.concat([tongue.resynchronize, own]) : own;
    const before = outOfStep;
    outOfStep = true;
    const hearing = hearAbout(jobId);
    try {
      const sent = await send(bytes, hearing);
      if (sent === 'taken' && !tongue.answersStatus) outOfStep = false;
      const speaks = tongue.answersStatus || tongue.confirmsPrint;
      const state = speaks ? await awaitWord(mm, hearing) : 'unknown';
      if (state === 'printed') outOfStep = false;
      for (const listener of paperListeners) listener(mm);
      return state;
    } catch (error) {
      if (error instanceof PrintFault && !error.sent) outOfStep = before;
      throw error;
    } finally {
      hearing.end();
    }
  }

  return {
    name: 'escpos',
    get condition() {
      return link.condition;
    },
    print(slip) {
      const result = last.then(async () => {
        link.setBusy(true);
        try {
          return await printOne(slip);
        } finally {
          link.setBusy(false);
        }
      });
      last = result.catch(() => {});
      return result;
    },
    onChange: link.onChange,
    onPaper(listener) {
      paperListeners.add(listener);
      return () => paperListeners.delete(listener);
    },
    start(halfway) {
      outOfStep = halfway;
      link.start(halfway);
    },
    stop: link.stop,
  };
}
