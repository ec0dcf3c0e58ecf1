// The parts of a slip that only a test print has: a ruler, which shows the edges of the paper, and a grid of letters.

import type { Block } from './block.ts';
import { type Sheet, setFont } from './sheet.ts';

/** A ruler in millimetres from the first dot to the last. The printer cannot reach the parts of it that are missing on paper. */
export function rulerBlock(sheet: Sheet): Block {
  const { pen, width, dotsPerMm } = sheet;
  const figures = Math.round(2.6 * dotsPerMm);
  const tall = Math.round(4 * dotsPerMm);
  return {
    height: tall + figures + 8,
    draw(top) {
      setFont(pen, 700, figures);
      pen.fillRect(0, top, width, 2);
      for (let mm = 0; mm * dotsPerMm < width - 1; mm++) {
        const x = Math.round(mm * dotsPerMm);
        const isTen = mm % 10 === 0;
        pen.fillRect(x, top, 2, isTen ? tall : mm % 5 === 0 ? tall * 0.7 : tall * 0.4);
        pen.textAlign = mm === 0 ? 'left' : x > width - figures * 2 ? 'right' : 'center';
        if (isTen) pen.fillText(String(mm), x, top + tall + figures + 2);
      }
      // The last dot gets a long line, so that a missing edge is noticed.
      pen.fillRect(width - 2, top, 2, tall);
    },
  };
}

/** A grid of letters, in which a missing or repeated letter is noticed easily. */
export function glyphsBlock(letters: string, sheet: Sheet): Block {
  const { pen, margin, inner } = sheet;
  const size = sheet.dots('body');
  const cell = Math.round(size * 1.35);
  const perRow = Math.floor(inner / cell);
  const row = Math.round(size * 1.5);
  const segments = [...new Intl.Segmenter().segment(letters.normalize('NFC').replace(/\s+/g, ''))].map(
    ({ segment }) => segment,
  );
  return {
    height: Math.ceil(segments.length / perRow) * row,
    draw(top) {
      setFont(pen, 700, size);
      pen.textAlign = 'center';
      for (const [at, letter] of segments.entries())
        pen.fillText(
          letter,
          margin + ((at % perRow) + 0.5) * (inner / perRow),
          top + Math.floor(at / perRow) * row + Math.round(size * 1.1),
        );
    },
  };
}
