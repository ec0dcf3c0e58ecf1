// Text to register values, and what a Modbus slave says to a write. Pure; the requests themselves are made in request.ts.
import type { BoardAnswer, BoardShape } from '../../board.ts';
import { crc16 } from '../../checksum.ts';
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

/** The digits of a text as a number that the board has room for: "A012" is 12. Null when there is none in it. */
function readNumber(text: string, most: number, digits: number): number | null {
  const found = text.replace(/\D/g, '').slice(-digits);
  if (found === '') return null;
  const value = Number(found);
  return value <= most ? value : Number(found.slice(1));
}

/** The values to write, from the map's register on. Registers that show nothing are written too: the last text must go. */
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
  const cells = Array.from(full, sign => (map.encoding === 'ascii' ? sign.charCodeAt(0) : toSegments(sign)));
  if (map.charactersPerRegister === 1) return cells;
  const empty = map.encoding === 'ascii' ? 0x20 : 0;
  return Array.from({ length: Math.ceil(cells.length / 2) }, (_, i) => {
    const [first = empty, second = empty] = cells.slice(2 * i, 2 * i + 2);
    return map.highFirst ? (first << 8) | second : (second << 8) | first;
  });
}

/**
 * Finds the answer to a write request (function 6 repeats it, function 16 repeats its head, a refusal sets the high bit)
 * anywhere in what came: a slow board's last word may still be on the line.
 */
export function readAnswer(request: Uint8Array, received: Uint8Array): BoardAnswer {
  const length = request[1] === 6 ? 8 : 6 + 2;
  for (let at = 0; at < received.length; at++) {
    if (received[at] !== request[0]) continue;
    const refusal = received[at + 1] === ((request[1] ?? 0) | 0x80);
    const answer = received.subarray(at, at + (refusal ? 5 : length));
    if (answer.length < (refusal ? 5 : length) || crc16(answer, 0xffff) !== 0) continue;
    if (refusal) return 'refused';
    // Everything but the check is the request's own.
    if (answer.subarray(0, 6).every((byte, i) => byte === request[i])) return 'accepted';
  }
  return 'incomplete';
}
