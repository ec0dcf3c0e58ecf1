// Which letter a byte prints on a pretend printer: ASCII, the two pages of Vietnamese where it has them, and rubbish that is
// seen as rubbish everywhere else.
import { letterOf, type Pages } from '../escpos/letters.ts';

export function letterOn(page: number, byte: number, pages: Pages | null): string {
  if (byte < 0x80) return byte === 0x7f ? ' ' : String.fromCharCode(byte);
  const known =
    page === pages?.lower ? letterOf(byte, 'lower') : page === pages?.upper ? letterOf(byte, 'upper') : null;
  // As on most printers: Western letters where others were meant.
  return known ?? (byte < 0xa1 ? '?' : String.fromCharCode(byte));
}
