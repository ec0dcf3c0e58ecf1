// What a layout reader makes of lines, so that one mind can understand all layouts: texts and rows of cells. A layout reader
// knows how rows are written, and nothing of procedures.

import type { Line } from './lines.ts';
import type { WarningCollector } from './warnings.ts';

/** A cell keeps the lines it came from: what turns out to be no table is read line by line. */
export interface Cell {
  parts: Line[];
}

export interface Row {
  kind: 'row';
  line: number;
  cells: Cell[];
  /** A page may have ended before it: an empty first cell then goes on with the row above. */
  afterBreak: boolean;
}

export interface Text {
  kind: 'text';
  line: number;
  text: string;
}

export type Block = Row | Text;

/** A folder in readers/ is a layout; its index exports one of these as `reader`, and `layouts` of
 * common/text/<language>/catalogue.json says how its rows look. It must not throw, whatever the lines. */
export interface LayoutReader {
  /** Every line that is not blank stands in exactly one block. */
  toBlocks(lines: readonly Line[], warnings: WarningCollector): Block[];
}

/** Its lines as one text. */
export function textOf(cell: Cell | undefined): string {
  return (cell?.parts ?? [])
    .map(part => part.text.trim())
    .filter(text => text !== '')
    .join('\n');
}

export function lineOf(cell: Cell | undefined, row: Row): number {
  return cell?.parts[0]?.no ?? row.line;
}
