// Test vectors for Onbon controllers: packets captured from public programs, with their CRC, and a ticket number.
import type { BoardExample } from '../../board.ts';
import { toText } from '../../fit-lines.ts';
import { unwrapPackets } from './packet.ts';

const begin = 'A5A5A5A5A5A5A5A5 01000080000000000000FE02';
const captured = {
  x: 0,
  width: 64,
  height: 12,
  areaId: 1,
  lineGap: 10,
  speed: 0x17,
  reply: false,
};

/** Packets of other commands: the command and the whole packet. */
export const capturedPackets = [
  { what: 'ping', data: 'A200010000', hex: `${begin} 0500 A200010000 68F8 5A` },
  { what: 'clock', data: 'A203010800132001251117 2605', hex: `${begin} 0D00 A2030108001320012511172605 B03F 5A` },
  { what: 'command A1 02', data: 'A102010000', hex: `${begin} 0500 A102010000 2D40 5A` },
  {
    what: 'temperature with a GB2312 sign',
    data: 'A306020000 00012C 00 00 0000 0C00 4000 0C00 01 0A 01 0200 00 0000 01 01 01 00 17 02 11000000 5C464F30303054454D5045523A3231A1E6',
    hex: `${begin} 3500 A306020000 00012C 00 00 0000 0C00 4000 0C00 01 0A 01 0200 00 0000 01 01 01 00 17 02 11000000 5C464F30303054454D5045523A3231A1E6 82DA 5A`,
  },
];

export const examples: readonly BoardExample[] = [
  {
    what: 'the captured humidity',
    shape: { rows: 1, columns: 10 },
    options: { ...captured, y: 24 },
    address: 1,
    content: { lines: ['HUM:66%RH'], blink: false },
    hex: [
      `${begin} 3300 A306020000 00012A 00 00 0000 1800 4000 0C00 01 0A 01 0200 00 0000 01 01 01 00 17 02 0F000000 5C464F30303048554D3A3636255248 367A 5A`,
    ],
    answers: [],
  },
  {
    what: 'a number on controller 165, whose address must be escaped; it answers',
    shape: { rows: 1, columns: 8 },
    options: { width: 64, height: 16 },
    address: 0xa5,
    content: { lines: ['A012'], blink: false },
    hex: [
      'A5A5A5A5A5A5A5A5 A602 00 0080000000000000FE02 2E00 A306010000 00012500 00 0000 0000 4000 1000 00 00 01 0200 00 0000 01 01 01 00 01 02 0A000000 5C464F30303041303132 EFC0 5A',
    ],
    answers: [
      { hex: 'A5A5A5A5A5A5A5A5 0080 A602 00 000000 000000 FE02 0500 A000000000 5E3F 5A', means: 'accepted' },
      { hex: 'A5A5A5A5A5A5A5A5 0080 A602 00 000000 000000 FE02 0500 A001050000 4FC2 5A', means: 'refused' },
    ],
  },
];

export function readShown(frames: readonly Uint8Array[]): string {
  const [frame] = frames;
  const [data] = frame === undefined ? [] : unwrapPackets(frame);
  if (data === undefined) throw new Error('not one valid packet');
  // The header of the command has 9 bytes and that of the area 27, of which the last four are the length of the text.
  const text = toText(data.subarray(9 + 27));
  if (new DataView(data.buffer, data.byteOffset + 9 + 23).getUint32(0, true) !== text.length)
    throw new Error('a wrong length');
  return text
    .replace(/^\\FO000/, '')
    .replaceAll('\\n', '\n')
    .trim();
}
