// Test vectors for the template driver: known simple boards, a protocol that also has a driver of its own, and every checksum.

import { checksumKinds } from '../../../../transport/checksum.ts';
import type { BoardExample } from '../../board.ts';
import { toText } from '../../fit-lines.ts';
import { protocol } from './index.ts';

const number = { rows: 1, columns: 4 };
const show = (text: string) => ({ lines: text === '' ? [] : [text], blink: false });
const hexOf = (text: string) =>
  Array.from(text, character => character.charCodeAt(0).toString(16).padStart(2, '0')).join(' ');

const kanban = {
  address: { base: 'binary', width: 1 },
  field: { kind: 'binary', width: 2 },
  checksum: { kind: 'sum8' },
};
/** The checksum of each kind over the frame that shows "12" on board 1, computed with another program. */
const checks: Record<(typeof checksumKinds)[number], string> = {
  none: '',
  xor8: '43',
  sum8: '05',
  'sum8-2c': 'FB',
  'crc16-modbus': '42BF',
  'crc16-arc': '66BF',
  'xor8-hex': '3433',
  'sum16-hex': '30313035',
};

export const examples: readonly BoardExample[] = [
  {
    what: 'four bytes: board 5 shows 999',
    shape: number,
    options: kanban,
    address: 5,
    content: show('999'),
    hex: ['05 03 E7 EF'],
    answers: [],
  },
  {
    what: 'the published line of an AM03127 board',
    shape: number,
    options: {
      prefix: '<ID',
      address: { base: 'hex', width: 2 },
      separator: '>',
      lead: '<L1><PA><FE><MA><WB><FE>',
      field: { kind: 'text', width: 4 },
      checksum: { kind: 'xor8-hex', from: 'field' },
      terminator: '<E>',
      answer: { accepted: 'ACK', refused: 'NACK' },
    },
    address: 1,
    content: show('A007'),
    hex: [hexOf('<ID01><L1><PA><FE><MA><WB><FE>A00703<E>')],
    answers: [
      { hex: hexOf('ACK'), means: 'accepted' },
      { hex: hexOf('NACK'), means: 'refused' },
    ],
  },
  {
    what: 'STX, address, digits, ETX, BCC from the address on',
    shape: number,
    options: {
      prefix: '\x02',
      address: { base: 'decimal', width: 2 },
      field: { kind: 'digits', width: 4, pad: '0' },
      terminator: '\x03',
      checksum: { kind: 'xor8', from: 'address', withTerminator: true },
      answer: { accepted: '\x06', refused: '\x15' },
    },
    address: 3,
    content: show('A012'),
    hex: ['02 3033 30303132 03 03'],
    answers: [
      { hex: '06', means: 'accepted' },
      { hex: '15', means: 'refused' },
    ],
  },
  {
    what: '$001,…#',
    shape: number,
    options: {
      prefix: '$',
      address: { base: 'decimal', width: 3 },
      separator: ',',
      field: { kind: 'text', width: 4 },
      terminator: '#',
    },
    address: 1,
    content: show('A12'),
    hex: [hexOf('$001, A12#')],
    answers: [],
  },
  {
    what: 'Q1-025 and a line end',
    shape: number,
    options: {
      prefix: 'Q',
      address: { base: 'decimal', width: 1 },
      separator: '-',
      field: { kind: 'digits', width: 3, pad: '0' },
      terminator: '\n',
      answer: { accepted: 'OK{address}', refused: null },
    },
    address: 1,
    content: show('B025'),
    hex: [hexOf('Q1-025\n')],
    answers: [{ hex: hexOf('OK1'), means: 'accepted' }],
  },
  ...checksumKinds.map(kind => ({
    what: `"Q1 12;" checked by ${kind}`,
    shape: number,
    options: {
      prefix: 'Q',
      address: { base: 'decimal', width: 1 },
      separator: ' ',
      field: { kind: 'text', width: 2 },
      checksum: { kind },
      terminator: ';',
    },
    address: 1,
    content: show('12'),
    hex: [`${hexOf('Q1 12')} ${checks[kind]} 3B`],
    answers: [],
  })),
];

export function readShown(frames: readonly Uint8Array[], example: BoardExample): string {
  const template = protocol.options.parse(example.options) as Record<string, never> & {
    prefix: string;
    separator: string;
    lead: string;
    address: { base: string; width: number };
    field: { kind: string; width: number; pad: string };
    terminator: string;
    checksum: { kind: string; withTerminator: boolean };
  };
  const { prefix, separator, lead, address, field, terminator, checksum } = template;
  const [text = ''] = frames.map(toText);
  const begin = prefix.length + (address.base === 'none' ? 0 : address.width) + separator.length + lead.length;
  const shown = text.slice(begin, begin + field.width);
  const rest = text.slice(begin + field.width);
  const checkLength = { none: 0, xor8: 1, sum8: 1, 'sum8-2c': 1, 'xor8-hex': 2, 'sum16-hex': 4 }[checksum.kind] ?? 2;
  if (rest.length !== terminator.length + checkLength) throw new Error('a wrong length');
  if (!(checksum.withTerminator ? rest.startsWith(terminator) : rest.endsWith(terminator))) throw new Error('no end');
  if (terminator !== '' && shown.includes(terminator)) throw new Error('an end in the middle');
  if (field.kind !== 'binary') return shown;
  return String(Array.from(shown).reduce((value, character) => value * 256 + character.charCodeAt(0), 0));
}
