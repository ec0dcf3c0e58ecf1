// Test vectors for Alpha signs. The first equals, byte for byte, what an independent implementation sends for the same text.
import type { BoardExample } from '../../board.ts';
import { toText } from '../../fit-lines.ts';

const shape = { rows: 1, columns: 20 };

export const examples: readonly BoardExample[] = [
  {
    what: 'rotating text in file A of every sign',
    shape,
    options: { label: 'A', position: '0', mode: 'a' },
    address: 0,
    content: { lines: ['A007 > 3'], blink: false },
    hex: ['0000000000 01 5A3030 02 4141 1B 3061 41303037203E2033 03 30324243 04'],
    answers: [],
  },
  {
    what: 'a number flashing in the priority file',
    shape,
    options: {},
    address: 1,
    content: { lines: ['A012'], blink: true },
    hex: ['0000000000 01 5A3031 02 4130 1B 2063 41303132 03 30314538 04'],
    answers: [],
  },
  {
    what: 'the priority file cleared: a dark sign',
    shape,
    options: {},
    address: 1,
    content: { lines: [], blink: false },
    hex: ['0000000000 01 5A3031 02 4130 03 30303736 04'],
    answers: [],
  },
];

export function readShown(frames: readonly Uint8Array[]): string {
  const [frame] = frames.map(toText);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what frames are made of
  const message = /^\0{5}\x01.[0-9A-F]{2}\x02A.(?:\x1b..([\x20-\x7e\r]*))?\x03[0-9A-F]{4}\x04$/.exec(frame ?? '');
  if (message === null) throw new Error('not one whole frame');
  return (message[1] ?? '').replaceAll('\r', '\n');
}
