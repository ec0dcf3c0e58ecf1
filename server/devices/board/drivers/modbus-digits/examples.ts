// Test vectors for Modbus displays with both known register maps.

import { crc16 } from '../../../../transport/checksum.ts';
import type { BoardExample } from '../../board.ts';
import { fromSegments } from './segments.ts';

const shape = { rows: 1, columns: 4 };

export const examples: readonly BoardExample[] = [
  {
    what: 'LED-485: 12 as an integer in register 0',
    shape,
    options: { register: 0x0000, function: 6, encoding: 'int16' },
    address: 1,
    content: { lines: ['A012'], blink: false },
    hex: ['01 06 0000 000C 89CF'],
    answers: [
      { hex: '01 06 0000 000C 89CF', means: 'accepted' },
      { hex: '01 86 02 C3A1', means: 'refused' },
    ],
  },
  {
    what: 'LED-485: the bars of "A012" in register 0x80, decimal point off',
    shape,
    options: {
      register: 0x0080,
      function: 16,
      encoding: 'segments',
      charactersPerRegister: 1,
      also: [{ register: 0x0004, value: 0 }],
    },
    address: 17,
    content: { lines: ['A012'], blink: false },
    hex: ['11 10 0080 0004 08 0077 003F 0006 005B 16F0', '11 10 0004 0001 02 0000 6A14'],
    answers: [{ hex: '11 10 0004 0001 4298', means: 'accepted' }],
  },
  {
    what: 'LED-485: a number as a float in register 0x90',
    shape,
    options: { register: 0x0090, function: 16, encoding: 'float' },
    address: 1,
    content: { lines: ['B120'], blink: false },
    hex: ['01 10 0090 0002 04 42F0 0000 EE88'],
    answers: [],
  },
  {
    what: 'Armfly: 999 as a number in register 0x88',
    shape,
    options: { register: 0x0088, function: 6, encoding: 'int16' },
    address: 5,
    content: { lines: ['999'], blink: false },
    hex: ['05 06 0088 03E7 48DE'],
    answers: [],
  },
  {
    what: 'Armfly: "A7" as characters in register 0x70, right of two spaces',
    shape,
    options: { register: 0x0070, function: 16, encoding: 'ascii' },
    address: 5,
    content: { lines: ['A7'], blink: false },
    hex: ['05 10 0070 0002 04 2020 4137 9A37'],
    answers: [],
  },
  {
    what: 'a word where there is room for a number only: dark, and nobody answers for all',
    shape,
    options: { register: 0x0000, function: 6, encoding: 'int16' },
    address: 0,
    content: { lines: ['----'], blink: false },
    hex: ['00 06 0000 0000 881B'],
    answers: [],
  },
];

export function readShown(frames: readonly Uint8Array[], { options }: BoardExample): string {
  const { encoding } = options as { encoding: string };
  const [frame] = frames;
  if (frame === undefined || frames.some(bytes => crc16(bytes, 0xffff) !== 0))
    throw new Error('no frame, or a wrong check');
  const data = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame[1] === 6) return String(data.getUint16(4));
  const values = Array.from({ length: data.getUint16(4) }, (_, i) => data.getUint16(7 + 2 * i));
  if (values.length * 2 !== frame[6] || frame.length !== 9 + values.length * 2) throw new Error('a wrong length');
  if (encoding === 'float') return String(data.getFloat32(7));
  if (encoding === 'segments') return values.map(bars => fromSegments(bars) ?? '#').join('');
  return values.map(value => String.fromCharCode(value >> 8, value & 0xff)).join('');
}
