// Dots made ready for a print head: in bands that a small printer can hold, blank rows as feeds, and nothing among them
// that a printer could take for a command. Pure.
import type { Bitmap } from '../../png.ts';

/** What is sent for a picture, from the top: dots, or paper moved on without any. */
export type Strip =
  | { kind: 'dots'; rowBytes: number; rows: number; data: Uint8Array }
  | { kind: 'blank'; rows: number };

/** A feed costs less than one blank row, yet a motor that stops and starts often leaves stripes: 3 mm are worth it. */
const worthAFeed = 24;

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
    if (end - y >= worthAFeed) {
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
 * Some printers look for real-time commands (DLE EOT, DLE ENQ, DLE DC4) in all that comes, pictures too: one would answer,
 * another would throw its buffer away. One dot more beside an inked one makes the look-alike harmless.
 */
export function defuse(bitmap: Bitmap): Bitmap {
  const found = findRealTime(bitmap.rows);
  if (found.length === 0) return bitmap;
  const rows = Uint8Array.from(bitmap.rows);
  for (const at of found) rows[at] = 0x18;
  return { ...bitmap, rows };
}

/** Where in the bytes something begins that a printer obeys at once: 10 04 01-04 (and 07, 08), 10 05 00-02, 10 14. */
export function findRealTime(bytes: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(0x10); at >= 0; at = bytes.indexOf(0x10, at + 1)) {
    const [second, third] = [bytes[at + 1], bytes[at + 2] ?? 0];
    if (second === 0x14 || (second === 0x05 && third <= 2) || (second === 0x04 && third >= 1 && third <= 8))
      found.push(at);
  }
  return found;
}
