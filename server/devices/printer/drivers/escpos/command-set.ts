// The interface between a print session and the language of a printer, so that tests can use a printer with few commands.
import type { PrinterCondition } from '../../printer.ts';
import type { Slip } from '../../slip.ts';

/** What a printer reports: its condition, or that the slip with this id is out. */
export type PrinterMessage = { kind: 'condition'; condition: PrinterCondition } | { kind: 'done'; jobId: string };

/** The commands of one model, as its profile describes it. */
export interface CommandSet {
  /**
   * The bytes of a slip and the millimetres of paper that it takes. With `confirmsPrint` the bytes end with the request to report
   * this id (four digits) when the slip is out.
   */
  encode(slip: Slip, jobId: string): Promise<{ bytes: Uint8Array; paperMm: number }>;
  /** Asks for the condition; the printer answers even while it prints. */
  requestStatus: Uint8Array;
  /** Asks the printer to report every change of its condition from now on. */
  enableStatus: Uint8Array;
  /** Discards what the printer still holds. */
  clearBuffers: Uint8Array;
  /** After a part of a slip: completes a command that was cut off, and cuts the paper. */
  resynchronize: Uint8Array;
  createReader(): MessageReader;
  /** The printer answers `requestStatus`. */
  answersStatus: boolean;
  /** The printer reports when a slip is out. */
  confirmsPrint: boolean;
}

/** Reads what a printer sends, in pieces of any size. */
export interface MessageReader {
  /** `requestStatus` has been sent, so that the next bytes are its answer. */
  expectStatus(): void;
  /** The answer did not come in time; when it comes late, it must not count as the answer to the next request. */
  discardPending(): void;
  push(bytes: Uint8Array): PrinterMessage[];
}

/** All in milliseconds. */
export interface PrinterTiming {
  /** How long a slip waits for a connection. */
  upMs: number;
  /** How long an answer to `requestStatus` may take. */
  answerMs: number;
  /** How long the printer's confirmation may take after the last byte was taken, in addition to the time for the paper. */
  confirmMs: number;
  /** How long the transport may take for a slip, in addition to the time that its speed requires. */
  sendMs: number;
  /** The pause between two status requests to an idle printer. */
  pollMs: number;
}
