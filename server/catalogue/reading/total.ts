// Reads how long a process takes in all, and warnings times in general.

import { readDuration, type Unit } from './duration.ts';
import type { LineCoverage } from './line-coverage.ts';
import type { Line } from './lines.ts';
import { isTotalLabel } from './phrases.ts';
import type { ProcessInProgress } from './process-in-progress.ts';
import type { WarningCollector } from './warnings.ts';

/** A label has words only: what has more must not be dropped with it. */
const plainLabel = /^[\p{L} /]{0,80}:? ?$/u;

/** Where the time begins in a cell: behind the label's colon, or at the first number. */
function splitLabel(text: string): { label: string; time: string } {
  if (!isTotalLabel(text)) return { label: '', time: text };
  const at = /: ?(?=\S)|(?=(?<!\S)\d)/.exec(text);
  const end = at ? at.index + at[0].length : text.length;
  return { label: text.slice(0, end), time: text.slice(end).trim() };
}

/** A total in any of its shapes: label and time in one cell or in two, or in a cell for each merged column. */
export function readTotal(
  cells: readonly Line[],
  unit: Unit | null,
  course: ProcessInProgress,
  coverage: LineCoverage,
  warnings: WarningCollector,
): void {
  const line = cells[0]?.no ?? course.process.line;
  const split = cells.map(cell => ({ ...cell, ...splitLabel(cell.text) }));
  const printed = split.filter(({ time }) => time !== '');
  const text = (printed.find(({ time }) => readDuration(time, unit)?.duration) ?? printed[0])?.time ?? '';
  for (const cell of split)
    if (!plainLabel.test(cell.label) || (cell.time !== '' && cell.time !== text))
      coverage.markUnread(cell.no, cell.text);
  const read = readDuration(text, unit);
  if (text === '') warnings.add(line, 'duration-empty', {});
  else if (!read?.duration && !read?.otherUnit) warnings.add(line, 'duration-unclear', { text });
  const { process } = course;
  if (course.totalLine !== null && process.totalText !== text)
    warnings.add(line, 'total-repeated', { line: course.totalLine, text, before: process.totalText });
  if (process.total === null || read?.duration) {
    process.total = read?.duration ?? null;
    process.totalText = text;
  }
  course.totalLine = line;
  noteDoubts(line, text, read, unit, warnings);
}

export function noteDoubts(
  line: number,
  text: string,
  read: ReturnType<typeof readDuration>,
  unit: Unit | null,
  warnings: WarningCollector,
): void {
  if (read?.otherUnit) warnings.add(line, 'unit-not-counted', { text, unit: read.otherUnit });
  if (!read?.duration) return;
  if (read.more) warnings.add(line, 'duration-second', { text });
  if (read.hours) warnings.add(line, 'hours-counted', { text });
  else if (read.unitPrinted === null) warnings.add(line, 'unit-missing', { text });
  else if (unit !== null && read.unitPrinted !== unit) warnings.add(line, 'unit-differs', { text });
  if (!Number.isInteger(read.duration.quarterDays)) warnings.add(line, 'duration-not-quarters', { text });
}
