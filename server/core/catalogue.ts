// What the catalogue holds once a document has been planned into it: the content of `catalogue.imported`, complete enough that
// the tables can be made from it alone.
import { legalParts } from '../../common/contract/legal-parts.ts';
import { fold, slug } from './fold.ts';

/** A time for work in quarters of a day, "0,25 ngày làm việc" = 1. The unit is kept as published, never converted. */
export interface Duration {
  quarterDays: number;
  unit: 'working_day' | 'day';
}

export interface ProcessStep {
  /** From 1, as the process has them, whatever their labels. */
  no: number;
  /** "Bước 4", or "" where the document has none. */
  label: string;
  content: string;
  responsible: string;
  /** Null is not zero: nobody counts this step. `durationText` says why, "Giờ hành chính", or is empty. */
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
  steps: ProcessStep[];
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

/** The days of an agency, and who took over its work. */
export interface AgencyTerm {
  name: string;
  /** First day; null: nobody said. */
  validFrom: string | null;
  /** The first day on which it is no more. */
  validUntil: string | null;
  successor: { name: string; province: string | null } | null;
}

/** An agency of a province. */
export interface PlacedTerm extends AgencyTerm {
  province: string | null;
}

/** Ends the days of a procedure, or gives them back. */
export interface Replaced {
  procedureId: string;
  /** What holds instead; null: nothing does. */
  by: string | null;
  /** The first day on which it no longer holds; null: nothing ends it any more. */
  until: string | null;
}

/** "tỉnh Cao Bằng", "CAO BẰNG" → "cao-bang". */
export function provinceKey(province: string | null): string {
  return slug(province ?? '').replace(/^(tinh|thanh-pho|tp)-/, '');
}

/** Whether citizens see it on this day. */
export function isInForce(procedure: { validFrom: string; validUntil: string | null }, day: string): boolean {
  return procedure.validFrom <= day && (procedure.validUntil === null || day < procedure.validUntil);
}

const rank = (kind: string) => {
  const at = (legalParts as readonly string[]).indexOf(kind);
  return at < 0 ? legalParts.length : at;
};

/** As the law has them; what a document calls otherwise stands behind. */
export function inLegalOrder(parts: readonly Part[]): Part[] {
  return parts.toSorted((a, b) => rank(a.kind) - rank(b.kind));
}

/** The decided identities of the names in one import: the same key means the same agency, field or province. */
export interface CatalogueKeys {
  /** From each name of an agency or a field to its key. */
  names: Record<string, string>;
  /** From each printed province ("" for none) to its key. */
  provinces: Record<string, string>;
}

interface Decided {
  decision: ImportedDecision;
  processes: ImportedProcess[];
  agencies?: PlacedTerm[];
}

/** Adds to an import what is decided by rules, so that applying it later needs no rule: the keys of names, and the order of parts. */
export function decideImport<T extends Decided>(planned: T): T & { keys: CatalogueKeys } {
  const names: Record<string, string> = {};
  const provinces: Record<string, string> = {};
  const addName = (name: string | null) => {
    if (name !== null) names[name] = fold(name);
  };
  const addProvince = (province: string | null) => {
    provinces[province ?? ''] = provinceKey(province);
  };
  addProvince(planned.decision.province);
  const processes = planned.processes.map(process => {
    addName(process.agency);
    addName(process.field);
    const procedures = process.procedures.map(procedure => ({ ...procedure, parts: inLegalOrder(procedure.parts) }));
    return { ...process, procedures };
  });
  for (const { name, province, successor } of planned.agencies ?? []) {
    addName(name);
    addProvince(province);
    addName(successor?.name ?? null);
    addProvince(successor?.province ?? null);
  }
  return { ...planned, processes, keys: { names, provinces } };
}
