// Computes the height of each kind of line on a slip and draws it. It handles one line at a time, never the whole slip.
import type { Block } from './block.ts';
import { barsBlock, qrBlock } from './code-blocks.ts';
import type { Bitmap } from './png.ts';
import { glyphsBlock, rulerBlock } from './proof-blocks.ts';
import { fitWords, type Pen, type Sheet, setFont } from './sheet.ts';
import type { SlipLine } from './slip.ts';

/** The height of the capitals of Noto Sans, as a part of the font size. */
const capitalHeight = 0.714;
/** The height of the ticket number: at least 18 mm are promised. */
const numberMm = 19;

export function makeBlock(line: SlipLine, sheet: Sheet): Block {
  switch (line.kind) {
    case 'text':
      return textBlock(line, sheet);
    case 'row':
      return rowBlock(line, sheet);
    case 'cells':
      return cellsBlock(line.cells, sheet);
    case 'number':
      return numberBlock(line.text, sheet);
    case 'mark':
      return markBlock(line.text, sheet);
    case 'check':
      return listBlock(line, sheet);
    case 'item':
      return listBlock(line, sheet);
    case 'qr':
      return qrBlock(line, sheet);
    case 'bars':
      return barsBlock(line, sheet);
    case 'logo':
      return logoBlock(line.bitmap, sheet);
    case 'ruler':
      return rulerBlock(sheet);
    case 'glyphs':
      return glyphsBlock(line.letters, sheet);
    case 'rule':
      return line.style === 'teeth' ? teethBlock(sheet) : dashedBlock(sheet);
    case 'gap':
      return { height: Math.round(line.dots * sheet.shrink), draw: () => {} };
  }
}

function textBlock(line: Extract<SlipLine, { kind: 'text' }>, sheet: Sheet): Block {
  const fitted = fitWords(sheet, line.text, {
    size: line.size,
    weight: line.weight,
    width: sheet.inner,
    maxLines: line.maxLines,
  });
  const x = { left: sheet.margin, centre: sheet.middle, right: sheet.width - sheet.margin }[line.align];
  return {
    height: fitted.height,
    draw: top => fitted.draw(x, top, line.align === 'centre' ? 'center' : line.align),
  };
}

/** A box to tick or a number, and the text beside it on as many lines as it needs. */
function listBlock(line: Extract<SlipLine, { kind: 'check' | 'item' }>, sheet: Sheet): Block {
  const { pen, margin, inner, shrink } = sheet;
  const side = Math.round(26 * shrink);
  const indent = side + Math.round(14 * shrink);
  const text = fitWords(sheet, line.text, {
    size: 'body',
    weight: 500,
    width: inner - indent,
    maxLines: 12,
    steady: true,
  });
  const note =
    line.note === ''
      ? null
      : fitWords(sheet, line.note, { size: 'small', weight: 500, width: inner - indent, maxLines: 4, steady: true });
  const mark =
    line.kind === 'check'
      ? null
      : fitWords(sheet, line.mark, { size: 'body', weight: 700, width: indent, maxLines: 1, steady: true });
  const below = Math.round(8 * shrink);
  return {
    height: Math.max(side, text.height + (note?.height ?? 0)) + below,
    draw(top) {
      mark?.draw(margin, top, 'left');
      if (mark === null) {
        pen.lineWidth = 2;
        pen.beginPath();
        pen.roundRect(margin + 1, top + 3, side - 2, side - 2, 4);
        pen.stroke();
      }
      text.draw(margin + indent, top, 'left');
      note?.draw(margin + indent, top + text.height, 'left');
    },
  };
}

function rowBlock(line: Extract<SlipLine, { kind: 'row' }>, sheet: Sheet): Block {
  const right = fitWords(sheet, line.right, {
    size: line.size,
    weight: line.weight,
    width: sheet.inner * 0.6,
    maxLines: 1,
  });
  const left = fitWords(sheet, line.left, {
    size: line.size,
    weight: line.weight,
    width: sheet.inner - right.width - 16,
    maxLines: 1,
  });
  return {
    height: Math.max(left.height, right.height),
    draw(top) {
      left.draw(sheet.margin, top, 'left');
      right.draw(sheet.width - sheet.margin, top, 'right');
    },
  };
}

