// One row of a decision's list of procedures.
export interface ListedProcedure {
  line: number;
  lines: number[];
  code: string | null;
  name: string;
  agency: string | null;
  field: string | null;
}
