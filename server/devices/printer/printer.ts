// What every printer driver must be. A driver is a folder in drivers/; it prints, and it tells the truth about it.
import type { PrinterCondition } from '../../../common/contract/words.ts';
import type { Slip } from './slip.ts';

export type { PrinterCondition };

/**
 * One printer, owned by one driver.
 *
 * A driver prints one slip at a time, in the order of the calls, and never prints a slip later by itself: when
 * `print` has settled, the driver has forgotten the slip. Whoever wants it again calls `print` again.
 */
export interface PrinterDriver {
  /** The name of the driver's folder, "pretend". For logs and /health; not shown to citizens. */
  readonly name: string;

  /**
   * Prints one slip and waits until the truth is known.
   *
   * - `'printed'`: the printer itself said that the paper is out. Never a guess.
   * - `'unknown'`: everything was sent, and this printer cannot say what became of it.
   * - throws `PrintFault`: the slip is not on paper, or not wholly, and a person must look.
   *
   * Takes as long as the paper does (about 0.6 to 3 s); the ticket exists already and waits for nobody.
   *
   * @example
   * const state = await printer.print(describeTicketSlip(ticket, site, strings)); // 'printed'
   */
  print(slip: Slip): Promise<'printed' | 'unknown'>;
}

/**
 * Why a slip did not come out, as a person at the printer would say it.
 * - `paper-out`: no paper, or it ended in the middle of the slip
 * - `cover-open`: the cover is not shut
 * - `cutter`: the knife is stuck
 * - `offline`: switched off, unplugged, not on the network, or waiting for a key
 * - `timed-out`: it took the slip and then neither finished nor said why
 * - `broken`: any other fault that the printer reports
 */
export type PrintFaultReason = 'paper-out' | 'cover-open' | 'cutter' | 'offline' | 'timed-out' | 'broken';

/**
 * The slip was not printed. The reason is for screens and lights; the message and cause are for the log.
 * `sent` is false only when the printer surely had nothing of it, so that another printer may take it.
 */
export class PrintFault extends Error {
  readonly reason: PrintFaultReason;
  readonly sent: boolean;

  constructor(reason: PrintFaultReason, message: string, cause: unknown = undefined, sent = true) {
    super(message, { cause });
    this.name = 'PrintFault';
    this.reason = reason;
    this.sent = sent;
  }
}

/** Whether it is worth sending a slip to a printer in this condition. */
export function mayPrint(condition: PrinterCondition): boolean {
  return condition === 'ok' || condition === 'paper-near-end' || condition === 'unknown';
}

/** What a real printer tells between slips. */
export interface PrinterWatch {
  readonly condition: PrinterCondition;
  onChange(listener: (condition: PrinterCondition) => void): () => void;
  /** Called with the millimetres of paper that a slip took, whole or not. */
  onPaper(listener: (mm: number) => void): () => void;
  /** `halfway`: the printer may still hold half a slip from before, which must not come out. */
  start(halfway: boolean): void;
  stop(): Promise<void>;
}

/** A printer at its place in the office. */
export interface PrinterPlace {
  /** Its name in the site file, "may-in-1". For logs, lights and /health. */
  id: string;
  driver: PrinterDriver;
  /** Null for a printer that is always well, such as the pretend one. */
  watch: PrinterWatch | null;
  /** The kiosk whose slips it prints: the name given when it was paired, or its id. Null: any that has none of its own. */
  kiosk: string | null;
  /** The printer that takes over when this one cannot print. */
  backup: string | null;
  /** Metres on a new roll, to foretell its end; null when nobody counts. */
  rollM: number | null;
}
