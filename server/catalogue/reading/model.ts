// What a decision says of procedures, as data: made by the readers, kept by the store, sent out by `catalogue.export`.
import type { AgencyTerm, Duration, ProcedureDetails, ProcessStep } from '../../core/catalogue.ts';

export type { Duration };

/** What is longer was meant to be something else, a date or a number. In days of either unit. */
export const mostDays = 3_650;

/** A line number counts from 1, in the document as it was given. */
export interface Warning {
  line: number;
  /** A key of `rules` in common/text/<language>/catalogue.json, "sum-differs". */
  rule: string;
  /** What the sentence of the rule is filled with. */
  values: Readonly<Record<string, string | number>>;
}

export type Step = ProcessStep;

/** A procedure as a process names it. */
export interface NamedProcedure {
  /** The code as published, without marks around it, "1.014881" or "2.002502.00.00.00.H34"; null when none is printed. */
  code: string | null;
  name: string;
  line: number;
  /** Papers, fees and the other parts that the law wants published; a decision about internal processes has none of it. */
  details?: Partial<ProcedureDetails>;
}

/** The internal course of one procedure or of a group of them. */
export interface Process {
  /** As printed, "Sở Khoa học và Công nghệ"; null when the document does not say. */
  agency: string | null;
  field: string | null;
  /** "01": unique within decision and field only. */
  number: string;
  procedures: NamedProcedure[];
  steps: Step[];
  total: Duration | null;
  totalText: string;
  /** What stands with the table and is no step, such as what to do when the time is over. */
  notes: string[];
  line: number;
}

export interface Decision {
  /** "514/QĐ-UBND"; null in a draft. */
  number: string | null;
  /** "2022-09-08"; null when day or month is blank. */
  date: string | null;
  province: string | null;
  title: string | null;
  /** "2022-09-08"; null when the document does not say. */
  inForceFrom: string | null;
  /** Numbers of decisions of which it says that it replaces them or parts of them. */
  replaces: string[];
}

/** A line of a document, for whoever must find it there. */
export interface Quote {
  line: number;
  text: string;
  /** In a Word file, where nobody counts lines: which table, and which row of it, from 1. */
  table: number | null;
  row: number | null;
}

/** A whole document, read. Nothing of it is silently dropped: text that was not understood stands in `unread`. */
export interface Reading {
  /** The folder in readers/ that understood it. */
  layout: string;
  decision: Decision;
  processes: Process[];
  /** What it says of agencies of its province; a decision as published says nothing of their days. */
  agencies?: AgencyTerm[];
  warnings: Warning[];
  unread: { line: number; text: string }[];
  /** The lines of which something is told; data has none. */
  quotes?: readonly Quote[];
}

/** The bytes are no document that any reader understands. The message is for the person who sent it. */
export class UnreadableDocument extends Error {
  /** What a program may want to know: the detail of the refusal. */
  readonly detail: Readonly<Record<string, unknown>>;
  constructor(message: string, detail: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.detail = { message, ...detail };
  }
}
