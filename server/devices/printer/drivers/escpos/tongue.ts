// What a session needs of a printer's language, so that it can be tried with a printer of few words. Only types.
import type { PrinterCondition } from '../../printer.ts';
import type { Slip } from '../../slips.ts';

/** What a printer says: how it is, or that the slip with this id is out. */
export type Said = { kind: 'condition'; condition: PrinterCondition } | { kind: 'done'; jobId: string };

/** The printer's language, as its profile speaks it. */
export interface Tongue {
  /**
   * The bytes of a slip and the paper it takes; where `confirms`, they end with the wish to be told when the slip with this
   * id (4 digits) is out.
   */
  encode(slip: Slip, jobId: string): Promise<{ bytes: Uint8Array; paperMm: number }>;
  /** Asks for the condition, now. */
  ask: Uint8Array;
  /** Asks to be told of every change from now on. */
  greet: Uint8Array;
  /** Throws away what the printer still holds. */
  clear: Uint8Array;
  /** After half a slip: ends a command that was cut off, and cuts the paper. */
  resync: Uint8Array;
  createReader(): Reader;
  /** It has a way back. */
  answers: boolean;
  /** It says when a slip is out. */
  confirms: boolean;
}

export interface Reader {
  /** The question has been sent: what comes next is its answer. */
  expect(): void;
  /** The answer did not come in time; a late one must not be taken for the next. */
  forget(): void;
  push(bytes: Uint8Array): Said[];
}

export interface Timing {
  /** A line that is down gets this long to come up for a slip. */
  upMs: number;
  /** An answer to a real-time question takes no longer. */
  answerMs: number;
  /** From the last byte taken to the printer's confirmation, beside the time of the paper. */
  confirmMs: number;
  /** For the line to take a slip, beside what its speed asks for. */
  sendMs: number;
  /** Between two looks at an idle printer. */
  lookMs: number;
}
