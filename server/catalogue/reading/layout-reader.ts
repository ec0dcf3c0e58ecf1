// The interface of layout readers. A layout reader turns lines into texts and rows of cells, so that one interpreter serves all
// layouts. It knows how rows are written and nothing of procedures.

import type { Line } from './lines.ts';
import type { WarningCollector } from './warnings.ts';

/** A cell keeps its lines, because a row that turns out not to be a table is read line by line. */
export interface Cell {
  parts: Line[];
}

export interface Row {
  kind: 'row';
  line: number;
  cells: Cell[];
  /** True when a page may have ended before the row, so that an empty first cell continues the row above. */
  afterBreak: boolean;
}

export interface Text {
  kind: 'text';
  line: number;
  text: string;
}

export type Block = Row | Text;

/**
 * Each folder of layouts/ is a layout. Its index.ts exports one of these as `reader`, and `layouts` in
 * common/text/<language>/catalogue.json describes how its rows look.
 */
export interface LayoutReader {
  /** Returns blocks in the order of the lines. Every line that is not blank is in exactly one block. Never throws. */
  toBlocks(lines: readonly Line[], warnings: WarningCollector): Block[];
}

/** Joins the lines of a cell. */
export function textOf(cell: Cell | undefined): string {
  return (cell?.parts ?? [])
    .map(part => part.text.trim())
    .filter(text => text !== '')
    .join('\n');
}

export function lineOf(cell: Cell | undefined, row: Row): number {
  return cell?.parts[0]?.no ?? row.line;
}
