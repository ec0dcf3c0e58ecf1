// A slip as letters that the printer has itself, for slow serial lines: a picture takes a minute at 9,600 baud. Pure.
// Says all that the picture says, less beautifully; never sends a byte below 0x20 as a letter.
import type { PrinterProfile } from '../../printer-profile.ts';
import type { Slip, SlipLine, TextSize } from '../../slip.ts';
import { encodeAlign, encodeFeed } from './commands.ts';
import { encodeLetters, foldText, type Pages } from './letters.ts';

/** Letters ready to be sent, or a line that is no letters: drawn by whoever puts the job together. */
export type TextPart =
  | { kind: 'letters'; bytes: Uint8Array }
  | { kind: 'line'; line: Extract<SlipLine, { kind: 'qr' | 'bars' | 'logo' }> };

/** How many times as wide and as high as the plain letter of 12 x 24 dots. */
const scales: Record<TextSize, [wide: number, high: number]> = {
  small: [1, 1],
  body: [1, 1],
  heading: [1, 2],
  large: [2, 2],
};
/** 24 mm with what is above and below; the figure itself is the 18 that are promised. */
const numberScale = 8;

export function describeAsText(slip: Slip, profile: PrinterProfile): TextPart[] {
  const { columns, vietnamese: pages } = profile.text;
  // The Chinese mode that cheap printers start in takes two bytes for one letter.
  const start: TextPart[] = pages === null ? [] : [{ kind: 'letters', bytes: Uint8Array.of(0x1c, 0x2e) }];
  return [...start, ...slip.lines.flatMap(line => describeLine(line, columns, pages, profile.feedUnits !== 'none'))];
}

function describeLine(line: SlipLine, columns: number, pages: Pages | null, feeds: boolean): TextPart[] {
  const say = (text: string, options: Partial<Style> = {}): TextPart => ({
    kind: 'letters',
    bytes: encodeLines(text, { ...plain, ...options }, columns, pages),
  });
  switch (line.kind) {
    case 'text':
      return [say(line.text, { scale: scales[line.size], bold: line.weight > 500, align: line.align })];
    case 'row': {
      const room = columns - [...line.left].length - [...line.right].length;
      if (room < 1) return [say(line.left), say(line.right, { align: 'right' })];
      return [say(`${line.left}${' '.repeat(room)}${line.right}`, { bold: line.weight > 500 })];
    }
    case 'cells':
      return line.cells.map(cell => say(`${cell.label}: ${cell.value}`, { bold: true, align: 'centre' }));
    case 'number': {
      const scale = Math.max(1, Math.min(numberScale, Math.floor(columns / [...line.text].length)));
      return [say(line.text, { scale: [scale, numberScale], bold: true, align: 'centre' })];
    }
    case 'mark':
      return [say(line.text, { bold: true, align: 'centre', white: true })];
    case 'check':
      return [say(`[ ] ${line.text}`), ...(line.note === '' ? [] : [say(`    ${line.note}`)])];
    case 'item':
      return [say(`${line.mark} ${line.text}`), ...(line.note === '' ? [] : [say(`   ${line.note}`)])];
    case 'qr': {
      const note: TextPart[] = line.note === '' ? [] : [say(line.note, { align: 'centre' })];
      const code: TextPart = { kind: 'line', line: { ...line, title: '', note: '' } };
      const white = describeLine({ kind: 'gap', dots: 24 }, columns, pages, feeds);
      return [say(line.title, { bold: true, align: 'centre' }), ...white, code, ...white, ...note];
    }
    case 'bars':
    case 'logo':
      return [{ kind: 'line', line }];
    case 'glyphs':
      return [say(line.letters.replace(/\s+/g, ''))];
    case 'ruler':
      return [say('----+----|'.repeat(Math.ceil(columns / 10)).slice(0, columns))];
    case 'rule':
      return [say((line.style === 'teeth' ? '=' : '-').repeat(columns))];
    case 'gap':
      if (feeds) return [{ kind: 'letters', bytes: encodeFeed(line.dots) }];
      // A whole line for half of one is too much.
      return line.dots < 16 ? [] : [say(' ')];
  }
}

type Style = { scale: [number, number]; bold: boolean; align: 'left' | 'centre' | 'right'; white: boolean };
const plain: Style = { scale: [1, 1], bold: false, align: 'left', white: false };

function encodeLines(text: string, style: Style, columns: number, pages: Pages | null): Uint8Array {
  const [wide, high] = style.scale;
  const shown = pages === null ? foldText(text) : text;
  const pad = style.white ? ' ' : '';
  const room = Math.floor(columns / wide) - 2 * pad.length;
  const letters = wrap(shown, room).map(line => encodeLetters(pad + line + pad, pages));
  return Buffer.concat([
    encodeAlign(style.align),
    Uint8Array.of(0x1d, 0x21, ((wide - 1) << 4) | (high - 1), 0x1b, 0x45, style.bold ? 1 : 0),
    Uint8Array.of(0x1d, 0x42, style.white ? 1 : 0),
    ...letters.flatMap(bytes => [bytes, Uint8Array.of(0x0a)]),
    // As it was: whoever comes next finds plain letters.
    Uint8Array.of(0x1d, 0x21, 0, 0x1b, 0x45, 0, 0x1d, 0x42, 0),
  ]);
}

/** Whole words where they fit, else as many letters as do; a letter stays with its marks. */
function wrap(text: string, columns: number): string[] {
  const lines: string[][] = [[]];
  for (const word of text.split(/(?<= )/)) {
    const letters = [...new Intl.Segmenter().segment(word)].map(one => one.segment);
    const line = lines.at(-1) ?? [];
    const bare = letters.at(-1) === ' ' ? letters.length - 1 : letters.length;
    if (line.length > 0 && line.length + bare > columns) lines.push([]);
    for (const letter of letters) {
      if ((lines.at(-1)?.length ?? 0) >= columns) {
        if (letter === ' ') continue;
        lines.push([]);
      }
      lines.at(-1)?.push(letter);
    }
  }
  return lines.map(line => line.join('').trimEnd());
}
