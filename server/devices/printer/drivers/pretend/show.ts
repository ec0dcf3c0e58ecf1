// Draws a piece of pretend paper as a picture. The printer's own letters are drawn in the fonts of the slips.
import type { Placed } from '../../layout.ts';
import { type Bitmap, drawPieces } from '../../raster.ts';
import { type Pen, setFont } from '../../sheet.ts';
import type { Mark, PaperSlip } from './roll.ts';

type LetterMark = Extract<Mark, { kind: 'letter' }>;
type DotsMark = Extract<Mark, { kind: 'dots' }>;

export async function showSlip({ widthDots, heightDots, marks }: PaperSlip): Promise<Bitmap> {
  const letters = marks.filter(mark => mark.kind === 'letter');
  const blank = { widthDots, heightDots, rows: new Uint8Array((widthDots / 8) * heightDots) };
  const drawn =
    letters.length === 0
      ? blank
      : await drawPieces(pen => letters.map(mark => placeLetter(pen, mark)), widthDots, heightDots);
  for (const mark of marks) if (mark.kind === 'dots') putDots(drawn, mark);
  return drawn;
}

function placeLetter(pen: Pen, { left, top, width, height, letter, look }: LetterMark): Placed {
  const draw = () => {
    if (look.white) pen.fillRect(left, top, width, height);
    if (letter === ' ') return;
    pen.save();
    pen.fillStyle = look.white ? 'white' : 'black';
    setFont(pen, look.bold ? 700 : 500, 20);
    // Every letter has the same room, so wide letters are squeezed into it.
    const squeeze = Math.min(1, 12 / pen.measureText(letter).width);
    pen.translate(left + width / 2, top + height * 0.78);
    pen.scale((width / 12) * squeeze, height / 24);
    pen.textAlign = 'center';
    pen.fillText(letter, 0, 0);
    pen.restore();
  };
  return { top, height, draw };
}

/** Copies dots onto the paper. What reaches over its edges is lost, as in print. */
function putDots(paper: Bitmap, { bitmap, left, top }: DotsMark): void {
  const from = Math.ceil(bitmap.widthDots / 8);
  const to = paper.widthDots / 8;
  const [byteLeft, shift] = [left >> 3, left & 7];
  for (let y = 0; y < bitmap.heightDots && top + y < paper.heightDots; y++)
    for (let x = 0; x < from; x++) {
      const dots = bitmap.rows[y * from + x] ?? 0;
      const at = (top + y) * to + byteLeft + x;
      if (byteLeft + x < to) paper.rows[at] = (paper.rows[at] ?? 0) | (dots >> shift);
      if (shift > 0 && byteLeft + x + 1 < to)
        paper.rows[at + 1] = (paper.rows[at + 1] ?? 0) | ((dots << (8 - shift)) & 0xff);
    }
}
