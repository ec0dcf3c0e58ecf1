// Applies a key of the on-screen keyboard to the text at the caret: letters, and the five tones of Vietnamese. A tone is typed
// after its word and is placed on the right vowel. Pure.

/** The tones as combining marks. */
export const tones = { acute: '\u0301', grave: '\u0300', hook: '\u0309', tilde: '\u0303', dot: '\u0323' } as const;
export type Tone = keyof typeof tones;

/** A text and the index of the caret in it. */
export interface Typing {
  text: string;
  caret: number;
}

const anyTone = new RegExp(`[${Object.values(tones).join('')}]`, 'u');
const letter = /\p{L}/u;
/** Letters with breve, circumflex or horn are vowels of their own, and they always carry the tone. */
const markedVowel = /[ăâêôơư]/i;
const vowel = /[aeiouyăâêôơư]/i;

export const toneOf = (text: string) => anyTone.exec(text.normalize('NFD'))?.[0] ?? null;
export const withoutTone = (text: string) => text.normalize('NFD').replace(anyTone, '').normalize('NFC');

/** In these vowel pairs the second letter is the main vowel. */
const risingPair = /^(?:oa|oe|uy)$/;

/** Returns the index of the letter that carries the tone of a syllable, as schools teach it (hoà, thuỷ, múa); -1 without a vowel. */
function placeTone(syllable: string): number {
  const letters = [...syllable];
  // The u of "quý" and the i of "giá" belong to the consonant before them.
  const consonants = /^(qu|gi)(?=[aeiouyăâêôơư])/i.exec(syllable)?.[0].length ?? 0;
  const from = letters.findIndex((sign, i) => i >= consonants && vowel.test(sign));
  if (from === -1) return -1;
  let end = from;
  while (end < letters.length && vowel.test(letters[end] ?? '')) end++;
  for (let i = end - 1; i >= from; i--) if (markedVowel.test(letters[i] ?? '')) return i;
  const count = end - from;
  if (count === 1) return from;
  if (count >= 3) return from + 1;
  const sound = letters.slice(from, end).join('').toLowerCase();
  return end < letters.length || risingPair.test(sound) ? from + 1 : from;
}

/** Returns the syllable with this tone (a combining mark) instead of its present one. */
export function withTone(syllable: string, tone: string): string {
  const bare = withoutTone(syllable);
  const index = placeTone(bare);
  if (index === -1) return syllable;
  return [...bare].map((sign, i) => (i === index ? (sign + tone).normalize('NFC') : sign)).join('');
}

/** Returns the word that ends at the caret, and the index at which it begins. */
export function wordBefore({ text, caret }: Typing): { start: number; word: string } {
  let start = caret;
  while (start > 0 && letter.test(text[start - 1] ?? '')) start--;
  return { start, word: text.slice(start, caret).normalize('NFC') };
}

export const hasTone = (word: string, tone: Tone) => toneOf(word) === tones[tone];

export function replaceWord({ text, caret }: Typing, start: number, word: string): Typing {
  return { text: text.slice(0, start) + word + text.slice(caret), caret: start + word.length };
}

/** Inserts letters at the caret. A tone that the word already has moves to the vowel that is right now: hòa, hoàn. */
export function typeLetters(before: Typing, letters: string): Typing {
  const typed = {
    text: before.text.slice(0, before.caret) + letters + before.text.slice(before.caret),
    caret: before.caret + letters.length,
  };
  const { start, word } = wordBefore(typed);
  const tone = toneOf(word);
  return tone === null ? typed : replaceWord(typed, start, withTone(word, tone));
}

/** Puts a tone on the word before the caret. The same tone typed again removes it. */
export function typeTone(before: Typing, tone: Tone): Typing {
  const { start, word } = wordBefore(before);
  return replaceWord(before, start, hasTone(word, tone) ? withoutTone(word) : withTone(word, tones[tone]));
}

/** Removes the letter before the caret. */
export function eraseLetter({ text, caret }: Typing): Typing {
  if (caret === 0) return { text, caret };
  return { text: text.slice(0, caret - 1) + text.slice(caret), caret: caret - 1 };
}
