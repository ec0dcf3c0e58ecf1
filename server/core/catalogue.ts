// The content of the catalogue, as an event `catalogue.imported` carries it: complete, so that the tables can be made from the
// journal alone. Days are "YYYY-MM-DD" in the time zone of the office.
import { legalParts } from '../../common/contract/legal-parts.ts';
import { fold, slug } from './fold.ts';

/** A duration in quarters of a day: "0,25 ngày làm việc" is 1. The unit stays as published and is never converted. */
export interface Duration {
  quarterDays: number;
  unit: 'working_day' | 'day';
}

export interface ProcessStep {
  /** Counted from 1 in the order of the process, whatever the labels say. */
  no: number;
  /** As printed, "Bước 4"; "" where the document has no label. */
  label: string;
  content: string;
  responsible: string;
  /** Null, which is not zero, when no time is published for this step. `durationText` may give a reason, "Giờ hành chính". */
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
  /** In dong; null when only `text` describes the fee. */
  amount: number | null;
  text: string;
}

export type OnlineLevel = 'full' | 'partial' | 'none';

/** What the law requires to be published beside the process. A decision about internal processes does not contain it. */
export interface ProcedureDetails {
  level: OnlineLevel | null;
  /** True for procedures between offices, which citizens never see. */
  internal: boolean;
  parts: Part[];
  papers: Paper[];
  fees: Fee[];
}

export interface PlannedProcedure extends ProcedureDetails {
  procedureId: string;
  /** The code as published; null when none is printed. */
  code: string | null;
  nationalCode: string | null;
  name: string;
  /** The first day on which it is in force; "" when the document names none, which means at once. */
  validFrom: string;
  /** A hash of everything published about it; equal content has an equal fingerprint. */
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

/** The time in which an agency exists, and the agency that took over its work. */
export interface AgencyTerm {
  name: string;
  /** The first day; null when unknown. */
  validFrom: string | null;
  /** The first day on which it no longer exists; null when it exists. */
  validUntil: string | null;
  successor: { name: string; province: string | null } | null;
}

/** An agency term with the province that tells agencies of the same name apart. */
export interface PlacedTerm extends AgencyTerm {
  province: string | null;
}

/** Ends the validity of a procedure, or makes it valid again. */
export interface Replaced {
  procedureId: string;
  /** The procedure that replaces it; null for none. */
  by: string | null;
  /** The first day on which it is no longer in force; null when it stays in force. */
  until: string | null;
}

/** The key of a province: "tỉnh Cao Bằng" and "CAO BẰNG" give "cao-bang", null gives "". */
export function provinceKey(province: string | null): string {
  return slug(province ?? '').replace(/^(tinh|thanh-pho|tp)-/, '');
}

/** Whether a procedure is in force on a day, by its dates alone. */
export function isInForce(procedure: { validFrom: string; validUntil: string | null }, day: string): boolean {
  return procedure.validFrom <= day && (procedure.validUntil === null || day < procedure.validUntil);
}

const rank = (kind: string) => {
  const at = (legalParts as readonly string[]).indexOf(kind);
  return at < 0 ? legalParts.length : at;
};

/** Parts in the order of the law (decree 63/2010, article 8); parts of other kinds come after them. */
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
