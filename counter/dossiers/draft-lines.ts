// The lines of papers and fees in a draft: listed from a procedure, added and changed by the officer.
import type { CallValue } from '../../common/contract/calls/index.ts';
import { maxNameLength } from '../../common/contract/rules.ts';

export type Procedure = CallValue<'procedure.get'>;
/** 0 is an original, 1 a copy, 2 an electronic document. */
export type PaperKind = 0 | 1 | 2;

export interface PaperLine {
  /** Identifies the line while lines are added and removed. */
  key: number;
  name: string;
  kind: PaperKind;
  /** As typed. */
  count: string;
  /** Whether the paper was handed in. */
  taken: boolean;
  /** Whether the officer added the line, not the procedure. */
  own: boolean;
  optional: boolean;
  /** The name of the form to use, or null. */
  form: string | null;
}

export interface FeeLine {
  key: number;
  name: string;
  /** As typed, in đồng. */
  amount: string;
  paid: boolean;
  own: boolean;
  /** The fee as it was published, where that is more than an amount. */
  text: string;
}

/** Lists the papers of a procedure. Originals and copies become two lines; required papers are ticked. */
export function listPapers(papers: Procedure['papers']): PaperLine[] {
  const lines = papers.flatMap(({ name, originals, copies, form, required }) => {
    const createLine = (kind: PaperKind, count: number) => ({
      name,
      kind,
      form,
      count: String(count),
      taken: required,
      own: false,
      optional: !required,
    });
    const asked = [
      ...(originals !== null && originals > 0 ? [createLine(0, originals)] : []),
      ...(copies !== null && copies > 0 ? [createLine(1, copies)] : []),
    ];
    return asked.length > 0 ? asked : [createLine(0, 1)];
  });
  return lines.map((line, key) => ({ key, ...line }));
}

/**
 * Lists the fees of a procedure with their amounts. No fee counts as paid before the officer says so.
 * @param unnamed the name for a fee that has none
 */
export function listFees(fees: Procedure['fees'], unnamed: string): FeeLine[] {
  return fees.map(({ name, amount, text }, key) => ({
    key,
    name: (name.trim() || unnamed).slice(0, maxNameLength),
    amount: amount === null ? '' : String(amount),
    paid: false,
    own: false,
    text,
  }));
}

const findNextKey = (lines: readonly { key: number }[]) => Math.max(-1, ...lines.map(({ key }) => key)) + 1;

export function addPaper(papers: readonly PaperLine[]): PaperLine[] {
  const line = { name: '', kind: 0 as const, count: '1', taken: true, own: true, optional: false, form: null };
  return [...papers, { key: findNextKey(papers), ...line }];
}

export function addFee(fees: readonly FeeLine[]): FeeLine[] {
  return [...fees, { key: findNextKey(fees), name: '', amount: '', paid: true, own: true, text: '' }];
}

/** Sets an amount. An amount that is typed counts as paid; a listed fee whose amount is deleted does not. */
export function enterAmount(line: FeeLine, amount: string): FeeLine {
  return { ...line, amount, paid: line.own || amount.trim() !== '' };
}

/**
 * Reads a fee from the history of a dossier, where it stands as "Lệ phí: 8000". The amount is null when there is none.
 */
export function parseFeeLine(line: string): { name: string; amount: number | null } {
  const [, name, amount] = /^(.*): (\d+)$/.exec(line) ?? [];
  return name === undefined ? { name: line, amount: null } : { name, amount: Number(amount) };
}
