// One row of a decision's list of procedures. It is a file of its own because the list and the section headings both use it.
export interface ListedProcedure {
  line: number;
  lines: number[];
  code: string | null;
  name: string;
  agency: string | null;
  field: string | null;
}
