// Text for boards that know little more than ASCII: marks come off, too long things are cut where it hurts least. Pure.
import { toAsciiText } from '../../core/ascii-text.ts';
import type { BoardShape } from './board.ts';

export { toAsciiText };

/** Cuts to the columns. A ticket number gives up its hyphen, then leading zeros, then its letter: the last digits tell people apart. */
export function fitTicketNumber(text: string, columns: number): string {
  if (text.length <= columns) return text;
  const number = /^([A-Za-z]{0,2})[- ]?(\d+)$/.exec(text);
  if (number === null) return text.slice(0, columns).trimEnd();
  const [, letters = '', digits = ''] = number;
  const short = digits.replace(/^0+(?=\d)/, '');
  return [letters + digits, letters + short].find(one => one.length <= columns) ?? short.slice(-columns);
}

/** Folds and cuts; no more lines than rows, and none of them left over at the end. */
export function fitLines(lines: readonly string[], { rows, columns }: BoardShape, without = ''): string[] {
  const fitted = lines.slice(0, rows).map(line => fitTicketNumber(toAsciiText(line, without), columns));
  while (fitted.at(-1) === '') fitted.pop();
  return fitted;
}

/** The characters of a text as bytes; for text that is folded or latin already. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, letter => letter.charCodeAt(0) & 0xff);
}

/** Bytes as text, a character each, so that an answer can be searched like a string. */
export function toText(bytes: Uint8Array): string {
  return Array.from(bytes, byte => String.fromCharCode(byte)).join('');
}
