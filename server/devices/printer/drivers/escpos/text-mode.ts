// Encodes a slip as letters in the printer's own font, for slow serial lines: a picture takes a minute at 9,600 baud. The slip has the
// same content as the picture, but looks plainer. A byte below 0x20 is never sent as a letter.
import type { PrinterProfile } from '../../printer-profile.ts';
import type { Slip, SlipLine, TextSize } from '../../slip.ts';
import { encodeAlign, encodeFeed } from './commands.ts';
import { encodeLetters, foldText, type Pages } from './letters.ts';

/** Encoded letters, or a line that cannot be printed as letters and must be drawn by the caller. */
export type TextPart =
  | { kind: 'letters'; bytes: Uint8Array }
  | { kind: 'line'; line: Extract<SlipLine, { kind: 'qr' | 'bars' | 'logo' }> };

/** How many times as wide and as high as the plain letter of 12 x 24 dots each size is. */
const scales: Record<TextSize, [wide: number, high: number]> = {
  small: [1, 1],
  body: [1, 1],
  heading: [1, 2],
  large: [2, 2],
};
/** The number is 24 mm high with the space above and below; its digits have the required 18 mm. */
const numberScale = 8;

/** What encoding a line needs to know of the printer. */
interface TextMode {
  /** Plain letters in a line. */
  columns: number;
  pages: Pages | null;
  /** True when the printer can feed the paper by less than a line. */
  feeds: boolean;
}

export function describeAsText(slip: Slip, profile: PrinterProfile): TextPart[] {
  const { columns, vietnamese: pages } = profile.text;
  const mode: TextMode = { columns, pages, feeds: profile.feedUnits !== 'none' };
  // Cheap printers start in a Chinese mode, in which two bytes are one letter. FS . leaves it.
  const start: TextPart[] = pages === null ? [] : [{ kind: 'letters', bytes: Uint8Array.of(0x1c, 0x2e) }];
  return [...start, ...slip.lines.flatMap(line => describeLine(line, mode))];
}

function describeLine(line: SlipLine, mode: TextMode): TextPart[] {
  const { columns, feeds } = mode;
  const letters = (text: string, options: Partial<Style> = {}): TextPart => ({
    kind: 'letters',
    bytes: encodeLines(text, { ...plain, ...options }, mode),
  });
  switch (line.kind) {
    case 'text':
      return [letters(line.text, { scale: scales[line.size], bold: line.weight > 500, align: line.align })];
    case 'row': {
      const room = columns - [...line.left].length - [...line.right].length;
      if (room < 1) return [letters(line.left), letters(line.right, { align: 'right' })];
      return [letters(`${line.left}${' '.repeat(room)}${line.right}`, { bold: line.weight > 500 })];
    }
    case 'cells':
      return line.cells.map(cell => letters(`${cell.label}: ${cell.value}`, { bold: true, align: 'centre' }));
    case 'number': {
      const scale = Math.max(1, Math.min(numberScale, Math.floor(columns / [...line.text].length)));
      return [letters(line.text, { scale: [scale, numberScale], bold: true, align: 'centre' })];
    }
    case 'mark':
      return [letters(line.text, { bold: true, align: 'centre', white: true })];
    case 'check':
      return [letters(`[ ] ${line.text}`), ...(line.note === '' ? [] : [letters(`    ${line.note}`)])];
    case 'item':
      return [letters(`${line.mark} ${line.text}`), ...(line.note === '' ? [] : [letters(`   ${line.note}`)])];
    case 'qr': {
      const note: TextPart[] = line.note === '' ? [] : [letters(line.note, { align: 'centre' })];
      const code: TextPart = { kind: 'line', line: { ...line, title: '', note: '' } };
      const white = describeLine({ kind: 'gap', dots: 24 }, mode);
      return [letters(line.title, { bold: true, align: 'centre' }), ...white, code, ...white, ...note];
    }
    case 'bars':
    case 'logo':
      return [{ kind: 'line', line }];
    case 'glyphs':
      return [letters(line.letters.replace(/\s+/g, ''))];
    case 'ruler':
      return [letters('----+----|'.repeat(Math.ceil(columns / 10)).slice(0, columns))];
    case 'rule':
      return [letters((line.style === 'teeth' ? '=' : '-').repeat(columns))];
    case 'gap':
      if (feeds) return [{ kind: 'letters', bytes: encodeFeed(line.dots) }];
      // A gap of less than 16 dots is left out, because the printer can only feed a whole line.
      return line.dots < 16 ? [] : [letters(' ')];
  }
}

type Style = { scale: [number, number]; bold: boolean; align: 'left' | 'centre' | 'right'; white: boolean };
const plain: Style = { scale: [1, 1], bold: false, align: 'left', white: false };

function encodeLines(text: string, style: Style, { columns, pages }: TextMode): Uint8Array {
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
    // The next part expects plain letters.
    Uint8Array.of(0x1d, 0x21, 0, 0x1b, 0x45, 0, 0x1d, 0x42, 0),
  ]);
}

/** Breaks a text into lines of whole words. A word that is too long is split, but a letter is never separated from its marks. */
function wrap(text: string, columns: number): string[] {
  const lines: string[][] = [[]];
  for (const word of text.split(/(?<= )/)) {
    const letters = [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment);
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
