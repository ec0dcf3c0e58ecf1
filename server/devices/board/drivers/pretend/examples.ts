// Test vectors for the pretend board, whose protocol is our own.
import type { BoardExample } from '../../board.ts';
import { readShow } from './pretend-frame.ts';

const hexOf = (text: string) => Buffer.from(text).toString('hex');

export const examples: readonly BoardExample[] = [
  {
    what: 'a number, blinking',
    shape: { rows: 1, columns: 5 },
    options: {},
    address: 2,
    content: { lines: ['A012'], blink: true },
    hex: [hexOf('show 2 {"lines":["A012"],"blink":true}\n')],
    answers: [{ hex: hexOf('shown 2\n'), means: 'accepted' }],
  },
];

export function readShown(frames: readonly Uint8Array[]): string {
  const [frame] = frames;
  const read = frame === undefined ? null : readShow(frame);
  if (read === null) throw new Error('not a frame');
  return read.content.lines.join('\n');
}
