// Draws QR codes and bar codes on a slip, as large as the paper allows, with the white space that a reader needs around them.
import { encodeCode128 } from '../../../common/contract/code128.ts';
import type { Block } from './block.ts';
import { fitWords, type Sheet } from './sheet.ts';
import type { SlipLine } from './slip.ts';

export function qrBlock(line: { data: string; title: string; note: string }, sheet: Sheet): Block {
  const { pen, inner, margin, shrink } = sheet;
  const qr = sheet.encodeQr(line.data);
  const mm = (sheet.wide ? 25 : 21) * shrink;
  // With fewer than 4 dots a module, the dots run together on thermal paper and cheap phones cannot read the code.
  const module = Math.max(4, Math.floor((mm * sheet.dotsPerMm) / qr.size));
  const side = module * qr.size;
  // A reader needs 4 white modules around the code; above and below they are a part of the gaps.
  const quiet = 4 * module;
  const room = inner - side - quiet;
  const title = fitWords(sheet, line.title, { size: 'body', weight: 700, width: room, maxLines: 3 });
  const note = fitWords(sheet, line.note, { size: 'small', weight: 500, width: room, maxLines: 5 });
  const words = title.height + 4 + note.height;
  const height = Math.max(side, words) + 2 * module;
  const left = Math.round(margin + (inner - side - quiet - Math.max(title.width, note.width)) / 2);
  return {
    height,
    draw(top) {
      const qrTop = top + Math.round((height - side) / 2);
      for (let y = 0; y < qr.size; y++)
        for (let x = 0; x < qr.size; x++)
          if (qr.isDark(x, y)) pen.fillRect(left + x * module, qrTop + y * module, module, module);
      const wordsTop = top + Math.round((height - words) / 2);
      title.draw(left + side + quiet, wordsTop, 'left');
      note.draw(left + side + quiet, wordsTop + title.height + 4, 'left');
    },
  };
}

/** In dots; thinner bars run together on the paper. */
const minModuleDots = 2;
const maxModuleDots = 3;
const barsMm = 10;
/** White space before the first and after the last bar, in modules. */
const quietModules = 10;

export function barsBlock(line: Extract<SlipLine, { kind: 'bars' }>, sheet: Sheet): Block {
  const { pen, width, middle } = sheet;
  const bars = encodeCode128(line.data);
  const module = Math.min(maxModuleDots, Math.floor(width / (bars.length + 2 * quietModules)));
  // A long code does not fit on narrow paper, so it becomes a QR code.
  if (module < minModuleDots) return qrBlock({ data: line.data, title: line.data, note: '' }, sheet);
  const words = fitWords(sheet, line.data, { size: 'small', weight: 700, width: sheet.inner, maxLines: 1 });
  const high = Math.round(barsMm * sheet.dotsPerMm * sheet.shrink);
  const left = Math.round(middle - (bars.length * module) / 2);
  return {
    height: high + 4 + words.height,
    draw(top) {
      for (const run of bars.matchAll(/1+/g))
        pen.fillRect(left + run.index * module, top, run[0].length * module, high);
      words.draw(middle, top + high + 4, 'center');
    },
  };
}
