// Reads the table of steps of one process: head, steps, total, notes. Every cell becomes part of the process or is marked as unread.

import { readDuration, unitOfHead } from './duration.ts';
import { foldLetters, startsWithPhrase } from './fold-letters.ts';
import { type Cell, lineOf, type Row, textOf } from './layout-reader.ts';
import type { LineCoverage, LineUse } from './line-coverage.ts';
import type { Step } from './model.ts';
import { isStepLabel, isTotalLabel, stepNumber } from './phrases.ts';
import { placeCells } from './place-cells.ts';
import type { ProcessInProgress, TableColumn, TableColumns } from './process-in-progress.ts';
import type { ReadContext } from './read-context.ts';
import { words } from './reader-words.ts';
import { readTotal, warnAboutDuration } from './total.ts';

/** Longer texts after a step number describe work, even when they begin like the label of a total. */
const maxTotalLabelLength = 40;

/** The table that is being read, and the process to which it belongs. */
export interface ProcessTable {
  columns: TableColumns;
  current: ProcessInProgress;
}

interface RowTexts {
  row: Row;
  /** The texts of its cells. */
  texts: readonly string[];
}

const kinds = Object.entries(words.columns).map(([kind, heads]) => ({
  kind: kind as TableColumn,
  is: startsWithPhrase(heads),
}));

export function readTableHead(row: Row, { coverage, warnings }: ReadContext): TableColumns {
  const taken = new Set<TableColumn>();
  const found = row.cells.map(cell => {
    const head = textOf(cell);
    const folded = foldLetters(head);
    const recognised = kinds.find(column => column.is(folded))?.kind ?? null;
    // Under the heads "TT" and "Các bước" the second column describes the step, so it counts as the content.
    const kind =
      recognised === 'label' && taken.has('label')
        ? 'content'
        : recognised !== 'content' && recognised && taken.has(recognised)
          ? null
          : recognised;
    if (kind) taken.add(kind);
    else if (head !== '') warnings.add(lineOf(cell, row), 'column-unknown', { column: head });
    useCell(cell, 'table-head', coverage);
    return kind;
  });
  const duration = row.cells[found.indexOf('duration')];
  return { kinds: found, unit: duration ? unitOfHead(textOf(duration)) : null };
}

/** A row that begins with a step number is a total only when it contains nothing but the label and the time. */
function isTotalRow(texts: readonly string[]): boolean {
  const [first = '', ...rest] = texts;
  if (isStepLabel(first) || !texts.some(isTotalLabel)) return false;
  if (stepNumber(first) === null) return true;
  const label = rest.find(isTotalLabel) ?? '';
  return label.length <= maxTotalLabelLength && rest.filter(text => text !== '' && text !== label).length <= 1;
}

function useCell(cell: Cell, use: LineUse, coverage: LineCoverage): void {
  for (const part of cell.parts) coverage.markUsed(part.no, use);
}

/** Reads one row of the table: a step, the continuation of a step, the total, or a note over the whole width. */
export function readTableRow(row: Row, table: ProcessTable, context: ReadContext): void {
  const { coverage } = context;
  const { process } = table.current;
  const useAll = (use: LineUse) => {
    for (const cell of row.cells) useCell(cell, use, coverage);
  };
  const texts = row.cells.map(textOf);
  const filled = texts.filter(text => text !== '');
  // A text over the whole width is written once, or repeated in each of the merged columns.
  const merged = new Set(filled).size === 1 && (filled.length === texts.length || texts[0] !== '');
  if (filled.length === 0) useAll('step');
  else if (isTotalRow(texts)) {
    const cells = row.cells.map(cell => ({ no: lineOf(cell, row), text: textOf(cell).replaceAll('\n', ' ') }));
    readTotal({ cells, unit: table.columns.unit }, table.current, context);
    useAll('total');
  } else if (merged && !isStepLabel(filled[0] ?? '')) {
    process.notes.push(filled[0] ?? '');
    useAll('note');
  } else if (readContinuation({ row, texts }, table, context)) useAll('step');
  else readStep({ row, texts }, table, context);
}

