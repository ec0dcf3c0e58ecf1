// Encodes and decodes the messages of a modem in PDU mode: SMS-SUBMIT and SMS-DELIVER of 3GPP TS 23.040, in hexadecimal.
import { fromSeptets, packSeptets, toSeptets, unpackSeptets } from './gsm7.ts';
import { type Alphabet, cutIntoSegments } from './message-segments.ts';

/** One SMS-SUBMIT. `length` is the argument of AT+CMGS: the octets without those of the service centre. */
export interface SubmitPdu {
  hex: string;
  length: number;
}

/** One SMS-DELIVER. */
export interface DeliveredMessage {
  /** "+84901234567", or a name when a company sent it. */
  from: string;
  text: string;
  /** Part `no` (from 1) of `of` parts of the long message with the reference `chain`; null for a message of one part. */
  part: { chain: number; no: number; of: number } | null;
}

/** The first octet of an SMS-SUBMIT with a relative validity period, and its flag for a header before the text. */
const submitOctet = 0x11;
const headerFlag = 0x40;
/** Type of address: international number, telephone numbering plan. */
const internationalNumber = 0x91;
const codings: Readonly<Record<Alphabet, number>> = { gsm: 0x00, ucs2: 0x08 };
/** The network tries to deliver for 24 hours; after that news of a dossier is outdated. */
const validityPeriod = 0xa7;
/** The octets of the header that links the parts of a long message, with its length octet, and the septets that they occupy. */
const headerOctetCount = 6;
const headerSeptetCount = 7;

const toHex = (octets: readonly number[]) =>
  octets.map(octet => octet.toString(16).toUpperCase().padStart(2, '0')).join('');

function toUcs2(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap(unit => [unit >> 8, unit & 0xff]);
}

/** Two digits in an octet, each pair swapped, "F" after an odd number of digits. */
function toSwappedDigits(digits: string): number[] {
  const even = digits.length % 2 === 0 ? digits : `${digits}F`;
  return (even.match(/../g) ?? []).map(([low, high]) => Number.parseInt(`${high}${low}`, 16));
}

/**
 * Returns the PDUs of a text, one for each part.
 * @param chain 0-255, the reference that links the parts of a long text; it should differ from that of the message before
 * @throws Error when `to` is not an international number like "+84901234567"
 */
export function encodeSubmit(to: string, text: string, chain: number): SubmitPdu[] {
  if (!/^\+\d{3,15}$/.test(to)) throw new Error('a number must be international to be sent to');
  const digits = to.slice(1);
  const { alphabet, parts } = cutIntoSegments(text);
  return parts.map((part, i) => {
    const chained = parts.length > 1;
    const header = chained ? [headerOctetCount - 1, 0x00, 0x03, chain & 0xff, parts.length, i + 1] : [];
    const septets = alphabet === 'gsm' ? toSeptets(part) : [];
    // One filler bit extends the 6 octets of the header to 7 septets.
    const body = alphabet === 'gsm' ? packSeptets(septets, chained ? 1 : 0) : toUcs2(part);
    const length =
      alphabet === 'gsm' ? septets.length + (chained ? headerSeptetCount : 0) : header.length + body.length;
    const octets = [
      submitOctet | (chained ? headerFlag : 0),
      0x00,
      digits.length,
      internationalNumber,
      ...toSwappedDigits(digits),
      0x00,
      codings[alphabet],
      validityPeriod,
      length,
      ...header,
      ...body,
    ];
    // The leading 00 gives no service centre, so that the modem uses the one of the SIM card.
    return { hex: `00${toHex(octets)}`, length: octets.length };
  });
}

/** Reads octets in sequence and throws when more are requested than there are. */
class Octets {
  private at = 0;
  private readonly all: readonly number[];

  constructor(hex: string) {
    if (!/^(?:[\da-f]{2})+$/i.test(hex)) throw new Error('no hexadecimal octets');
    this.all = (hex.match(/../g) ?? []).map(pair => Number.parseInt(pair, 16));
  }

  next(): number {
    return this.take(1)[0] ?? 0;
  }

  take(count: number): readonly number[] {
    if (this.at + count > this.all.length) throw new Error('the octets end too early');
    this.at += count;
    return this.all.slice(this.at - count, this.at);
  }
}

function readAddress(octets: Octets): string {
  const length = octets.next();
  const kind = octets.next();
  const value = octets.take(Math.ceil(length / 2));
  if ((kind & 0x70) === 0x50) return fromSeptets(unpackSeptets(value, Math.floor((length * 4) / 7), 0));
  const digits = value
    .flatMap(octet => [octet & 0x0f, octet >> 4])
    .slice(0, length)
    .map(digit => '0123456789*#abc'[digit] ?? '')
    .join('');
  return (kind & 0x70) === 0x10 ? `+${digits}` : digits;
}

/** Interprets the data coding scheme (3GPP TS 23.038); null for binary messages. */
function alphabetOf(coding: number): Alphabet | null {
  const group = coding >> 4;
  if (group === 0xc || group === 0xd) return 'gsm';
  if (group === 0xe) return 'ucs2';
  if (group === 0xf) return (coding & 0x04) === 0 ? 'gsm' : null;
  if (group > 0x7 || (coding & 0x20) !== 0) return null;
  const kind = (coding >> 2) & 0x03;
  if (kind === 0x01) return null;
  return kind === 0x02 ? 'ucs2' : 'gsm';
}

/** Finds the element of the header that links the parts of a long message, with an 8-bit or a 16-bit reference. */
function readPartHeader(header: readonly number[]): DeliveredMessage['part'] {
  for (let i = 0; i + 1 < header.length; i += 2 + (header[i + 1] ?? 0)) {
    const value = header.slice(i + 2, i + 2 + (header[i + 1] ?? 0));
    const [a = 0, b = 0, c = 0, d = 0] = value;
    if (header[i] === 0x00 && value.length === 3) return { chain: a, of: b, no: c };
    if (header[i] === 0x08 && value.length === 4) return { chain: a * 256 + b, of: c, no: d };
  }
  return null;
}

/** Reads an SMS-DELIVER; null when it is none or carries no text. Never throws. */
export function decodeDeliver(hex: string): DeliveredMessage | null {
  try {
    const octets = new Octets(hex.trim());
    octets.take(octets.next());
    const first = octets.next();
    if ((first & 0x03) !== 0) return null;
    const from = readAddress(octets);
    octets.next();
    const coding = octets.next();
    octets.take(7);
    const length = octets.next();
    const alphabet = alphabetOf(coding);
    if (alphabet === null) return null;
    const body = octets.take(alphabet === 'gsm' ? Math.ceil((length * 7) / 8) : length);
    const headerOctets = (first & headerFlag) === 0 ? 0 : (body[0] ?? 0) + 1;
    if (headerOctets > body.length) return null;
    const part = headerOctets === 0 ? null : readPartHeader(body.slice(1, headerOctets));
    if (alphabet === 'ucs2') {
      const units = body.slice(headerOctets);
      const text = Array.from({ length: units.length >> 1 }, (_, i) =>
        String.fromCharCode(((units[2 * i] ?? 0) << 8) | (units[2 * i + 1] ?? 0)),
      ).join('');
      return { from, text, part };
    }
    const headerSeptets = Math.ceil((headerOctets * 8) / 7);
    const septets = unpackSeptets(body, length - headerSeptets, headerSeptets * 7);
    return { from, text: fromSeptets(septets), part };
  } catch {
    return null;
  }
}
