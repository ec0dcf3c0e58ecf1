// The frame of many simple boards, put together from parts: prefix, address, separator, lead, field, checksum, terminator. Pure.

import { type ChecksumKind, checksum } from '../../../../transport/checksum.ts';
import type { BoardAnswer, BoardContent, BoardShape } from '../../board.ts';
import { fitLines, toBytes, toText } from '../../fit-lines.ts';

export interface Template {
  prefix: string;
  address: { base: 'none' | 'binary' | 'decimal' | 'hex'; width: number };
  separator: string;
  lead: string;
  field: { kind: 'text' | 'digits' | 'binary'; width: number; pad: string; align: 'left' | 'right' };
  terminator: string;
  checksum: {
    kind: ChecksumKind;
    from: 'prefix' | 'address' | 'field';
    withTerminator: boolean;
    lowFirst: boolean;
  };
  answer: { accepted: string; refused: string | null } | null;
}

/** A number as `width` bytes, the high byte first, one character each. */
const toBinary = (value: number, width: number) =>
  Array.from({ length: width }, (_, i) => String.fromCharCode(Math.floor(value / 256 ** (width - 1 - i)) & 0xff)).join(
    '',
  );

function writeAddress(address: number, { base, width }: Template['address']): string {
  if (base === 'none') return '';
  if (base === 'binary') return toBinary(address, width);
  const text = address.toString(base === 'hex' ? 16 : 10).toUpperCase();
  return text.padStart(width, '0').slice(-width);
}

function writeField(
  content: BoardContent,
  shape: BoardShape,
  { prefix, separator, lead, terminator, field }: Template,
): string {
  const { kind, width, pad, align } = field;
  // Characters that frame the field are removed from it, because the board would take them for the end.
  const framing = `${prefix}${separator}${lead}${terminator}`.replace(/[A-Za-z0-9 -]/g, '');
  const columns = kind === 'text' ? Math.min(shape.columns, width) : shape.columns;
  const text = fitLines(content.lines, { ...shape, columns }, framing).join(' ');
  const digits = text.replace(/\D/g, '');
  if (kind === 'binary') return toBinary(Math.min(Number(digits), 256 ** width - 1), width);
  const shown = kind === 'digits' ? digits.slice(-width) : text.slice(0, width);
  return align === 'right' ? shown.padStart(width, pad) : shown.padEnd(width, pad);
}

export function encodeTemplate(
  address: number,
  content: BoardContent,
  { shape, ...t }: Template & { shape: BoardShape },
): Uint8Array {
  const field = t.lead + writeField(content, shape, t);
  const parts = { prefix: t.prefix, address: writeAddress(address, t.address) + t.separator, field };
  const covered =
    (t.checksum.from === 'prefix' ? parts.prefix : '') +
    (t.checksum.from === 'field' ? '' : parts.address) +
    field +
    (t.checksum.withTerminator ? t.terminator : '');
  const check = toText(checksum(t.checksum.kind, toBytes(covered), t.checksum.lowFirst));
  // A checksum that covers the terminator stands after it, as in STX … ETX BCC.
  const tail = t.checksum.withTerminator ? t.terminator + check : check + t.terminator;
  return toBytes(parts.prefix + parts.address + field + tail);
}

/** Searches the patterns of the profile, in which `{address}` stands for the address as written in the frame. */
export function readTemplateAnswer(address: number, t: Template, received: Uint8Array): BoardAnswer {
  if (t.answer === null) return 'incomplete';
  const text = toText(received);
  const at = (pattern: string | null) =>
    pattern === null ? -1 : text.indexOf(pattern.replace('{address}', () => writeAddress(address, t.address)));
  const [refused, accepted] = [at(t.answer.refused), at(t.answer.accepted)];
  // "NAK" contains "AK": of two patterns that end at the same place, the one that begins first counts.
  if (refused !== -1 && (accepted === -1 || refused <= accepted)) return 'refused';
  return accepted === -1 ? 'incomplete' : 'accepted';
}
