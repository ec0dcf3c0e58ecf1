// Reads the frames of serial keypads, which are described by a template like that of simple boards (board/drivers/template). Finds
// frames in pieces and between noise. Pure; never throws.
import { type ChecksumKind, checksum } from '../../transport/checksum.ts';

/**
 * A frame is prefix, address, separator, code, checksum and terminator, each of a fixed width. In texts each character up to
 * \u00ff is one byte.
 */
export interface KeypadFrameTemplate {
  prefix: string;
  address: { base: 'none' | 'binary' | 'decimal' | 'hex'; width: number };
  separator: string;
  /** `binary`: the code is reported as upper-case hex digits, two for each byte; `text`: as it stands in the frame. */
  code: { base: 'text' | 'binary'; width: number };
  terminator: string;
  checksum: {
    kind: ChecksumKind;
    from: 'prefix' | 'address' | 'code';
    /** The checksum covers the terminator, and stands after it. */
    withTerminator: boolean;
    lowFirst: boolean;
  };
  /** The longest pause between two bytes of a frame. What came before a longer pause is an incomplete frame and is dropped. */
  gapMs: number;
}

interface KeypadPress {
  /** Null when the frames have no address, because the keypad has the line for itself. */
  address: number | null;
  code: string;
}

export interface KeypadFrameReader {
  /** The complete frames in order. `at`: monotonic milliseconds. */
  read(bytes: Uint8Array, at: number): KeypadPress[];
  reset(): void;
}

const toBytes = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0));
const fromBytes = (bytes: Uint8Array) => Array.from(bytes, byte => String.fromCharCode(byte)).join('');

/** Undefined when the text is not an address. */
function readAddress(text: string, base: KeypadFrameTemplate['address']['base']): number | null | undefined {
  if (base === 'none') return null;
  if (base === 'binary') return Array.from(text).reduce((value, character) => value * 256 + character.charCodeAt(0), 0);
  const digits = base === 'decimal' ? /^\d+$/ : /^[\dA-Fa-f]+$/;
  return digits.test(text) ? Number.parseInt(text, base === 'decimal' ? 10 : 16) : undefined;
}

/** Reads a text of the length of a frame; null when it is not a frame. */
function readFrame(text: string, t: KeypadFrameTemplate, checkBytes: number): KeypadPress | null {
  let at = 0;
  const next = (length: number) => {
    at += length;
    return text.slice(at - length, at);
  };
  const prefix = next(t.prefix.length);
  const address = next(t.address.base === 'none' ? 0 : t.address.width);
  const separator = next(t.separator.length);
  const code = next(t.code.width);
  const [first, second] = t.checksum.withTerminator
    ? [next(t.terminator.length), next(checkBytes)]
    : [next(checkBytes), next(t.terminator.length)];
  const [check, terminator] = t.checksum.withTerminator ? [second, first] : [first, second];
  const number = readAddress(address, t.address.base);
  if (prefix !== t.prefix || separator !== t.separator || terminator !== t.terminator || number === undefined)
    return null;
  const covered =
    (t.checksum.from === 'prefix' ? prefix : '') +
    (t.checksum.from === 'code' ? '' : address + separator) +
    code +
    (t.checksum.withTerminator ? terminator : '');
  // Some keypads send the hex digits of a checksum in lower case.
  const expected = fromBytes(checksum(t.checksum.kind, toBytes(covered), t.checksum.lowFirst));
  const isHex = t.checksum.kind.endsWith('-hex');
  if ((isHex ? check.toUpperCase() : check) !== expected) return null;
  const reported = t.code.base === 'text' ? code : Buffer.from(code, 'latin1').toString('hex').toUpperCase();
  return { address: number, code: reported };
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
  let received = '';
  let receivedAt = 0;
  return {
    read(bytes, at) {
      if (at - receivedAt > template.gapMs) received = '';
      receivedAt = at;
      received += fromBytes(bytes);
      const presses: KeypadPress[] = [];
      while (received.length >= frameBytes) {
        const press = readFrame(received.slice(0, frameBytes), template, checkBytes);
        if (press !== null) presses.push(press);
        received = received.slice(press === null ? 1 : frameBytes);
      }
      return presses;
    },
    reset() {
      received = '';
    },
  };
}
