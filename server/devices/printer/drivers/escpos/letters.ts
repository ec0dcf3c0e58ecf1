// Encodes Vietnamese letters for printers that print letters, as TCVN-3 (TCVN 5712:1993) on two code pages, one of small and one of
// capital letters. Printers without these pages get letters without marks. It never returns a byte below 0x20, which would be a command.

const [breve, circumflex, horn, stroke] = ['\u0306', '\u0302', '\u031b', '\u0111'];
/** The tones: grave, hook above, tilde, acute and dot below. */
const tones = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

/** The bytes of each vowel with its five tones, in the order of `tones`. */
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

/** Letters without a tone. Both pages have the small ones from 0xA8 and the capitals from 0xA1 on. */
const untoned = [`a${breve}`, `a${circumflex}`, `e${circumflex}`, `o${circumflex}`, `o${horn}`, `u${horn}`, stroke];

const small = new Map<string, number>();
const capital = new Map<string, number>();
for (const [vowel, bytes] of toned)
  for (const [at, byte] of bytes.entries()) {
    const letter = `${vowel}${tones[at]}`.normalize('NFC');
    small.set(letter, byte);
    // A capital letter has the same byte on its page as its small letter on the other page.
    capital.set(letter.toUpperCase(), byte);
  }
for (const [at, name] of untoned.entries()) {
  const letter = name.normalize('NFC');
  for (const page of [small, capital]) page.set(letter, 0xa8 + at).set(letter.toUpperCase(), 0xa1 + at);
}

/** The numbers of the two code pages on a printer. */
export type Pages = { lower: number; upper: number };

/** Returns the letter that a byte prints on one of the two pages; null when the page has none there. */
export function letterOf(byte: number, page: 'lower' | 'upper'): string | null {
  for (const [letter, place] of page === 'lower' ? small : capital) if (place === byte) return letter;
  return null;
}

/** Encodes a text, with a change of the code page (ESC t) wherever it is needed. Without pages all letters lose their marks. */
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
  // A letter that is on both pages is printed from the current page, which saves a change.
  if (high !== undefined && (low === undefined || current === pages.upper)) return { page: pages.upper, byte: high };
  return low === undefined ? null : { page: pages.lower, byte: low };
}

/** Letters and signs that Unicode does not decompose, and what is printed in their place. */
const replacements: Record<string, string> = {
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

/** Returns the letter in ASCII, without its marks: "?" when there is no similar letter, and "" for a mark alone. */
function foldLetter(letter: string): string {
  const replacement = replacements[letter];
  if (replacement !== undefined) return replacement;
  if (/^[“”„]$/.test(letter)) return '"';
  if (/^[‘’]$/.test(letter)) return "'";
  if (/^\s$/.test(letter)) return ' ';
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  if (bare === '') return '';
  return /^[\x20-\x7e]+$/.test(bare) ? bare : '?';
}

/** Returns the text in ASCII, without marks. */
export function foldText(text: string): string {
  return [...text.normalize('NFC')].map(foldLetter).join('');
}
