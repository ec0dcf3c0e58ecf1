// Folds Vietnamese words, so that different spellings are equal: with or without marks, old or new placement of the tone, i or y,
// and wrong letters of old fonts. Folding keeps the order and number of words, so a position in the folded text is a position in
// the text.

/** A word of a text in the form for finding (`folded`) and for ranking (`exact`), with its position [from, to) in the text. */
export interface Word {
  folded: string;
  /** With its marks and the tone at the end, so that both placements are equal: "hoà" and "hòa". */
  exact: string;
  from: number;
  to: number;
}

/** Letters that TCVN fonts damaged and no Unicode normal form repairs: ƿ and ƾ stand for ĩ and Ĩ. */
const repairs: Readonly<Record<string, string>> = { '\u01bf': '\u0129', '\u01be': '\u0128' };
const marks = /[\u0300-\u036f]/g;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** Where y sounds like i: qui and quy, ki and ky. In other words y is a letter of its own: tay is not tai. */
const loneY = /^((?:qu|[bcdghklmnprstvx]+)?)y$/;

export function repairLetters(text: string): string {
  return text.replace(/[\u01be\u01bf]/g, letter => repairs[letter] ?? letter);
}

/** One word in small letters without marks: "Ủy" → "uy", "kỹ" → "ki", "Đất" → "dat". */
export function foldWord(word: string): string {
  return repairLetters(word.toLowerCase())
    .toLowerCase()
    .normalize('NFD')
    .replace(marks, '')
    .replaceAll('\u0111', 'd')
    .replace(loneY, '$1i');
}

/** One word in small letters with its marks, equal for both placements of the tone. */
export function exactWord(word: string): string {
  const apart = repairLetters(word.toLowerCase()).toLowerCase().normalize('NFD');
  const tone = apart.match(tones)?.join('') ?? '';
  const letters = apart.replace(tones, '').normalize('NFC').replace(loneY, '$1i');
  return letters + tone;
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** A cache: Vietnamese has some thousand syllables, and a catalogue contains each of them many times. */
const cache = new Map<string, { folded: string; exact: string }>();
const maxCachedWords = 20_000;

function formsOf(word: string): { folded: string; exact: string } {
  const before = cache.get(word);
  if (before !== undefined) return before;
  if (cache.size >= maxCachedWords) cache.clear();
  const forms = { folded: foldWord(word), exact: exactWord(word) };
  cache.set(word, forms);
  return forms;
}

export function splitWords(text: string): Word[] {
  return Array.from(text.matchAll(wordPattern), match => {
    const { folded, exact } = formsOf(match[0]);
    return { folded, exact, from: match.index, to: match.index + match[0].length };
  });
}

/** A whole text folded: its words separated by one space. */
export function fold(text: string): string {
  return splitWords(text)
    .map(word => word.folded)
    .join(' ');
}

export function hasMarks(text: string): boolean {
  return /[\u0110\u0111]/.test(text) || text.normalize('NFD').search(marks) >= 0;
}

/** A text for URLs and ids: "Cao Bằng" → "cao-bang". */
export function slug(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, '-');
}
