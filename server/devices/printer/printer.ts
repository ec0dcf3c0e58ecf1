// The interface of every printer driver. A driver is a folder in drivers/ that prints slips and reports truthfully what came out.
import type { PrinterCondition } from '../../../common/contract/words.ts';
import type { Slip } from './slip.ts';

export type { PrinterCondition };

/**
 * One printer, which belongs to one driver.
 *
 * A driver prints one slip at a time, in the order of the calls. It never prints a slip later by itself: when `print` has settled,
 * the driver has dropped the slip, and whoever wants it again calls `print` again.
 */
export interface PrinterDriver {
  /** The name of the driver's folder, "pretend". For the log and /health only. */
  readonly name: string;

  /**
   * Prints one slip and waits until its fate is known, as long as the paper takes: about 0.6 to 3 seconds with a printer that
   * answers. A ticket exists before its slip is printed and does not wait for it.
   *
   * @returns `'printed'` when the printer itself reported that the paper is out, never as a guess; `'unknown'` when everything was
   *   sent and this printer cannot report what came out
   * @throws PrintFault when the slip is not on paper, or not completely, and a person must look at the printer
   *
   * @example
   * const state = await printer.print(describeTicketSlip(ticket, site, strings)); // 'printed'
   */
  print(slip: Slip): Promise<'printed' | 'unknown'>;
}

/**
 * Why a slip did not come out, as a person at the printer would say it.
 * - `paper-out`: no paper, or it ended in the middle of the slip
 * - `cover-open`: the cover is not closed
 * - `cutter`: the knife is stuck
 * - `offline`: switched off, unplugged, not on the network, or waiting for a key to be pressed
 * - `timed-out`: it took the slip, and then neither finished nor reported why
 * - `broken`: any other fault that the printer reports
 */
export type PrintFaultReason = 'paper-out' | 'cover-open' | 'cutter' | 'offline' | 'timed-out' | 'broken';

/** The slip was not printed. The reason is shown to people; the message and the cause are for the log. */
export class PrintFault extends Error {
  readonly reason: PrintFaultReason;
  /** False only when the printer surely received nothing of the slip, so that another printer may print it. */
  readonly sent: boolean;

  constructor(
    reason: PrintFaultReason,
    message: string,
    { cause, sent = true }: { cause?: unknown; sent?: boolean } = {},
  ) {
    super(message, { cause });
    this.name = 'PrintFault';
    this.reason = reason;
    this.sent = sent;
  }
}

/** Whether a slip may be sent to a printer in this condition. */
export function mayPrint(condition: PrinterCondition): boolean {
  return condition === 'ok' || condition === 'paper-near-end' || condition === 'unknown';
}

/** What a real printer reports between slips. The pretend printer has none of it. */
export interface PrinterWatch {
  /** `unknown` until the printer has answered, and for ever when it cannot answer. */
  readonly condition: PrinterCondition;
  /** Calls the listener at each change of `condition`. Returns the function that unsubscribes. */
  onChange(listener: (condition: PrinterCondition) => void): () => void;
  /** Calls the listener with the millimetres of paper that a slip took, complete or not. Returns the function that unsubscribes. */
  onPaper(listener: (mm: number) => void): () => void;
  /**
   * Connects, and asks for the condition from time to time.
   * @param halfway true when the printer may still hold a part of a slip from before a crash, which must not come out
   */
  start(halfway: boolean): void;
  /** Closes the connection. */
  stop(): Promise<void>;
}

/** A printer at its place in the office. */
export interface PrinterPlace {
  /** Its name in the site file, "may-in-1". For the log, /health and lights. */
  id: string;
  driver: PrinterDriver;
  /** Null for a printer that is always well, such as the pretend one. */
  watch: PrinterWatch | null;
  /**
   * The kiosk whose slips it prints: the name given when it was paired, or its id. Null: it prints for every kiosk that has no
   * printer of its own.
   */
  kiosk: string | null;
  /** The id of the printer that takes over when this one cannot print; null for none. */
  backup: string | null;
  /** Metres of paper on a new roll, to predict its end; null when the paper is not counted. */
  rollM: number | null;
}
