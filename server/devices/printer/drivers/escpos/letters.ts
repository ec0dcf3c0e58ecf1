// Vietnamese letters as bytes for printers that print letters: TCVN-3, on two code pages, one of small and one of capital
// letters; without marks elsewhere. Pure. Never makes a byte below 0x20: those are commands.

const [breve, circumflex, horn, stroke] = ['\u0306', '\u0302', '\u031b', '\u0111'];
/** Grave, hook, tilde, acute, dot below. */
const tones = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

/** Each vowel with its five tones. */
const toned: [vowel: string, bytes: number[]][] = [
  ['a', [0xb5, 0xb6, 0xb7, 0xb8, 0xb9]],
  [`a${breve}`, [0xbb, 0xbc, 0xbd, 0xbe, 0xc6]],
  [`a${circumflex}`, [0xc7, 0xc8, 0xc9, 0xca, 0xcb]],
  ['e', [0xcc, 0xce, 0xcf, 0xd0, 0xd1]],
  [`e${circumflex}`, [0xd2, 0xd3, 0xd4, 0xd5, 0xd6]],
  ['i', [0xd7, 0xd8, 0xdc, 0xdd, 0xde]],
  ['o', [0xdf, 0xe1, 0xe2, 0xe3, 0xe4]],
  [`o${circumflex}`, [0xe5, 0xe6, 0xe7, 0xe8, 0xe9]],
  [`o${horn}`, [0xea, 0xeb, 0xec, 0xed, 0xee]],
  ['u', [0xef, 0xf1, 0xf2, 0xf3, 0xf4]],
  [`u${horn}`, [0xf5, 0xf6, 0xf7, 0xf8, 0xf9]],
  ['y', [0xfa, 0xfb, 0xfc, 0xfd, 0xfe]],
];

/** Letters without a tone: small from 0xA8, capital from 0xA1, both on both pages. */
const untoned = [`a${breve}`, `a${circumflex}`, `e${circumflex}`, `o${circumflex}`, `o${horn}`, `u${horn}`, stroke];

const small = new Map<string, number>();
const capital = new Map<string, number>();
for (const [vowel, bytes] of toned)
  for (const [at, byte] of bytes.entries()) {
    const letter = `${vowel}${tones[at]}`.normalize('NFC');
    small.set(letter, byte);
    // On the page of capitals each stands where its small letter does on the other.
    capital.set(letter.toUpperCase(), byte);
  }
for (const [at, name] of untoned.entries()) {
  const letter = name.normalize('NFC');
  for (const page of [small, capital]) page.set(letter, 0xa8 + at).set(letter.toUpperCase(), 0xa1 + at);
}

export type Pages = { lower: number; upper: number };

/** What a byte prints on one of the two pages; null where it is empty. */
export function letterOf(byte: number, page: 'lower' | 'upper'): string | null {
  for (const [letter, place] of page === 'lower' ? small : capital) if (place === byte) return letter;
  return null;
}

/** The text with a change of code page (ESC t) wherever it is needed; without pages all letters lose their marks. */
export function encodeLetters(text: string, pages: Pages | null): Uint8Array {
  const bytes: number[] = [];
  let page: number | null = null;
  for (const letter of text.normalize('NFC')) {
    const place: { page: number; byte: number } | null = pages === null ? null : findPlace(letter, pages, page);
    if (place === null) {
      bytes.push(...Buffer.from(foldLetter(letter), 'latin1'));
      continue;
    }
    if (place.page !== page) bytes.push(0x1b, 0x74, place.page);
    page = place.page;
    bytes.push(place.byte);
  }
  return Uint8Array.from(bytes);
}

function findPlace(letter: string, pages: Pages, current: number | null): { page: number; byte: number } | null {
  const [low, high] = [small.get(letter), capital.get(letter)];
  // Letters on both pages cost no change of page.
  if (high !== undefined && (low === undefined || current === pages.upper)) return { page: pages.upper, byte: high };
  return low === undefined ? null : { page: pages.lower, byte: low };
}

const plain: Record<string, string> = {
  '\u0111': 'd',
  '\u0110': 'D',
  '\u0180': 'b',
  '\u0253': 'b',
  '\u0243': 'B',
  '\u0181': 'B',
  '–': '-',
  '—': '-',
  '…': '...',
};

/** The letter in ASCII: without its marks, or "?" where nothing is like it. A mark alone is nothing. */
function foldLetter(letter: string): string {
  const known = plain[letter];
  if (known !== undefined) return known;
  if (/^[“”„]$/.test(letter)) return '"';
  if (/^[‘’]$/.test(letter)) return "'";
  if (/^\s$/.test(letter)) return ' ';
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  if (bare === '') return '';
  return /^[\x20-\x7e]+$/.test(bare) ? bare : '?';
}

export function foldText(text: string): string {
  return [...text.normalize('NFC')].map(foldLetter).join('');
}