/** A row with an empty first cell may continue the row above it, which the end of a page cut. */
function readContinuation({ row, texts }: RowTexts, table: ProcessTable, { coverage, warnings }: ReadContext): boolean {
  const { last } = table.current;
  const { kinds } = table.columns;
  const at = (kind: TableColumn) => texts.filter((text, column) => kinds[column] === kind && text !== '').join('\n');
  if (!last || kinds[0] !== 'label' || at('label') !== '' || at('duration') !== '') return false;
  if (texts.length !== kinds.length) return false;
  const first = texts.find(text => text !== '') ?? '';
  const continuesSentence = first.charAt(0) !== first.charAt(0).toUpperCase();
  if (!continuesSentence && !row.afterBreak) return false;
  const { step } = last;
  const join = (a: string, b: string) => [a, b].filter(part => part !== '').join(' ');
  step.content = join(step.content, at('content'));
  step.responsible = join(step.responsible, at('responsible'));
  for (const [column, cell] of row.cells.entries())
    if (kinds[column] === null) for (const part of cell.parts) coverage.markUnread(part.no, part.text);
  if (at('result') !== '') step.result = join(step.result ?? '', at('result'));
  if (!continuesSentence || !row.afterBreak) warnings.add(row.line, 'row-joined', { line: last.row.line });
  return true;
}

function readStep({ row, texts }: RowTexts, table: ProcessTable, { coverage, warnings }: ReadContext): void {
  const { columns, current } = table;
  const { process } = current;
  const fits = row.cells.length === columns.kinds.length;
  const labelled = isStepLabel(texts[0] ?? '') || stepNumber(texts[0] ?? '') !== null;
  if (!fits && !labelled && texts[0] !== '') {
    warnings.add(row.line, 'row-unknown', { cells: row.cells.length, columns: columns.kinds.length });
    for (const cell of row.cells) for (const part of cell.parts) coverage.markUnread(part.no, part.text);
    return;
  }
  if (!fits) warnings.add(row.line, 'row-incomplete', { cells: row.cells.length, columns: columns.kinds.length });
  const placed = fits ? null : placeCells(row, texts, columns);
  const kindOf = (at: number) => (placed ? (placed.get(at) ?? null) : (columns.kinds[at] ?? null));
  const values: Record<TableColumn, string> = { label: '', content: '', responsible: '', duration: '', result: '' };
  row.cells.forEach((cell, at) => {
    const kind = kindOf(at);
    const text = texts[at] ?? '';
    const long = kind === 'content' || kind === 'result';
    if (kind) values[kind] = [values[kind], long ? text : text.replaceAll('\n', ' ')].filter(Boolean).join('\n');
    for (const part of cell.parts)
      if (kind) coverage.markUsed(part.no, 'step');
      else coverage.markUnread(part.no, part.text);
  });
  const timeLine = lineOf(
    row.cells.find((_, at) => kindOf(at) === 'duration'),
    row,
  );
  const read = readDuration(values.duration, columns.unit);
  const step: Step = {
    no: process.steps.length + 1,
    label: values.label.replace(/ ?[:.)]+$/, ''),
    content: values.content,
    responsible: values.responsible,
    duration: read?.duration ?? null,
    durationText: values.duration,
    result: columns.kinds.includes('result') && values.result !== '' ? values.result : null,
  };
  if (values.label === '' && columns.kinds.includes('label')) warnings.add(row.line, 'label-empty', {});
  else if (values.label !== '' && stepNumber(values.label) === null)
    warnings.add(row.line, 'row-unknown', { cells: row.cells.length, columns: columns.kinds.length });
  if (read === null) warnings.add(timeLine, 'duration-unclear', { text: values.duration });
  else if (values.duration === '' && values.label !== '') warnings.add(row.line, 'duration-empty', {});
  warnAboutDuration({ line: timeLine, text: values.duration, read: read, unit: columns.unit }, warnings);
  if (current.totalLine !== null) warnings.add(row.line, 'step-after-total', { line: current.totalLine });
  process.steps.push(step);
  current.stepLines.push(row.line);
  current.last = { row, step };
}
