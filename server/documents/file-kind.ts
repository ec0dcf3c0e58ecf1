// Recognises the kind of a file by its bytes, regardless of its name. Unsupported kinds are told apart, so that each is refused with
// advice on what to do instead.
import { Buffer } from 'node:buffer';
import { listZip, looksZipped } from './zip.ts';

/** The readable kinds; the others are keys of `files` in common/text/<language>/catalogue.json. */
export type FileKind = 'text' | 'word' | 'spreadsheet' | UnreadableKind;

type UnreadableKind =
  | 'file-empty'
  | 'file-image'
  | 'file-pdf'
  | 'file-old-word'
  | 'file-old-excel'
  | 'file-old-office'
  | 'file-encrypted'
  | 'file-rich-text'
  | 'file-open-document'
  | 'file-slides'
  | 'file-archive'
  | 'file-broken'
  | 'file-binary';

const ascii = (text: string) => [...text].map(letter => letter.charCodeAt(0));

/** The first bytes of each kind; -1 stands for any byte. */
const signatures: readonly [UnreadableKind, ...(readonly number[])[]][] = [
  ['file-pdf', ascii('%PDF-')],
  [
    'file-image',
    [0x89, ...ascii('PNG')],
    [0xff, 0xd8, 0xff],
    ascii('GIF8'),
    [0x49, 0x49, 0x2a, 0],
    [0x4d, 0x4d, 0, 0x2a],
    [...ascii('BM'), -1, -1, -1, -1, 0, 0, 0, 0],
    [...ascii('RIFF'), -1, -1, -1, -1, ...ascii('WEBP')],
    [-1, -1, -1, -1, ...ascii('ftyphei')],
    [-1, -1, -1, -1, ...ascii('ftypmif1')],
    [-1, -1, -1, -1, ...ascii('ftypavif')],
  ],
  ['file-rich-text', ascii('{\\rtf')],
  ['file-archive', ascii('Rar!'), [0x37, 0x7a, 0xbc, 0xaf], [0x1f, 0x8b, 8], ascii('PK\u0005\u0006')],
];
/** The signature of OLE compound files: old office formats, and encrypted new ones. */
const compoundSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  bytes.length >= signature.length && signature.every((byte, at) => byte === -1 || bytes[at] === byte);

/** Stream names in compound files are stored in UTF-16. */
const streams: readonly [UnreadableKind, Buffer][] = [
  ['file-encrypted', Buffer.from('EncryptedPackage', 'utf16le')],
  ['file-old-word', Buffer.from('WordDocument', 'utf16le')],
  ['file-old-excel', Buffer.from('Workbook', 'utf16le')],
];

/** A compound file is an old office file, or a new one that is encrypted. */
function kindOfCompound(bytes: Uint8Array): UnreadableKind {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return streams.find(([, name]) => text.includes(name))?.[0] ?? 'file-old-office';
}

function kindOfZip(bytes: Uint8Array): FileKind {
  const names = listZip(bytes);
  if (names === null) return 'file-broken';
  const has = (beginning: string) => names.some(name => name.startsWith(beginning));
  if (has('word/')) return 'word';
  if (has('xl/')) return 'spreadsheet';
  if (has('ppt/')) return 'file-slides';
  if (names.includes('mimetype') && names.includes('content.xml')) return 'file-open-document';
  // A Word file may use other names for its parts.
  return names.includes('[Content_Types].xml') && names.includes('_rels/.rels') ? 'word' : 'file-archive';
}

const samples = 16;
const sampleBytes = 4_096;
/** The share of control bytes up to which a file still counts as text, though a damaged one. */
const maxControlShare = 0.02;

const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127;

/** UTF-16 text has its zero bytes at either even or odd positions. */
function isBinary(bytes: Uint8Array): boolean {
  let [read, controls, even, odd] = [0, 0, 0, 0];
  const stride = Math.max(sampleBytes, Math.floor(bytes.length / samples / 2) * 2);
  for (let from = 0; from < bytes.length; from += stride)
    for (let at = from; at < Math.min(from + sampleBytes, bytes.length); at++) {
      const byte = bytes[at] ?? 0;
      read += 1;
      if (byte === 0) at % 2 === 0 ? even++ : odd++;
      else if (isControl(byte)) controls += 1;
    }
  const isWide = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  const [less, more] = [Math.min(even, odd), Math.max(even, odd)];
  // In UTF-16 the high bytes of Vietnamese letters, 0x01 and 0x1e, would count as control bytes.
  if (isWide || (more > read * 0.1 && less < more * 0.05)) return false;
  return (controls + even + odd) / read > maxControlShare;
}

export function findKind(bytes: Uint8Array): FileKind {
  if (bytes.every(isBlank)) return 'file-empty';
  for (const [kind, ...ways] of signatures) if (ways.some(way => startsWith(bytes, way))) return kind;
  if (startsWith(bytes, compoundSignature)) return kindOfCompound(bytes);
  if (looksZipped(bytes)) return kindOfZip(bytes);
  return isBinary(bytes) ? 'file-binary' : 'text';
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 9 && byte <= 13) || byte === 0xef || byte === 0xbb || byte === 0xbf;
}
