// Writes a text in the encodings of old offices, for tests of what reads them. The way back of a reader would prove nothing.

const tones: Record<string, number> = {
  '\u0300': 0xcc,
  '\u0309': 0xd2,
  '\u0303': 0xde,
  '\u0301': 0xec,
  '\u0323': 0xf2,
};
/** What Windows-1258 has as one byte, besides Latin-1: no letter here has a tone. */
const in1258: Record<string, number> = { Ă: 0xc3, ă: 0xe3, Đ: 0xd0, đ: 0xf0, Ơ: 0xd5, ơ: 0xf5, Ư: 0xdd, ư: 0xfd };
const signsIn1258: Record<string, number> = { '–': 0x96, '“': 0x93, '”': 0x94, '…': 0x85, '’': 0x92 };

function split(letter: string): { base: string; tone: string } {
  const parts = [...letter.normalize('NFD')];
  const tone = parts.find(part => part in tones) ?? '';
  return {
    base: parts
      .filter(part => part !== tone)
      .join('')
      .normalize('NFC'),
    tone,
  };
}

/** A base letter, then its tone, as Windows does. @throws on a letter that it does not have */
export function toWindows1258(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of text.normalize('NFC')) {
    const { base, tone } = split(letter);
    const code = in1258[base] ?? signsIn1258[base] ?? base.charCodeAt(0);
    if (code > 0xff) throw new Error(`Windows-1258 has no ${letter}`);
    bytes.push(code);
    if (tone !== '') bytes.push(tones[tone] ?? 0);
  }
  return Uint8Array.from(bytes);
}

/** From the table of TCVN 5712, part 3: base letter, then the bytes with huyền, hỏi, ngã, sắc, nặng. */
const abc: Record<string, number[]> = {
  a: [0x61, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9],
  ă: [0xa8, 0xbb, 0xbc, 0xbd, 0xbe, 0xc6],
  â: [0xa9, 0xc7, 0xc8, 0xc9, 0xca, 0xcb],
  e: [0x65, 0xcc, 0xce, 0xcf, 0xd0, 0xd1],
  ê: [0xaa, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6],
  i: [0x69, 0xd7, 0xd8, 0xdc, 0xdd, 0xde],
  o: [0x6f, 0xdf, 0xe1, 0xe2, 0xe3, 0xe4],
  ô: [0xab, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9],
  ơ: [0xac, 0xea, 0xeb, 0xec, 0xed, 0xee],
  u: [0x75, 0xef, 0xf1, 0xf2, 0xf3, 0xf4],
  ư: [0xad, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9],
  y: [0x79, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe],
  đ: [0xae],
};
const capitals: Record<string, number> = { Ă: 0xa1, Â: 0xa2, Ê: 0xa3, Ô: 0xa4, Ơ: 0xa5, Ư: 0xa6, Đ: 0xa7 };
const toneOrder = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

/** Capitals with tones become small letters, as in the fonts for capitals. */
export function toTcvn3(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of text.normalize('NFC')) {
    const { base, tone } = split(letter);
    const row = abc[tone === '' ? base : base.toLowerCase()];
    const code =
      tone === '' && base in capitals ? capitals[base] : (row?.[toneOrder.indexOf(tone)] ?? base.charCodeAt(0));
    bytes.push(code === undefined || code > 0xff ? 0x2d : code);
  }
  return Uint8Array.from(bytes);
}

export function toUtf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * (text.length + (mark ? 1 : 0)));
  const view = new DataView(bytes.buffer);
  const whole = mark ? `\ufeff${text}` : text;
  for (let at = 0; at < whole.length; at++) view.setUint16(2 * at, whole.charCodeAt(at), order === 'le');
  return bytes;
}
