// Prepares a picture for a print head. It is cut into bands that a small printer can hold, blank rows become feeds, and no bytes remain
// that a printer could take for a real-time command. It is pure.
import type { Bitmap } from '../../png.ts';

/** A part of a picture, from the top: rows of dots, or a number of blank rows to feed. */
export type Strip =
  | { kind: 'dots'; rowBytes: number; rows: number; data: Uint8Array }
  | { kind: 'blank'; rows: number };

/**
 * Fewer blank rows (3 mm) are sent as dots. A feed takes less time than one blank row, but a motor that stops and starts often leaves
 * stripes.
 */
const minFeedRows = 24;

/** `maxBandRows` is the greatest number of rows in one band; without `feedBlanks` blank rows are sent as dots. */
export function cutIntoStrips(bitmap: Bitmap, maxBandRows: number, feedBlanks: boolean): Strip[] {
  const { heightDots, rows } = defuse(bitmap);
  const rowBytes = bitmap.widthDots / 8;
  const isBlank = (y: number) => rows.subarray(y * rowBytes, (y + 1) * rowBytes).every(byte => byte === 0);
  const strips: Strip[] = [];
  const addDots = (from: number, to: number) => {
    for (let top = from; top < to; top += maxBandRows) {
      const end = Math.min(to, top + maxBandRows);
      const data = rows.subarray(top * rowBytes, end * rowBytes);
      strips.push({ kind: 'dots', rowBytes, rows: end - top, data });
    }
  };
  let inkFrom = 0;
  for (let y = 0; y < heightDots && feedBlanks; ) {
    let end = y;
    while (end < heightDots && isBlank(end)) end++;
    if (end - y >= minFeedRows) {
      addDots(inkFrom, y);
      strips.push({ kind: 'blank', rows: end - y });
      inkFrom = end;
    }
    y = end + 1;
  }
  addDots(inkFrom, heightDots);
  return strips;
}

/**
 * Returns the picture without bytes that look like real-time commands (DLE EOT, DLE ENQ, DLE DC4). Some printers look for these even
 * in pictures, and would answer or discard their buffer. One more black dot beside another one makes such bytes harmless.
 */
export function defuse(bitmap: Bitmap): Bitmap {
  const found = findRealTime(bitmap.rows);
  if (found.length === 0) return bitmap;
  const rows = Uint8Array.from(bitmap.rows);
  for (const at of found) rows[at] = 0x18;
  return { ...bitmap, rows };
}

/** Returns the offsets at which a real-time command begins: 10 04 01 to 08, 10 05 00 to 02, or 10 14 (hex). */
export function findRealTime(bytes: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(0x10); at >= 0; at = bytes.indexOf(0x10, at + 1)) {
    const [second, third] = [bytes[at + 1], bytes[at + 2] ?? 0];
    if (second === 0x14 || (second === 0x05 && third <= 2) || (second === 0x04 && third >= 1 && third <= 8))
      found.push(at);
  }
  return found;
}
