// The command Write TEXT of the Alpha sign communications protocol ("M-Protocol", document 9708-8061F). Pure.

import { sum16, toHex } from '../../../../transport/checksum.ts';
import type { BoardContent, BoardShape } from '../../board.ts';
import { fitLines, toBytes } from '../../fit-lines.ts';

export interface AlphaOptions {
  type: string;
  label: string;
  position: string;
  mode: string;
  blinkMode: string;
  checksum: boolean;
}

/** The size of the priority file. */
const maxPriorityBytes = 125;

/** `message`: everything between STX and ETX. */
function wrapMessage(
  message: string,
  address: number,
  { type, checksum }: Pick<AlphaOptions, 'type' | 'checksum'>,
): Uint8Array {
  const body = `\x02${message}\x03`;
  const check = checksum ? toHex(sum16(toBytes(body)), 4) : '';
  // The sign detects the speed of the line by the five NUL bytes.
  return toBytes(`\0\0\0\0\0\x01${type}${toHex(address, 2)}${body}${check}\x04`);
}

export function encodeText(
  address: number,
  content: BoardContent,
  { shape, ...options }: AlphaOptions & { shape: BoardShape },
): Uint8Array {
  const { label, position, mode, blinkMode } = options;
  const lines = fitLines(content.lines, shape);
  // An empty priority file makes the sign dark; any other file gets an empty text.
  const dark = label === '0' ? '' : `\x1b${position}${mode}`;
  const text = lines.join('\r').slice(0, maxPriorityBytes);
  const message = lines.length === 0 ? dark : `\x1b${position}${content.blink ? blinkMode : mode}${text}`;
  return wrapMessage(`A${label}${message}`, address, options);
}
