// What a slip is made of for one model of printer: pictures, letters, and codes that the printer draws itself.
import type { Bitmap } from '../../png.ts';
import type { PrinterProfile } from '../../profile.ts';
import { drawSlip } from '../../raster.ts';
import type { Slip, SlipLine } from '../../slips.ts';
import { describeAsText } from './text-mode.ts';

export type Part =
  | { kind: 'picture'; bitmap: Bitmap }
  | { kind: 'letters'; bytes: Uint8Array }
  /** Drawn by the printer. */
  | { kind: 'qr' | 'bars'; data: string };

type CodeLine = Extract<SlipLine, { kind: 'qr' | 'bars' }>;

/** About what a code drawn by a printer takes of the slip's length. */
const nativeMm = { qr: 32, bars: 16 };

export function describeParts(slip: Slip, profile: PrinterProfile): Promise<Part[]> {
  return profile.text.use ? describeLetters(slip, profile) : describePictures(slip, profile);
}

async function describePictures(slip: Slip, profile: PrinterProfile): Promise<Part[]> {
  const lines: SlipLine[] = [];
  /** Which line of the picture makes room for which code. */
  const codes: [at: number, code: CodeLine][] = [];
  for (const line of slip.lines) {
    if (!isNative(line, profile)) {
      lines.push(line);
      continue;
    }
    const [above, below] = line.kind === 'qr' ? [line.title, line.note] : ['', ''];
    lines.push(...wordsOf(above, 'body', 700));
    codes.push([lines.length, line]);
    lines.push({ kind: 'gap', dots: 0 }, ...wordsOf(below, 'small', 500));
  }
  const codesMm = codes.reduce((sum, [, code]) => sum + nativeMm[code.kind], 0);
  const drawn = await drawSlip({ ...slip, maxMm: slip.maxMm - codesMm, lines }, profile);
  const parts: Part[] = [];
  let top = 0;
  for (const [at, code] of codes) {
    const end = drawn.tops[at] ?? drawn.heightDots;
    parts.push({ kind: 'picture', bitmap: cutOut(drawn, top, end) }, { kind: code.kind, data: code.data });
    top = end;
  }
  parts.push({ kind: 'picture', bitmap: cutOut(drawn, top, drawn.heightDots) });
  return parts;
}

async function describeLetters(slip: Slip, profile: PrinterProfile): Promise<Part[]> {
  const parts: Part[] = [];
  for (const part of describeAsText(slip, profile)) {
    if (part.kind === 'letters') parts.push(part);
    else if (isNative(part.line, profile)) parts.push({ kind: part.line.kind, data: part.line.data });
    else parts.push({ kind: 'picture', bitmap: await drawSlip({ ...slip, lines: [part.line] }, profile) });
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
