// What a serial pad says: the template of simple boards (board/drivers/template) read backwards. Finds frames in whatever
// comes, in halves and with noise between. Pure; must never throw.
import { type ChecksumKind, checksum } from '../board/checksum.ts';

/**
 * prefix · address · separator · code · check · terminator, all of a fixed width. Texts are bytes as characters up to
 * \u00ff.
 */
export interface KeypadFrameTemplate {
  prefix: string;
  address: { base: 'none' | 'binary' | 'decimal' | 'hex'; width: number };
  separator: string;
  /** `binary`: told as capital hex digits, two for each byte; `text`: as it stands. */
  code: { base: 'text' | 'binary'; width: number };
  terminator: string;
  checksum: {
    kind: ChecksumKind;
    from: 'prefix' | 'address' | 'code';
    /** The terminator is covered, and then stands before the check. */
    withTerminator: boolean;
    lowFirst: boolean;
  };
  /** Bytes of one frame follow each other within this. What is older is half a frame, and thrown away. */
  gapMs: number;
}

export interface KeypadPress {
  /** Null: the frames have no address, one pad has the line for itself. */
  address: number | null;
  code: string;
}

export interface KeypadFrameReader {
  /** `at`: monotonic milliseconds. */
  read(bytes: Uint8Array, at: number): KeypadPress[];
  reset(): void;
}

const toBytes = (text: string) => Uint8Array.from(text, sign => sign.charCodeAt(0));
const fromBytes = (bytes: Uint8Array) => Array.from(bytes, byte => String.fromCharCode(byte)).join('');

/** Undefined: no address stands here. */
function readAddress(text: string, base: KeypadFrameTemplate['address']['base']): number | null | undefined {
  if (base === 'none') return null;
  if (base === 'binary') return Array.from(text).reduce((value, sign) => value * 256 + sign.charCodeAt(0), 0);
  const digits = base === 'decimal' ? /^\d+$/ : /^[\dA-Fa-f]+$/;
  return digits.test(text) ? Number.parseInt(text, base === 'decimal' ? 10 : 16) : undefined;
}

/** The frame at the beginning of the text, which is exactly as long as one; null when it is none. */
function readFrame(text: string, t: KeypadFrameTemplate, checkBytes: number): KeypadPress | null {
  let at = 0;
  const take = (length: number) => {
    at += length;
    return text.slice(at - length, at);
  };
  const prefix = take(t.prefix.length);
  const address = take(t.address.base === 'none' ? 0 : t.address.width);
  const separator = take(t.separator.length);
  const code = take(t.code.width);
  const [first, second] = t.checksum.withTerminator
    ? [take(t.terminator.length), take(checkBytes)]
    : [take(checkBytes), take(t.terminator.length)];
  const [check, terminator] = t.checksum.withTerminator ? [second, first] : [first, second];
  const number = readAddress(address, t.address.base);
  if (prefix !== t.prefix || separator !== t.separator || terminator !== t.terminator || number === undefined)
    return null;
  const covered =
    (t.checksum.from === 'prefix' ? prefix : '') +
    (t.checksum.from === 'code' ? '' : address + separator) +
    code +
    (t.checksum.withTerminator ? terminator : '');
  // Some pads write the hex digits of a check in small letters.
  const wanted = fromBytes(checksum(t.checksum.kind, toBytes(covered), t.checksum.lowFirst));
  const isHex = t.checksum.kind.endsWith('-hex');
  if ((isHex ? check.toUpperCase() : check) !== wanted) return null;
  const told = t.code.base === 'text' ? code : Buffer.from(code, 'latin1').toString('hex').toUpperCase();
  return { address: number, code: told };
}

export function createKeypadFrameReader(template: KeypadFrameTemplate): KeypadFrameReader {
  const { prefix, address, separator, code, terminator } = template;
  const checkBytes = checksum(template.checksum.kind, new Uint8Array(), true).length;
  const frameBytes =
    prefix.length +
    (address.base === 'none' ? 0 : address.width) +
    separator.length +
    code.width +
    checkBytes +
    terminator.length;
  let held = '';
  let heardAt = 0;
  return {
    read(bytes, at) {
      if (at - heardAt > template.gapMs) held = '';
      heardAt = at;
      held += fromBytes(bytes);
      const presses: KeypadPress[] = [];
      while (held.length >= frameBytes) {
        const press = readFrame(held.slice(0, frameBytes), template, checkBytes);
        if (press !== null) presses.push(press);
        held = held.slice(press === null ? 1 : frameBytes);
      }
      return presses;
    },
    reset() {
      held = '';
    },
  };
}
