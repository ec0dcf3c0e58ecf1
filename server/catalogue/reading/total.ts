// Reads how long a process takes in all, and warnings times in general.

import { type ReadDuration, readDuration, type Unit } from './duration.ts';
import type { Line } from './lines.ts';
import { isTotalLabel } from './phrases.ts';
import type { ProcessInProgress } from './process-in-progress.ts';
import type { ReadContext } from './read-context.ts';
import type { WarningCollector } from './warnings.ts';

/** A label consists of words only; a cell with more is marked as unread, so that nothing is dropped with the label. */
const plainLabel = /^[\p{L} /]{0,80}:? ?$/u;

/** Splits a cell where the time begins: after the label's colon, or at the first number. */
function splitLabel(text: string): { label: string; time: string } {
  if (!isTotalLabel(text)) return { label: '', time: text };
  const at = /: ?(?=\S)|(?=(?<!\S)\d)/.exec(text);
  const end = at ? at.index + at[0].length : text.length;
  return { label: text.slice(0, end), time: text.slice(end).trim() };
}

interface TotalCells {
  cells: readonly Line[];
  unit: Unit | null;
}

/** Reads a total in any form: label and time in one cell, in two cells, or repeated in each merged column. */
export function readTotal({ cells, unit }: TotalCells, current: ProcessInProgress, context: ReadContext): void {
  const { coverage, warnings } = context;
  const line = cells[0]?.no ?? current.process.line;
  const split = cells.map(cell => ({ ...cell, ...splitLabel(cell.text) }));
  const printed = split.filter(({ time }) => time !== '');
  const text = (printed.find(({ time }) => readDuration(time, unit)?.duration) ?? printed[0])?.time ?? '';
  for (const cell of split)
    if (!plainLabel.test(cell.label) || (cell.time !== '' && cell.time !== text))
      coverage.markUnread(cell.no, cell.text);
  const read = readDuration(text, unit);
  if (text === '') warnings.add(line, 'duration-empty', {});
  else if (!read?.duration && !read?.otherUnit) warnings.add(line, 'duration-unclear', { text });
  const { process } = current;
  if (current.totalLine !== null && process.totalText !== text)
    warnings.add(line, 'total-repeated', { line: current.totalLine, text, before: process.totalText });
  if (process.total === null || read?.duration) {
    process.total = read?.duration ?? null;
    process.totalText = text;
  }
  current.totalLine = line;
  warnAboutDuration({ line, text, read, unit }, warnings);
}

export interface PrintedDuration {
  line: number;
  text: string;
  read: ReadDuration | null;
  /** The unit that the head of the column prints. */
  unit: Unit | null;
}

/** Warns about everything that is unusual in a duration that was read. */
export function warnAboutDuration({ line, text, read, unit }: PrintedDuration, warnings: WarningCollector): void {
  if (read?.otherUnit) warnings.add(line, 'unit-not-counted', { text, unit: read.otherUnit });
  if (!read?.duration) return;
  if (read.more) warnings.add(line, 'duration-second', { text });
  if (read.hours) warnings.add(line, 'hours-counted', { text });
  else if (read.unitPrinted === null) warnings.add(line, 'unit-missing', { text });
  else if (unit !== null && read.unitPrinted !== unit) warnings.add(line, 'unit-differs', { text });
  if (!Number.isInteger(read.duration.quarterDays)) warnings.add(line, 'duration-not-quarters', { text });
}
