// Converts text to register values, and reads the answer of a Modbus slave to a write. Pure; write-request.ts encodes the writes.

import { crc16 } from '../../../../transport/checksum.ts';
import type { BoardAnswer, BoardShape } from '../../board.ts';
import { fitLines } from '../../fit-lines.ts';
import { toSegments } from './segments.ts';

export interface DigitsMap {
  register: number;
  encoding: 'int16' | 'float' | 'ascii' | 'segments';
  charactersPerRegister: 1 | 2;
  highFirst: boolean;
  align: 'left' | 'right';
  blank: number;
}

/** The last digits of a text as a number that the board can show: "A012" is 12. Null when the text has no digit. */
function readNumber(text: string, max: number, digits: number): number | null {
  const found = text.replace(/\D/g, '').slice(-digits);
  if (found === '') return null;
  const value = Number(found);
  return value <= max ? value : Number(found.slice(1));
}

/** The values to write, from the map's register on. Empty places are written too, because they may still show the last text. */
export function toRegisters(lines: readonly string[], shape: BoardShape, map: DigitsMap): number[] {
  const digits = shape.columns * shape.rows;
  const text = fitLines(lines, shape).join('');
  if (map.encoding === 'int16') return [(readNumber(text, 32_767, digits) ?? map.blank) & 0xffff];
  if (map.encoding === 'float') {
    const bytes = new DataView(new ArrayBuffer(4));
    bytes.setFloat32(0, readNumber(text, 9_999_999, digits) ?? map.blank);
    const words = [bytes.getUint16(0), bytes.getUint16(2)];
    return map.highFirst ? words : words.reverse();
  }
  const full = map.align === 'right' ? text.padStart(digits) : text.padEnd(digits);
  const cells = Array.from(full, character =>
    map.encoding === 'ascii' ? character.charCodeAt(0) : toSegments(character),
  );
  if (map.charactersPerRegister === 1) return cells;
  const empty = map.encoding === 'ascii' ? 0x20 : 0;
  return Array.from({ length: Math.ceil(cells.length / 2) }, (_, i) => {
    const [first = empty, second = empty] = cells.slice(2 * i, 2 * i + 2);
    return map.highFirst ? (first << 8) | second : (second << 8) | first;
  });
}

/**
 * Finds the answer to a write request anywhere in the received bytes, since a late answer of another board may stand before it.
 * Function 6 repeats the request, function 16 its first six bytes; a refusal sets the high bit of the function.
 */
export function readAnswer(request: Uint8Array, received: Uint8Array): BoardAnswer {
  const length = request[1] === 6 ? 8 : 6 + 2;
  for (let at = 0; at < received.length; at++) {
    if (received[at] !== request[0]) continue;
    const refusal = received[at + 1] === ((request[1] ?? 0) | 0x80);
    const answer = received.subarray(at, at + (refusal ? 5 : length));
    if (answer.length < (refusal ? 5 : length) || crc16(answer, 0xffff) !== 0) continue;
    if (refusal) return 'refused';
    // All bytes before the checksum repeat the request.
    if (answer.subarray(0, 6).every((byte, i) => byte === request[i])) return 'accepted';
  }
  return 'incomplete';
}
