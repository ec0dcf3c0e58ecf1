// What the catalogue holds once a document has been planned into it: the content of `catalogue.imported`, complete enough that
// the tables can be made from it alone.

/** In quarters of a day, the unit as published. */
export interface Duration {
  quarterDays: number;
  unit: 'working_day' | 'day';
}

export interface CourseStep {
  no: number;
  label: string;
  content: string;
  responsible: string;
  duration: Duration | null;
  durationText: string;
  result: string | null;
}

export interface Part {
  kind: string;
  text: string;
}

export interface Paper {
  name: string;
  originals: number | null;
  copies: number | null;
  form: string | null;
  required: boolean;
}

export interface Fee {
  name: string;
  /** Dong; null when the text says it otherwise. */
  amount: number | null;
  text: string;
}

export type OnlineLevel = 'full' | 'partial' | 'none';

/** What the law wants published beside the course. A decision about internal processes says nothing of it. */
export interface ProcedureDetails {
  level: OnlineLevel | null;
  /** Between offices only: never shown to citizens. */
  internal: boolean;
  parts: Part[];
  papers: Paper[];
  fees: Fee[];
}

export interface PlannedProcedure extends ProcedureDetails {
  procedureId: string;
  /** As published; null when none is printed. */
  code: string | null;
  nationalCode: string | null;
  name: string;
  /** First day for citizens, "" when the document does not say: at once. */
  validFrom: string;
  /** Of everything that is published of it: equal content has an equal fingerprint. */
  fingerprint: string;
}

export interface ImportedProcess {
  processId: string;
  agency: string | null;
  field: string | null;
  number: string;
  total: Duration | null;
  totalText: string;
  notes: string[];
  steps: CourseStep[];
  warnings: { line: number; rule: string; values: Readonly<Record<string, string | number>> }[];
  procedures: PlannedProcedure[];
}

export interface ImportedDecision {
  decisionId: string;
  number: string | null;
  date: string | null;
  province: string | null;
  title: string | null;
  inForceFrom: string | null;
  replaces: string[];
}

export interface Replaced {
  procedureId: string;
  by: string;
  until: string;
}

/** Whether citizens see it on this day. */
export function isInForce(procedure: { validFrom: string; validUntil: string | null }, day: string): boolean {
  return procedure.validFrom <= day && (procedure.validUntil === null || day < procedure.validUntil);
}
