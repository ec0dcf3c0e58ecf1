// One row of a decision's list of procedures.
export interface Entry {
  line: number;
  lines: number[];
  code: string | null;
  name: string;
  agency: string | null;
  field: string | null;
}
