// What a key of the on-screen keyboard makes of the text before the caret: letters, and the five tones of Vietnamese, which
// are typed after their word and find their own vowel. Pure.

export const tones = { acute: '\u0301', grave: '\u0300', hook: '\u0309', tilde: '\u0303', dot: '\u0323' } as const;
export type Tone = keyof typeof tones;

export interface Typing {
  text: string;
  caret: number;
}

const anyTone = new RegExp(`[${Object.values(tones).join('')}]`, 'u');
const letter = /\p{L}/u;
/** Breve, circumflex and horn make another letter; such a letter draws the tone to itself. */
const changed = /[ăâêôơư]/i;
const vowel = /[aeiouyăâêôơư]/i;

export const toneOf = (text: string) => anyTone.exec(text.normalize('NFD'))?.[0] ?? null;
export const withoutTone = (text: string) => text.normalize('NFD').replace(anyTone, '').normalize('NFC');

/** Their second half is the vowel, the first only leads to it. */
const rising = /^(?:oa|oe|uy)$/;

/** Which letter of a syllable without a tone bears it; -1 when there is no vowel. Written as schools teach it: hoà, thuỷ, múa. */
function placeTone(syllable: string): number {
  const letters = [...syllable];
  // The u of "quý" and the i of "giá" belong to the consonant before them.
  const head = /^(qu|gi)(?=[aeiouyăâêôơư])/i.exec(syllable)?.[0].length ?? 0;
  const from = letters.findIndex((each, i) => i >= head && vowel.test(each));
  if (from === -1) return -1;
  let end = from;
  while (end < letters.length && vowel.test(letters[end] ?? '')) end++;
  for (let i = end - 1; i >= from; i--) if (changed.test(letters[i] ?? '')) return i;
  const count = end - from;
  if (count === 1) return from;
  if (count >= 3) return from + 1;
  const sound = letters.slice(from, end).join('').toLowerCase();
  return end < letters.length || rising.test(sound) ? from + 1 : from;
}

export function withTone(syllable: string, tone: string): string {
  const bare = withoutTone(syllable);
  const place = placeTone(bare);
  if (place === -1) return syllable;
  return [...bare].map((each, i) => (i === place ? (each + tone).normalize('NFC') : each)).join('');
}

/** The word that ends at the caret, and where it begins. */
export function wordBefore({ text, caret }: Typing): { start: number; word: string } {
  let start = caret;
  while (start > 0 && letter.test(text[start - 1] ?? '')) start--;
  return { start, word: text.slice(start, caret).normalize('NFC') };
}

export const hasTone = (word: string, tone: Tone) => toneOf(word) === tones[tone];

export function replaceWord({ text, caret }: Typing, start: number, word: string): Typing {
  return { text: text.slice(0, start) + word + text.slice(caret), caret: start + word.length };
}

/** Puts letters in at the caret. A word that has a tone already keeps it, on the vowel that is right now: hòa, hoàn. */
export function typeLetters(before: Typing, letters: string): Typing {
  const typed = {
    text: before.text.slice(0, before.caret) + letters + before.text.slice(before.caret),
    caret: before.caret + letters.length,
  };
  const { start, word } = wordBefore(typed);
  const tone = toneOf(word);
  return tone === null ? typed : replaceWord(typed, start, withTone(word, tone));
}

/** Puts a tone on the word before the caret; the same tone once more takes it off. */
export function typeTone(before: Typing, tone: Tone): Typing {
  const { start, word } = wordBefore(before);
  return replaceWord(before, start, hasTone(word, tone) ? withoutTone(word) : withTone(word, tones[tone]));
}

/** Takes the letter before the caret away. */
export function eraseLetter({ text, caret }: Typing): Typing {
  if (caret === 0) return { text, caret };
  return { text: text.slice(0, caret - 1) + text.slice(caret), caret: caret - 1 };
}
