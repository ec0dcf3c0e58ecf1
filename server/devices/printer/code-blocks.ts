// How QR and bar codes stand on a slip: as large as the paper allows, with the white around them that a reader needs.
import { encodeCode128 } from '../../../common/contract/code128.ts';
import type { Block } from './block.ts';
import { fitWords, type Sheet } from './sheet.ts';
import type { SlipLine } from './slip.ts';

export function qrBlock(line: { data: string; title: string; note: string }, sheet: Sheet): Block {
  const { pen, inner, margin, shrink } = sheet;
  const qr = sheet.encodeQr(line.data);
  const mm = (sheet.wide ? 25 : 21) * shrink;
  // Under 4 dots a module the heat of the head runs together and cheap phones give up.
  const module = Math.max(4, Math.floor((mm * sheet.dotsPerMm) / qr.size));
  const side = module * qr.size;
  // The white frame that a reader needs: 4 modules at the sides, the rest of it in the gaps above and below.
  const quiet = 4 * module;
  const room = inner - side - quiet;
  const title = fitWords(sheet, line.title, 'body', 700, room, 3);
  const note = fitWords(sheet, line.note, 'small', 500, room, 5);
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

/** Thinner bars than this many dots run together on the paper. */
const thinnest = 2;
const widest = 3;
const barsMm = 10;
/** White before the first and after the last bar, in modules. */
const quietModules = 10;

export function barsBlock(line: Extract<SlipLine, { kind: 'bars' }>, sheet: Sheet): Block {
  const { pen, width, middle } = sheet;
  const bars = encodeCode128(line.data);
  const module = Math.min(widest, Math.floor(width / (bars.length + 2 * quietModules)));
  // A long code on narrow paper: a QR that is read beats bars that are not.
  if (module < thinnest) return qrBlock({ data: line.data, title: line.data, note: '' }, sheet);
  const words = fitWords(sheet, line.data, 'small', 700, sheet.inner, 1);
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
