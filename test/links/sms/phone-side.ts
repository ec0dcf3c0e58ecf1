// The other end of the air, written apart from the server's own code: what a phone reads out of a message that was sent to it,
// and the bytes a network hands over for a message that a phone sent.

const plain =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const more = new Map(
  (
    [
      ['\f', 0x0a],
      ['^', 0x14],
      ['{', 0x28],
      ['}', 0x29],
      ['\\', 0x2f],
      ['[', 0x3c],
      ['~', 0x3d],
      [']', 0x3e],
      ['|', 0x40],
      ['€', 0x65],
    ] as const
  ).map(([letter, code]) => [code as number, letter]),
);

/** Bits in the order of the air: the lowest of each octet first. */
const bitsOf = (octets: Uint8Array) =>
  Array.from(octets, octet => octet.toString(2).padStart(8, '0').split('').reverse().join('')).join('');

function readSeptets(octets: Uint8Array, count: number, skipSeptets: number): string {
  const bits = bitsOf(octets);
  const codes = Array.from({ length: count }, (_, i) =>
    Number.parseInt(
      bits
        .slice(i * 7, i * 7 + 7)
        .split('')
        .reverse()
        .join(''),
      2,
    ),
  ).slice(skipSeptets);
  let text = '';
  for (let i = 0; i < codes.length; i++)
    text += codes[i] === 0x1b ? (more.get(codes[++i] ?? 0) ?? '') : (plain[codes[i] ?? 0] ?? '');
  return text;
}

export interface Read {
  to: string;
  alphabet: 'gsm' | 'ucs2';
  text: string;
  octets: number;
  part: { chain: number; of: number; no: number } | null;
}

/** What the phone shows. @throws when the length that AT+CMGS was told is wrong, or anything else */
export function readSubmit(hex: string, length: number): Read {
  const all = Buffer.from(hex, 'hex');
  if (all[0] !== 0 || all.length - 1 !== length) throw new Error('the length is wrong');
  const first = all.readUInt8(1);
  if ((first & 0x3f) !== 0x11) throw new Error('no SUBMIT with a relative validity');
  const digits = all.readUInt8(3);
  if (all[4] !== 0x91) throw new Error('the number is not international');
  const numberEnd = 5 + Math.ceil(digits / 2);
  const swapped = all
    .subarray(5, numberEnd)
    .toString('hex')
    .replace(/(.)(.)/g, '$2$1');
  if (!/^\d+f?$/.test(swapped)) throw new Error(`no digits: ${swapped}`);
  const [pid, coding, , count = 0] = all.subarray(numberEnd);
  if (pid !== 0 || (coding !== 0 && coding !== 8)) throw new Error('a strange coding');
  const data = all.subarray(numberEnd + 4);
  const chained = (first & 0x40) !== 0;
  const part = chained ? { chain: data.readUInt8(3), of: data.readUInt8(4), no: data.readUInt8(5) } : null;
  if (chained && data.subarray(0, 3).toString('hex') !== '050003') throw new Error('no header of a chain');
  if (data.length !== (coding === 0 ? Math.ceil((count * 7) / 8) : count))
    throw new Error('the text has another length');
  const text =
    coding === 0
      ? readSeptets(data, count, chained ? 7 : 0)
      : Buffer.from(data.subarray(chained ? 6 : 0))
          .swap16()
          .toString('utf16le');
  const alphabet = coding === 0 ? 'gsm' : 'ucs2';
  return { to: `+${swapped.slice(0, digits)}`, alphabet, text, octets: data.length, part };
}

function packBits(codes: readonly number[], lead: string): Buffer {
  const bits = lead + codes.map(code => code.toString(2).padStart(7, '0').split('').reverse().join('')).join('');
  const octets = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? [];
  return Buffer.from(octets.map(octet => Number.parseInt(octet.split('').reverse().join(''), 2)));
}

/** An SMS-DELIVER in hexadecimal, as a modem lists it. Letters outside the plain table make it UCS2. */
export function asDeliver(message: { from: string; text: string; part?: Read['part'] }): string {
  const { from, text, part = null } = message;
  const isNumber = /^\+?\d+$/.test(from);
  const digits = from.replace('+', '');
  const codes = Array.from(text, letter => plain.indexOf(letter));
  const gsm = codes.every(code => code >= 0);
  const sender = isNumber
    ? Buffer.concat([
        Buffer.from([digits.length, from.startsWith('+') ? 0x91 : 0x81]),
        Buffer.from(`${digits}${'f'.repeat(digits.length % 2)}`.replace(/(.)(.)/g, '$2$1'), 'hex'),
      ])
    : (() => {
        const packed = packBits(
          Array.from(from, letter => plain.indexOf(letter)),
          '',
        );
        return Buffer.concat([Buffer.from([Math.ceil((from.length * 7) / 4), 0xd0]), packed]);
      })();
  const header = part === null ? Buffer.alloc(0) : Buffer.from([5, 0, 3, part.chain, part.of, part.no]);
  const lead = Array.from(bitsOf(header)).join('') + (part === null ? '' : '0');
  const data = gsm ? packBits(codes, lead) : Buffer.concat([header, Buffer.from(text, 'utf16le').swap16()]);
  const count = gsm ? codes.length + (part === null ? 0 : 7) : data.length;
  const head = Buffer.from([part === null ? 0x04 : 0x44]);
  const stamp = Buffer.from('62113251940082', 'hex');
  return Buffer.concat([
    Buffer.from('07914889200026f5', 'hex'),
    head,
    sender,
    Buffer.from([0, gsm ? 0 : 8]),
    stamp,
    Buffer.from([count]),
    data,
  ]).toString('hex');
}
