// Vietnamese words made equal however they are written: with marks or without, old or new place of the tone, i or y, and the
// wrong letters of old fonts. Folding keeps order and number of words, so that a place in the folded text is a place in the text.

/** A word of a text: folded for finding, `exact` for ranking, and where it stands in the text. */
export interface Word {
  folded: string;
  /** With its marks, tone last, so that old and new placement are equal: "hoà" and "hòa" are the same. */
  exact: string;
  from: number;
  to: number;
}

/** Damage of TCVN fonts that no normal form repairs: ƿ and ƾ stand for ĩ and Ĩ. */
const repairs: Readonly<Record<string, string>> = { '\u01bf': '\u0129', '\u01be': '\u0128' };
const marks = /[\u0300-\u036f]/g;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** One and the same sound: qui and quy, ki and ky. Elsewhere y is a letter of its own: tay is not tai. */
const loneY = /^((?:qu|[bcdghklmnprstvx]+)?)y$/;

export function repairLetters(text: string): string {
  return text.replace(/[\u01be\u01bf]/g, letter => repairs[letter] ?? letter);
}

/** One word without marks, in small letters: "Ủy" → "uy", "kỹ" → "ki", "Đất" → "dat". */
export function foldWord(word: string): string {
  return repairLetters(word.toLowerCase())
    .toLowerCase()
    .normalize('NFD')
    .replace(marks, '')
    .replaceAll('\u0111', 'd')
    .replace(loneY, '$1i');
}

/** The word with its marks, equal for both habits of writing it. */
export function exactWord(word: string): string {
  const apart = repairLetters(word.toLowerCase()).toLowerCase().normalize('NFD');
  const tone = apart.match(tones)?.join('') ?? '';
  const letters = apart.replace(tones, '').normalize('NFC').replace(loneY, '$1i');
  return letters + tone;
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** The language has some thousand syllables, and a catalogue says each of them a thousand times. */
const known = new Map<string, { folded: string; exact: string }>();
const mostKnown = 20_000;

function formsOf(word: string): { folded: string; exact: string } {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const forms = { folded: foldWord(word), exact: exactWord(word) };
  known.set(word, forms);
  return forms;
}

export function splitWords(text: string): Word[] {
  return Array.from(text.matchAll(wordPattern), match => {
    const { folded, exact } = formsOf(match[0]);
    return { folded, exact, from: match.index, to: match.index + match[0].length };
  });
}

/** A whole text folded: its words with one space between them. */
export function fold(text: string): string {
  return splitWords(text)
    .map(word => word.folded)
    .join(' ');
}

export function hasMarks(text: string): boolean {
  return /[\u0110\u0111]/.test(text) || text.normalize('NFD').search(marks) >= 0;
}

/** For addresses and ids: "Cao Bằng" → "cao-bang". */
export function slug(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, '-');
}
