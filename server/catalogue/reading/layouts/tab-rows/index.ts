// The layout of scanned decisions and of tables copied from a word processor: a row is a line with its cells between tabs. A page may
// end inside a row; then follow an empty line, sometimes the table's head again, and a row whose first cell is empty.
import type { Block, LayoutReader, Row } from '../../layout-reader.ts';
import { isBlank, type Line } from '../../lines.ts';
import { isProcessTableHead, isStepLabel, isTotalLabel } from '../../phrases.ts';
import type { WarningCollector } from '../../warnings.ts';

const splitCells = ({ text }: Line) => text.split('\t').map(cell => cell.trim());

interface SplitLine {
  line: Line;
  cells: readonly string[];
}

/** True when a line continues a row that has too few cells, because a cell was broken into two lines. */
function continuesRow(row: Row | null, columns: number, cells: readonly string[]): row is Row {
  if (!row || row.cells.length >= columns || row.cells.length < 2) return false;
  if (row.cells.some(cell => isTotalLabel(cell.parts[0]?.text ?? ''))) return false;
  return !isStepLabel(cells[0] ?? '') && !cells.some(isTotalLabel) && row.cells.length + cells.length - 1 <= columns;
}

function appendCells(row: Row, { line, cells }: SplitLine, warnings: WarningCollector): void {
  const [first = '', ...rest] = cells;
  row.cells.at(-1)?.parts.push({ no: line.no, text: first });
  row.cells.push(...rest.map(text => ({ parts: [{ no: line.no, text }] })));
  warnings.add(line.no, 'row-joined', { line: row.line });
}

export const reader: LayoutReader = {
  toBlocks(lines, warnings) {
    const blocks: Block[] = [];
    /** The number of columns of the latest table head. */
    let columns = 0;
    let open: Row | null = null;
    let afterBreak = false;
    for (const line of lines) {
      if (isBlank(line)) {
        open = null;
        afterBreak = true;
        continue;
      }
      const cells = splitCells(line);
      if (continuesRow(open, columns, cells)) appendCells(open, { line, cells }, warnings);
      else if (cells.length > 1) {
        const isHead = isProcessTableHead(cells);
        if (isHead) columns = cells.length;
        open = {
          kind: 'row',
          line: line.no,
          cells: cells.map(text => ({ parts: [{ no: line.no, text }] })),
          afterBreak,
        };
        blocks.push(open);
        // A head in the middle of a table begins a new page.
        afterBreak = isHead;
        continue;
      } else {
        open = null;
        blocks.push({ kind: 'text', line: line.no, text: line.text });
      }
      afterBreak = false;
    }
    return blocks;
  },
};
