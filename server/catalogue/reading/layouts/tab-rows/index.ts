// Decisions recognised from paper, and tables copied out of a word processor: a row is a line, its cells stand between tabs.
// A page may end inside a row: an empty line, sometimes the table's head again, and a row whose first cell is empty.
import type { Block, LayoutReader, Row } from '../../layout-reader.ts';
import { isBlank, type Line } from '../../lines.ts';
import { isProcessTableHead, isStepLabel, isTotalLabel } from '../../phrases.ts';
import type { WarningCollector } from '../../warnings.ts';

const splitCells = ({ text }: Line) => text.split('\t').map(cell => cell.trim());

/** Whether a line goes on with a row that is still too short: a cell broken into two lines. */
function goesOn(row: Row | null, columns: number, cells: readonly string[]): row is Row {
  if (!row || row.cells.length >= columns || row.cells.length < 2) return false;
  if (row.cells.some(cell => isTotalLabel(cell.parts[0]?.text ?? ''))) return false;
  return !isStepLabel(cells[0] ?? '') && !cells.some(isTotalLabel) && row.cells.length + cells.length - 1 <= columns;
}

function join(row: Row, line: Line, cells: readonly string[], warnings: WarningCollector): void {
  const [first = '', ...rest] = cells;
  row.cells.at(-1)?.parts.push({ no: line.no, text: first });
  row.cells.push(...rest.map(text => ({ parts: [{ no: line.no, text }] })));
  warnings.add(line.no, 'row-joined', { line: row.line });
}

export const reader: LayoutReader = {
  toBlocks(lines, warnings) {
    const blocks: Block[] = [];
    /** How wide the table is, by its last head. */
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
      if (goesOn(open, columns, cells)) join(open, line, cells, warnings);
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
        // A head in the middle of a table stands on top of a new page.
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
