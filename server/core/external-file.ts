// A file of another system as rows, and the interface through which an import reads files and texts.
import type { RawRow } from './external-row.ts';

/** A row that cannot be used. `rule` names the sentence that explains it and `values` fill its holes. */
export interface FileMistake {
  row: number;
  code: string | null;
  rule: string;
  values: Readonly<Record<string, string | number>>;
}

export interface StatusFile {
  /** `row` is counted from 1, as spreadsheet programs do. */
  rows: (RawRow & { row: number })[];
  mistakes: FileMistake[];
  /** The heads of columns that were not read: personal ones, and ones without a use here. */
  dropped: { personal: string[]; unused: string[] };
}

/** The file has no table with the wanted columns. `rule` names the sentence that explains it and `values` fill its holes. */
export class UnreadableStatusFile extends Error {
  readonly rule: string;
  readonly values: Readonly<Record<string, string | number>>;
  constructor(rule: string, values: Readonly<Record<string, string | number>> = {}) {
    super(rule);
    this.rule = rule;
    this.values = values;
  }
}

export interface EgovDependencies {
  /** @throws UnreadableStatusFile */
  readFile(bytes: Uint8Array, fileName: string): Promise<StatusFile>;
  /** The sentence of a rule from the texts of `egov`, in the office's first language. */
  ruleText(rule: string, values: Readonly<Record<string, string | number>>): string;
  /** The head of the column of a field. */
  columnTitle(field: string): string;
}
