// Test vectors for AM03127 boards. The first one is published, with the checksum 03.
import type { BoardExample } from '../../board.ts';
import { toText } from '../../fit-lines.ts';

const shape = { rows: 1, columns: 10 };
const hexOf = (text: string) => Array.from(text, character => character.charCodeAt(0).toString(16)).join(' ');
const answers: BoardExample['answers'] = [
  { hex: '41434B', means: 'accepted' },
  { hex: '4E41434B', means: 'refused' },
];

export const examples: readonly BoardExample[] = [
  {
    what: 'a number, still, on page A',
    shape,
    options: {},
    address: 1,
    content: { lines: ['A007'], blink: false },
    hex: [hexOf('<ID01><L1><PA><FE><MA><WB><FE>A00703<E>')],
    answers,
  },
  {
    what: 'the same number, blinking, on board 16',
    shape,
    options: {},
    address: 16,
    content: { lines: ['A007'], blink: true },
    hex: [hexOf('<ID10><L1><PA><FE><MB><WB><FE>A00700<E>')],
    answers,
  },
  {
    what: 'darkness for all boards, which then say nothing',
    shape,
    options: {},
    address: 0,
    content: { lines: [], blink: false },
    hex: [hexOf('<ID00><L1><PA><FE><MA><WB><FE>75<E>')],
    answers: [],
  },
];

export function readShown(frames: readonly Uint8Array[]): string {
  const [frame] = frames.map(toText);
  const page = /^<ID[0-9A-F]{2}><L.><P.><F.><M.><W.><F.>([^<>]*)[0-9A-F]{2}<E>$/.exec(frame ?? '');
  if (page === null) throw new Error('not one whole frame');
  return page[1] ?? '';
}
