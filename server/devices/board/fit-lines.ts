// Prepares text for boards that know little more than ASCII: accents are removed, and what is too long is cut where it matters
// least. Pure.
import { toAsciiText } from '../../core/ascii-text.ts';
import type { BoardShape } from './board.ts';

export { toAsciiText };

/**
 * Cuts a text to so many characters. A ticket number loses its hyphen first, then leading zeros, then its letter, because the
 * last digits tell people apart.
 */
export function fitTicketNumber(text: string, columns: number): string {
  if (text.length <= columns) return text;
  const number = /^([A-Za-z]{0,2})[- ]?(\d+)$/.exec(text);
  if (number === null) return text.slice(0, columns).trimEnd();
  const [, letters = '', digits = ''] = number;
  const withoutZeros = digits.replace(/^0+(?=\d)/, '');
  const fitting = [letters + digits, letters + withoutZeros].find(shorter => shorter.length <= columns);
  return fitting ?? withoutZeros.slice(-columns);
}

/** ASCII lines, no more than the rows, each no longer than the columns, without empty lines at the end. */
export function fitLines(lines: readonly string[], { rows, columns }: BoardShape, without = ''): string[] {
  const fitted = lines.slice(0, rows).map(line => fitTicketNumber(toAsciiText(line, without), columns));
  while (fitted.at(-1) === '') fitted.pop();
  return fitted;
}

/** One byte for each character; only for text that is ASCII or Latin-1 already. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, character => character.charCodeAt(0) & 0xff);
}

/** One character for each byte, so that an answer can be searched like a string. */
export function toText(bytes: Uint8Array): string {
  return Array.from(bytes, byte => String.fromCharCode(byte)).join('');
}
