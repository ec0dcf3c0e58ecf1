// Decisions as legal databases publish them: a cell is a line that begins with a tab, lines without one go on with it, and
// an empty line ends the row.
import type { Block, Cell, LayoutReader, Row } from '../../layout-reader.ts';
import { isBlank, type Line } from '../../lines.ts';
import { isStepLabel, isTotalLabel } from '../../phrases.ts';

/** A line with tabs may hold more than one cell. */
function cellsOf({ no, text }: Line): Cell[] {
  return text
    .trimEnd()
    .replace(/^ *\t/, '')
    .split('\t')
    .map(one => ({ parts: [{ no, text: one }] }));
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
          // A row that begins here although the empty line before it is lost.
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
