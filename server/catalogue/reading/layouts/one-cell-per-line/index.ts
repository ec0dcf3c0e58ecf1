// The layout of legal databases: a cell is a line that begins with a tab, lines without a tab continue the cell, and an empty line
// ends the row.
import type { Block, Cell, LayoutReader, Row } from '../../layout-reader.ts';
import { isBlank, type Line } from '../../lines.ts';
import { isStepLabel, isTotalLabel } from '../../phrases.ts';

/** A line with several tabs contains several cells. */
function cellsOf({ no, text }: Line): Cell[] {
  return text
    .trimEnd()
    .replace(/^ *\t/, '')
    .split('\t')
    .map(cell => ({ parts: [{ no, text: cell }] }));
}

export const reader: LayoutReader = {
  toBlocks(lines) {
    const blocks: Block[] = [];
    let row: Row | null = null;
    for (const line of lines) {
      const isCell = /^ *\t/.test(line.text);
      if (!isCell && isBlank(line)) row = null;
      else if (isCell)
        for (const cell of cellsOf(line)) {
          const text = cell.parts[0]?.text ?? '';
          // A new row begins although the empty line before it is missing.
          if (row && row.cells.length > 1 && (isStepLabel(text) || isTotalLabel(text))) row = null;
          if (!row) {
            row = { kind: 'row', line: line.no, cells: [], afterBreak: false };
            blocks.push(row);
          }
          row.cells.push(cell);
        }
      else if (row) row.cells.at(-1)?.parts.push(line);
      else blocks.push({ kind: 'text', line: line.no, text: line.text });
    }
    return blocks;
  },
};
