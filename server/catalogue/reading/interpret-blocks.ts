// Interprets the texts and rows of any layout from top to bottom and puts a decision with its processes together.
import { checkProcesses } from './checks.ts';
import { createDecisionHead } from './decision-head.ts';
import { type Block, type Row, textOf } from './layout-reader.ts';
import type { Decision, DocumentOrigin, Process } from './model.ts';
import { isProcessTableHead } from './phrases.ts';
import { createProcedureList, readListHead } from './procedure-list.ts';
import { createProcessBuilder } from './process-builder.ts';
import { isProcessHeading, looksLikeSection } from './process-heading.ts';
import { readTableHead, readTableRow } from './process-table.ts';
import type { ReadContext } from './read-context.ts';
import { createSections } from './section-headings.ts';
import { settleNames } from './settle-names.ts';
import { createTextLineReader } from './text-lines.ts';

export interface Interpretation {
  decision: Decision;
  processes: Process[];
}

export function interpretBlocks(
  blocks: readonly Block[],
  origin: DocumentOrigin,
  context: ReadContext,
): Interpretation {
  const { coverage, warnings } = context;
  const head = createDecisionHead(context);
  const sections = createSections(warnings);
  const list = createProcedureList(context);
  const builder = createProcessBuilder(context, head.leave);
  const readText = createTextLineReader({ builder, head, sections }, context);

  function beginTable(row: Row): void {
    const { process } = builder.current ?? builder.beginUnnumbered(row.line);
    builder.columns = readTableHead(row, context);
    builder.listColumns = null;
    if (process.procedures.length === 0 && process.steps.length === 0) warnings.add(row.line, 'process-unnamed', {});
  }

  function readRow(row: Row): void {
    if (isProcessTableHead(row.cells.map(textOf))) {
      beginTable(row);
      return;
    }
    const listColumns = readListHead(row);
    if (listColumns) {
      builder.listColumns = listColumns;
      builder.columns = null;
      builder.current = null;
      for (const cell of row.cells) for (const part of cell.parts) coverage.markUsed(part.no, 'list');
      head.leave();
      return;
    }
    if (builder.listColumns && list.read(row, builder.listColumns, sections.read)) return;
    const { current, columns } = builder;
    if (current && columns && !isHeadingCell(row)) readTableRow(row, { current, columns }, context);
    else
      for (const cell of row.cells)
        for (const part of cell.parts)
          if (part.text.trim() !== '') readText({ kind: 'text', line: part.no, text: part.text });
  }

  for (const block of blocks)
    if (block.kind === 'row') readRow(block);
    else if (block.text.trim() !== '') readText(block);

  const processes = builder.processes.map(({ process }) => process);
  list.completeProcesses(processes);
  const decision = head.decision(origin);
  settleNames(processes, decision, blocks);
  sections.check(processes, list.listed);
  checkProcesses(builder.processes, warnings);
  return { decision, processes };
}

/** A row of one cell that contains a heading: the table before it has ended. */
function isHeadingCell({ cells }: Row): boolean {
  const only = cells.length === 1 ? textOf(cells[0]) : '';
  return only !== '' && (isProcessHeading(only) || looksLikeSection(only));
}
