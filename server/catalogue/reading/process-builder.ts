// Builds the processes of a document while its lines are read from top to bottom.

import type { ListColumn } from './procedure-list.ts';
import { isUsualCode, readProcedureName } from './procedure-name.ts';
import { isLabelled, padProcessNumber } from './process-heading.ts';
import type { ProcessInProgress, TableColumns } from './process-in-progress.ts';
import type { ReadContext } from './read-context.ts';
import type { Heading } from './section-headings.ts';

export interface ProcessBuilder {
  readonly processes: readonly ProcessInProgress[];
  /** The process to which the next lines belong; null between processes. */
  current: ProcessInProgress | null;
  /** The columns of the table of steps that is being read. */
  columns: TableColumns | null;
  /** The columns of the list of procedures that is being read. */
  listColumns: readonly ListColumn[] | null;
  /** The field of the section that is being read. */
  readonly field: string | null;
  begin(line: number, number: string): ProcessInProgress;
  /** Begins a process whose table has no number; it gets the next number of its section. */
  beginUnnumbered(line: number): ProcessInProgress;
  enterSection(heading: Heading): void;
  /** Reads a line that names a procedure, or continues the name of the procedure before it. */
  addName(line: number, text: string, current: ProcessInProgress): void;
}

/** @param onBegin called when a process or a section begins */
export function createProcessBuilder({ coverage, warnings }: ReadContext, onBegin: () => void): ProcessBuilder {
  const processes: ProcessInProgress[] = [];
  let field: string | null = null;
  let agency: string | null = null;
  let countInSection = 0;

  const builder: ProcessBuilder = {
    processes,
    current: null,
    columns: null,
    listColumns: null,
    get field() {
      return field;
    },
    begin(line, number) {
      const started: ProcessInProgress = {
        process: { agency, field, number, procedures: [], steps: [], total: null, totalText: '', notes: [], line },
        totalLine: null,
        last: null,
        stepLines: [],
      };
      processes.push(started);
      countInSection += 1;
      builder.current = started;
      builder.columns = null;
      builder.listColumns = null;
      onBegin();
      return started;
    },
    beginUnnumbered(line) {
      warnings.add(line, 'process-number-missing', {});
      return builder.begin(line, padProcessNumber(String(countInSection + 1)));
    },
    enterSection(heading) {
      // A section of a higher level ends the field of the section before it.
      if (heading.level < 2) field = null;
      field = heading.field ?? field;
      agency = heading.agency ?? agency;
      builder.current = null;
      builder.columns = null;
      builder.listColumns = null;
      countInSection = 0;
      onBegin();
    },
    addName(line, text, current) {
      const { procedures, notes } = current.process;
      const { code, name, begins, secondCode } = readProcedureName(text);
      const last = procedures.at(-1);
      // A line such as "Áp dụng: mọi xã" has a label of its own and does not continue the name above it.
      if (!begins && last && code === null && isLabelled(name)) {
        notes.push(text);
        coverage.markUsed(line, 'note');
        return;
      }
      coverage.markUsed(line, 'procedure');
      if (secondCode !== null) warnings.add(line, 'code-second', { code: secondCode });
      if (code !== null && !isUsualCode(code)) warnings.add(line, 'code-form', { code });
      if (name === '') {
        if (code !== null && last?.code === null) last.code = code;
        else if (code !== null) {
          warnings.add(line, 'process-unnamed', {});
          coverage.markUnread(line, text);
        }
      } else if (!begins && last) {
        // A long name was broken into lines.
        last.name = `${last.name} ${name}`;
        last.code ??= code;
        warnings.add(line, 'name-continued', { line: last.line });
      } else procedures.push({ code, name, line });
    },
  };
  return builder;
}