function cellsBlock(cells: { label: string; value: string }[], sheet: Sheet): Block {
  const { pen, margin, inner, shrink } = sheet;
  const cellWidth = inner / cells.length;
  const room = cellWidth - 24;
  const padding = Math.round(10 * shrink);
  const labels = cells.map(cell =>
    fitWords(sheet, cell.label, { size: 'small', weight: 500, width: room, maxLines: 2 }),
  );
  const values = cells.map(cell =>
    fitWords(sheet, cell.value, { size: 'large', weight: 800, width: room, maxLines: 1 }),
  );
  const labelHeight = Math.max(...labels.map(label => label.height));
  const valueHeight = Math.max(...values.map(value => value.height));
  const height = labelHeight + valueHeight + 2 * padding;
  return {
    height,
    draw(top) {
      pen.lineWidth = 2;
      pen.beginPath();
      pen.roundRect(margin + 1, top + 1, inner - 2, height - 2, 14);
      pen.stroke();
      for (const [index, label] of labels.entries()) {
        const x = margin + cellWidth * (index + 0.5);
        const offset = (labelHeight - label.height) / 2;
        label.draw(x, top + padding + offset, 'center');
        values[index]?.draw(x, top + padding + labelHeight, 'center');
        const wall = Math.round(margin + cellWidth * index);
        if (index > 0) drawDashes(pen, { x: wall - 1, y: top + padding, width: 2, height: height - 2 * padding });
      }
    },
  };
}

function numberBlock(text: string, sheet: Sheet): Block {
  const { pen, inner, middle } = sheet;
  const numberDots = Math.ceil((numberMm * sheet.dotsPerMm) / capitalHeight);
  // On narrow paper the digits become narrower, never lower, because the height makes them readable from afar.
  const slim = Math.min(1, inner / sheet.measure(text, 800, numberDots));
  const capital = Math.ceil(numberDots * capitalHeight);
  return {
    // The curves of 0 and 8 reach a little beyond the height of the capitals.
    height: capital + 8,
    draw(top) {
      setFont(pen, 800, numberDots);
      pen.save();
      pen.translate(middle, top + 4 + capital);
      pen.scale(slim, 1);
      pen.textAlign = 'center';
      pen.fillText(text, 0, 0);
      pen.restore();
    },
  };
}

function markBlock(text: string, sheet: Sheet): Block {
  const { pen, middle } = sheet;
  const fitted = fitWords(sheet, text, { size: 'body', weight: 700, width: sheet.inner - 40, maxLines: 2 });
  const padding = Math.round(5 * sheet.shrink);
  const width = Math.round(fitted.width) + 40;
  return {
    height: fitted.height + 2 * padding,
    draw(top) {
      pen.beginPath();
      pen.roundRect(Math.round(middle - width / 2), top, width, fitted.height + 2 * padding, 12);
      pen.fill();
      pen.fillStyle = 'white';
      fitted.draw(middle, top + padding, 'center');
      pen.fillStyle = 'black';
    },
  };
}

function logoBlock(bitmap: Bitmap, { pen, middle }: Sheet): Block {
  const { widthDots, heightDots } = bitmap;
  const left = Math.round(middle - widthDots / 2);
  return { height: heightDots, draw: top => drawDots(pen, bitmap, { left, top }) };
}

/** Draws a bitmap dot by dot, each run of black dots as one rectangle. */
function drawDots(
  pen: Pen,
  { widthDots, heightDots, rows }: Bitmap,
  { left, top }: { left: number; top: number },
): void {
  const rowBytes = Math.ceil(widthDots / 8);
  const isBlack = (x: number, y: number) => ((rows[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
  for (let y = 0; y < heightDots; y++)
    for (let x = 0; x < widthDots; x++) {
      if (!isBlack(x, y)) continue;
      const from = x;
      while (x + 1 < widthDots && isBlack(x + 1, y)) x++;
      pen.fillRect(left + from, top + y, x - from + 1, 1);
    }
}

/** A line with a row of teeth under it, like the pattern of a bronze drum. */
function teethBlock(sheet: Sheet): Block {
  const { pen, margin, inner } = sheet;
  const tooth = 8;
  return {
    height: 12,
    draw(top) {
      pen.fillRect(margin, top, inner, 2);
      pen.beginPath();
      for (let x = margin; x < margin + inner; x += tooth) {
        pen.moveTo(x, top + 4);
        pen.lineTo(x + tooth, top + 4);
        pen.lineTo(x + tooth / 2, top + 11);
      }
      pen.fill();
    },
  };
}

function dashedBlock(sheet: Sheet): Block {
  return { height: 2, draw: top => drawDashes(sheet.pen, { x: sheet.margin, y: top, width: sheet.inner, height: 2 }) };
}

/** A dashed line along the longer side of the rectangle. */
function drawDashes(pen: Pen, { x, y, width, height }: { x: number; y: number; width: number; height: number }): void {
  for (let at = 0; at < Math.max(width, height); at += 12) {
    if (width > height) pen.fillRect(x + at, y, Math.min(6, width - at), height);
    else pen.fillRect(x, y + at, width, Math.min(6, height - at));
  }
}
