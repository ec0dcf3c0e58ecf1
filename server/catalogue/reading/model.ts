// What a document says of procedures, as data. Readers produce it, the store keeps it, and `catalogue.export` sends it out.
import type { AgencyTerm, Duration, ProcedureDetails, ProcessStep } from '../../core/catalogue.ts';

export type { Duration };

/** The longest duration in days of either unit. A larger number was meant to be something else, such as a date. */
export const maxDurationDays = 3_650;

/** Something in a document that may be wrong. Nothing is corrected because of a warning; a person decides. */
export interface Warning {
  /** The line in the document as it was given, from 1. */
  line: number;
  /** A key of `rules` in common/text/<language>/catalogue.json, "sum-differs". */
  rule: string;
  /** The values for the placeholders in the sentence of the rule. */
  values: Readonly<Record<string, string | number>>;
}

export type Step = ProcessStep;

/** A procedure as it is named over the table of its process. */
export interface NamedProcedure {
  /** The code as published, "1.014881" or "2.002502.00.00.00.H34"; null when none is printed. */
  code: string | null;
  name: string;
  line: number;
  /**
   * Papers, fees and the other parts that the law requires to be published. Absent when the document is silent about them,
   * as decisions about internal processes are; an empty list states that there are none.
   */
  details?: Partial<ProcedureDetails>;
}

/** The internal process by which one procedure or a group of procedures is handled. */
export interface Process {
  /** As printed, "Sở Khoa học và Công nghệ"; null when the document does not say. */
  agency: string | null;
  /** The field of administration, "Hộ tịch"; null when the document does not say. */
  field: string | null;
  /** "01". It is unique only within its decision and field. */
  number: string;
  procedures: NamedProcedure[];
  /** In the order of the table. */
  steps: Step[];
  /** The total duration; null when none is printed or it cannot be counted. */
  total: Duration | null;
  /** The total as printed, "05 ngày làm việc"; "" when none is printed. */
  totalText: string;
  /** Other texts of the table, such as what to do when the time is exceeded. */
  notes: string[];
  /** The line where the process begins, from 1. */
  line: number;
}

export interface Decision {
  /** "514/QĐ-UBND"; null in a draft. */
  number: string | null;
  /** The day of signing, "2022-09-08"; null when day or month is left blank. */
  date: string | null;
  /** "Cao Bằng"; null when the document does not say. */
  province: string | null;
  title: string | null;
  /** The first day on which it is in force, "2022-09-08"; null when the document does not say. */
  inForceFrom: string | null;
  /** The numbers of decisions that it says it replaces, entirely or in part. */
  replaces: string[];
}

/** What the person who imports a document states about it; it has precedence over what the document says. */
export interface DocumentOrigin {
  /** Null when the document decides. */
  province: string | null;
  /** The number of the decision; null when the document decides. */
  decision: string | null;
}

/** The text of a line that a warning or an unread text refers to, so that a person finds it in the document. */
export interface Quote {
  line: number;
  text: string;
  /** In a Word file, which shows no line numbers: the table and its row, both from 1. Null elsewhere. */
  table: number | null;
  row: number | null;
}

/** A whole document. No text is silently dropped: whatever was not interpreted is listed in `unread`. */
export interface Reading {
  /** How it was read: the folder in reading/layouts/, or "spreadsheet", "data" or "export". */
  layout: string;
  decision: Decision;
  processes: Process[];
  /** Validity periods and successors of agencies of the province. Only spreadsheets and data contain them. */
  agencies?: AgencyTerm[];
  warnings: Warning[];
  unread: { line: number; text: string }[];
  /** The lines to which warnings and unread texts refer; absent for data. */
  quotes?: readonly Quote[];
}

/** Thrown when no reader can read the bytes. The message and `detail` are for the person who sent the file. */
export class UnreadableDocument extends Error {
  /**
   * The detail of the refusal `document.unreadable`: `rule` (a key of catalogue.json) with `values`, or `cells`, the mistakes
   * of a spreadsheet.
   */
  readonly detail: Readonly<Record<string, unknown>>;
  constructor(message: string, detail: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.detail = { message, ...detail };
  }
}
