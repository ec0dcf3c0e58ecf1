// A file of another system as rows, and what an import needs to know of files and words.
import type { RawRow } from './external-row.ts';

/** A row that cannot be used; `rule` and `values` make its sentence. */
export interface FileMistake {
  row: number;
  code: string | null;
  rule: string;
  values: Readonly<Record<string, string | number>>;
}

export interface StatusFile {
  /** `row` as the spreadsheet program counts, from 1. */
  rows: (RawRow & { row: number })[];
  mistakes: FileMistake[];
  /** Heads of the columns that were left out. */
  dropped: { personal: string[]; unused: string[] };
}

/** No table with the wanted columns is in it; `rule` and `values` make its sentence. */
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
  /** A sentence of the texts of `egov`, in the office's first language. */
  tell(rule: string, values: Readonly<Record<string, string | number>>): string;
  /** How the office calls a field: the head of its column. */
  titleOf(field: string): string;
}
