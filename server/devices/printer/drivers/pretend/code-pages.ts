// Finds the letter that a byte prints on a pretend printer: ASCII, the two Vietnamese code pages where the model has them, and
// visibly wrong letters for everything else, so that a wrong code page is noticed.
import { letterOf, type Pages } from '../escpos/letters.ts';

export function letterOn(page: number, byte: number, pages: Pages | null): string {
  if (byte < 0x80) return byte === 0x7f ? ' ' : String.fromCharCode(byte);
  const vietnamese =
    page === pages?.lower ? letterOf(byte, 'lower') : page === pages?.upper ? letterOf(byte, 'upper') : null;
  // Most printers print Western letters here, so the pretend printer does too.
  return vietnamese ?? (byte < 0xa1 ? '?' : String.fromCharCode(byte));
}
