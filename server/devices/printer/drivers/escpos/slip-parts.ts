// Splits a slip into the parts that are sent to one model of printer: pictures, letters, and codes that the printer draws itself.
import type { Bitmap } from '../../png.ts';
import type { PrinterProfile } from '../../printer-profile.ts';
import { drawSlip } from '../../raster.ts';
import type { Slip, SlipLine } from '../../slip.ts';
import { describeAsText } from './text-mode.ts';

export type SlipPart =
  | { kind: 'picture'; bitmap: Bitmap }
  | { kind: 'letters'; bytes: Uint8Array }
  /** A code that the printer draws. */
  | { kind: 'qr' | 'bars'; data: string };

type CodeLine = Extract<SlipLine, { kind: 'qr' | 'bars' }>;

/** About how long a code that the printer draws is on the slip, in millimetres. */
const nativeMm = { qr: 32, bars: 16 };

/** The white space that a reader needs above and below a code. */
const quiet = { kind: 'gap', dots: 24 } as const;

export function splitIntoParts(slip: Slip, profile: PrinterProfile): Promise<SlipPart[]> {
  return profile.text.use ? describeLetters(slip, profile) : describePictures(slip, profile);
}

async function describePictures(slip: Slip, profile: PrinterProfile): Promise<SlipPart[]> {
  const lines: SlipLine[] = [];
  /** The codes, each with the index of the line of the picture before which it is printed. */
  const codes: [at: number, code: CodeLine][] = [];
  for (const line of slip.lines) {
    if (!isNative(line, profile)) {
      lines.push(line);
      continue;
    }
    const [above, below] = line.kind === 'qr' ? [line.title, line.note] : ['', ''];
    lines.push(...wordsOf(above, 'body', 700), quiet);
    codes.push([lines.length, line]);
    lines.push(quiet, ...wordsOf(below, 'small', 500));
  }
  const codesMm = codes.reduce((sum, [, code]) => sum + nativeMm[code.kind], 0);
  const drawn = await drawSlip({ ...slip, maxMm: slip.maxMm - codesMm, lines }, profile);
  const parts: SlipPart[] = [];
  let top = 0;
  for (const [at, code] of codes) {
    const end = drawn.tops[at] ?? drawn.heightDots;
    parts.push({ kind: 'picture', bitmap: cutOut(drawn, top, end) }, { kind: code.kind, data: code.data });
    top = end;
  }
  parts.push({ kind: 'picture', bitmap: cutOut(drawn, top, drawn.heightDots) });
  return parts;
}

async function describeLetters(slip: Slip, profile: PrinterProfile): Promise<SlipPart[]> {
  const parts: SlipPart[] = [];
  for (const part of describeAsText(slip, profile)) {
    if (part.kind === 'letters') parts.push(part);
    else if (isNative(part.line, profile)) parts.push({ kind: part.line.kind, data: part.line.data });
    else {
      const drawn = await drawSlip({ ...slip, lines: [part.line] }, profile);
      // Every byte of white space beside a code takes a millisecond on a slow line.
      parts.push({ kind: 'picture', bitmap: trimSides(drawn) });
    }
  }
  return parts;
}

function isNative(line: SlipLine, { native }: PrinterProfile): line is CodeLine {
  return (line.kind === 'qr' && native.qr) || (line.kind === 'bars' && native.code128);
}

function wordsOf(text: string, size: 'body' | 'small', weight: 500 | 700): SlipLine[] {
  return text === '' ? [] : [{ kind: 'text', text, size, weight, align: 'centre', maxLines: 3 }];
}

function cutOut({ widthDots, rows }: Bitmap, from: number, to: number): Bitmap {
  const rowBytes = widthDots / 8;
  return { widthDots, heightDots: to - from, rows: rows.subarray(from * rowBytes, to * rowBytes) };
}

/** Removes the white space at both sides. The printer centres the rest. */
function trimSides({ widthDots, heightDots, rows }: Bitmap): Bitmap {
  const rowBytes = widthDots / 8;
  let [first, last] = [rowBytes - 1, 0];
  for (const [at, byte] of rows.entries()) {
    if (byte === 0) continue;
    first = Math.min(first, at % rowBytes);
    last = Math.max(last, at % rowBytes);
  }
  const width = Math.max(1, last - first + 1);
  const trimmed = new Uint8Array(width * heightDots);
  for (let y = 0; y < heightDots; y++)
    trimmed.set(rows.subarray(y * rowBytes + first, y * rowBytes + first + width), y * width);
  return { widthDots: width * 8, heightDots, rows: trimmed };
}
