// What a session needs of a printer's language, so that it can be tried with a printer of few words. Only types.
import type { PrinterCondition } from '../../printer.ts';
import type { Slip } from '../../slip.ts';

/** What a printer says: how it is, or that the slip with this id is out. */
export type PrinterMessage = { kind: 'condition'; condition: PrinterCondition } | { kind: 'done'; jobId: string };

/** The printer's language, as its profile speaks it. */
export interface CommandSet {
  /**
   * The bytes of a slip and the paper it takes; where `confirms`, they end with the wish to be told when the slip with this
   * id (4 digits) is out.
   */
  encode(slip: Slip, jobId: string): Promise<{ bytes: Uint8Array; paperMm: number }>;
  /** Asks for the condition, now. */
  requestStatus: Uint8Array;
  /** Asks to be told of every change from now on. */
  enableStatus: Uint8Array;
  /** Throws away what the printer still holds. */
  clearBuffers: Uint8Array;
  /** After half a slip: ends a command that was cut off, and cuts the paper. */
  resynchronize: Uint8Array;
  createReader(): MessageReader;
  /** It has a way back. */
  answersStatus: boolean;
  /** It says when a slip is out. */
  confirmsPrint: boolean;
}

export interface MessageReader {
  /** The question has been sent: what comes next is its answer. */
  expectStatus(): void;
  /** The answer did not come in time; a late one must not be taken for the next. */
  discardPending(): void;
  push(bytes: Uint8Array): PrinterMessage[];
}

export interface PrinterTiming {
  /** A line that is down gets this long to come up for a slip. */
  upMs: number;
  /** An answer to a real-time question takes no longer. */
  answerMs: number;
  /** From the last byte taken to the printer's confirmation, beside the time of the paper. */
  confirmMs: number;
  /** For the line to take a slip, beside what its speed asks for. */
  sendMs: number;
  /** Between two looks at an idle printer. */
  pollMs: number;
}
