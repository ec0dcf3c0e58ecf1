// Reads the table of steps of one process: head, steps, total, notes. Every cell ends in the process or is said to be unread.

import { readDuration, unitOfHead } from './duration.ts';
import { foldLetters, startsWithPhrase } from './fold-letters.ts';
import { type Cell, lineOf, type Row, textOf } from './layout-reader.ts';
import type { LineCoverage, LineUse } from './line-coverage.ts';
import type { Step } from './model.ts';
import { isStepLabel, isTotalLabel, stepNumber } from './phrases.ts';
import { placeCells } from './place-cells.ts';
import type { ProcessInProgress, TableColumn, TableColumns } from './process-in-progress.ts';
import { words } from './reader-words.ts';
import { noteDoubts, readTotal } from './total.ts';
import type { WarningCollector } from './warnings.ts';

/** Letters of the label of a total behind a number: what is longer tells what is to be done. */
const longestTotal = 40;

const kinds = Object.entries(words.columns).map(([kind, heads]) => ({
  kind: kind as TableColumn,
  is: startsWithPhrase(heads),
}));

export function readTableHead(row: Row, coverage: LineCoverage, warnings: WarningCollector): TableColumns {
  const taken = new Set<TableColumn>();
  const found = row.cells.map(cell => {
    const head = textOf(cell);
    const folded = foldLetters(head);
    const its = kinds.find(one => one.is(folded))?.kind ?? null;
    // "TT" and "Các bước": the second names the step before its content tells of it.
    const kind =
      its === 'label' && taken.has('label') ? 'content' : its !== 'content' && its && taken.has(its) ? null : its;
    if (kind) taken.add(kind);
    else if (head !== '') warnings.add(lineOf(cell, row), 'column-unknown', { column: head });
    useCell(cell, 'table-head', coverage);
    return kind;
  });
  const duration = row.cells[found.indexOf('duration')];
  return { kinds: found, unit: duration ? unitOfHead(textOf(duration)) : null };
}

/** A row with a step's number is one of the total only when it has nothing but the label and the time. */
function isTotalRow(texts: readonly string[]): boolean {
  const [first = '', ...others] = texts;
  if (isStepLabel(first) || !texts.some(isTotalLabel)) return false;
  if (stepNumber(first) === null) return true;
  const label = others.find(isTotalLabel) ?? '';
  return label.length <= longestTotal && others.filter(text => text !== '' && text !== label).length <= 1;
}

function useCell(cell: Cell, use: LineUse, coverage: LineCoverage): void {
  for (const part of cell.parts) coverage.markUsed(part.no, use);
}

export function readTableRow(
  row: Row,
  columns: TableColumns,
  course: ProcessInProgress,
  coverage: LineCoverage,
  warnings: WarningCollector,
): void {
  const { process } = course;
  const useAll = (use: LineUse) => {
    for (const cell of row.cells) useCell(cell, use, coverage);
  };
  const texts = row.cells.map(textOf);
  const filled = texts.filter(text => text !== '');
  // One text over the whole width, written once or in each of the columns that were merged.
  const merged = new Set(filled).size === 1 && (filled.length === texts.length || texts[0] !== '');
  if (filled.length === 0) useAll('step');
  else if (isTotalRow(texts)) {
    const cells = row.cells.map(cell => ({ no: lineOf(cell, row), text: textOf(cell).replaceAll('\n', ' ') }));
    readTotal(cells, columns.unit, course, coverage, warnings);
    useAll('total');
  } else if (merged && !isStepLabel(filled[0] ?? '')) {
    process.notes.push(filled[0] ?? '');
    useAll('note');
  } else if (readContinuation(row, texts, columns, course, coverage, warnings)) useAll('step');
  else readStep(row, texts, columns, course, coverage, warnings);
}

/** A row whose first cell is empty may go on with the row above, that a page's end cut. */
function readContinuation(
  row: Row,
  texts: string[],
  { kinds }: TableColumns,
  course: ProcessInProgress,
  coverage: LineCoverage,
  warnings: WarningCollector,
): boolean {
  const { last } = course;
  const at = (kind: TableColumn) => texts.filter((text, column) => kinds[column] === kind && text !== '').join('\n');
  if (!last || kinds[0] !== 'label' || at('label') !== '' || at('duration') !== '') return false;
  if (texts.length !== kinds.length) return false;
  const first = texts.find(text => text !== '') ?? '';
  const goesOnInside = first.charAt(0) !== first.charAt(0).toUpperCase();
  if (!goesOnInside && !row.afterBreak) return false;
  const { step } = last;
  const join = (a: string, b: string) => [a, b].filter(part => part !== '').join(' ');
  step.content = join(step.content, at('content'));
  step.responsible = join(step.responsible, at('responsible'));
  for (const [column, cell] of row.cells.entries())
    if (kinds[column] === null) for (const part of cell.parts) coverage.markUnread(part.no, part.text);
  if (at('result') !== '') step.result = join(step.result ?? '', at('result'));
  if (!goesOnInside || !row.afterBreak) warnings.add(row.line, 'row-joined', { line: last.row.line });
  return true;
}

function readStep(
  row: Row,
  texts: readonly string[],
  columns: TableColumns,
  course: ProcessInProgress,
  coverage: LineCoverage,
  warnings: WarningCollector,
): void {
  const { process } = course;
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
  noteDoubts(timeLine, values.duration, read, columns.unit, warnings);
  if (course.totalLine !== null) warnings.add(row.line, 'step-after-total', { line: course.totalLine });
  process.steps.push(step);
  course.stepLines.push(row.line);
  course.last = { row, step };
}
