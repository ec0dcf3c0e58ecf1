// Alpha sign communications protocol ("M-Protocol", document 9708-8061F): the bytes of Write TEXT. Pure.
import type { BoardContent, BoardShape } from '../../board.ts';
import { sum16, toHex } from '../../checksum.ts';
import { fitLines, toBytes } from '../../fit-lines.ts';

export interface AlphaOptions {
  type: string;
  label: string;
  position: string;
  mode: string;
  blinkMode: string;
  checksum: boolean;
}

/** More than this the priority file does not hold. */
const priorityBytes = 125;

/** `message`: everything between STX and ETX. */
export function wrapMessage(type: string, address: number, message: string, withChecksum: boolean): Uint8Array {
  const body = `\x02${message}\x03`;
  const check = withChecksum ? toHex(sum16(toBytes(body)), 4) : '';
  // Five NULs let the sign find the speed of the line.
  return toBytes(`\0\0\0\0\0\x01${type}${toHex(address, 2)}${body}${check}\x04`);
}

export function encodeText(
  address: number,
  content: BoardContent,
  shape: BoardShape,
  { type, label, position, mode, blinkMode, checksum }: AlphaOptions,
): Uint8Array {
  const lines = fitLines(content.lines, shape);
  // The priority file without a text is how this sign is told to be dark; others get an empty text.
  const dark = label === '0' ? '' : `\x1b${position}${mode}`;
  const text = lines.join('\r').slice(0, priorityBytes);
  const message = lines.length === 0 ? dark : `\x1b${position}${content.blink ? blinkMode : mode}${text}`;
  return wrapMessage(type, address, `A${label}${message}`, checksum);
}
