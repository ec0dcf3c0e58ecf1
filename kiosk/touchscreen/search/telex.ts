// Telex, as most people here type: letters that change the letter before them, and s f r x j for the tones. The same key twice
// takes it back. Pure.
import {
  hasTone,
  replaceWord,
  type Tone,
  type Typing,
  toneOf,
  tones,
  typeLetters,
  withoutTone,
  withTone,
  wordBefore,
} from './compose.ts';

const toneKeys: Readonly<Record<string, Tone>> = { s: 'acute', f: 'grave', r: 'hook', x: 'tilde', j: 'dot' };
const vowel = /[aeiouyăâêôơư]/;

/** What stands behind the letter that a key changes: nothing, a second half of its sound, consonants. */
const doubled: Readonly<Record<string, { plain: RegExp; made: RegExp; to: string }>> = {
  a: { plain: /a(?=[uy]?[^aeiouyăâêôơư]*$)/, made: /â(?=[uy]?[^aeiouyăâêôơư]*$)/, to: '\u00e2' },
  e: { plain: /e(?=u?[^aeiouyăâêôơư]*$)/, made: /ê(?=u?[^aeiouyăâêôơư]*$)/, to: '\u00ea' },
  o: { plain: /o(?=i?[^aeiouyăâêôơư]*$)/, made: /ô(?=i?[^aeiouyăâêôơư]*$)/, to: '\u00f4' },
};

/** What w makes, the first that fits; the u of "qu" is no vowel. */
const horned: readonly (readonly [RegExp, string])[] = [
  [/(?<!q)(?:[uư]o|uơ)/, '\u01b0\u01a1'],
  [/(?<!q)u(?=a)/, '\u01b0'],
  [/u(?=u)/, '\u01b0'],
  [/o(?!a)/, '\u01a1'],
  [/a/, '\u0103'],
  [/(?<!q)u/, '\u01b0'],
];
const unhorned: readonly (readonly [RegExp, string])[] = [
  [/ươ/, 'uo'],
  [/ơ/, 'o'],
  [/ă/, 'a'],
  [/ư/, 'u'],
];

/** The word without its tone as the key changes it; null when it changes nothing. `undone`: the key takes itself back. */
function change(bare: string, key: string): { word: string; undone: boolean } | null {
  if (key === 'd') {
    if (/^d[^dđ]*$/.test(bare)) return { word: `đ${bare.slice(1)}`, undone: false };
    return bare.startsWith('đ') ? { word: `d${bare.slice(1)}`, undone: true } : null;
  }
  const pair = doubled[key];
  if (pair !== undefined) {
    if (pair.made.test(bare)) return { word: bare.replace(pair.made, key), undone: true };
    return pair.plain.test(bare) ? { word: bare.replace(pair.plain, pair.to), undone: false } : null;
  }
  if (key !== 'w') return null;
  for (const [from, to] of unhorned) {
    // "ưo" on its way to "ươ" is not done yet.
    if (from.test(bare) && !/ưo/.test(bare)) return { word: bare.replace(from, to), undone: true };
  }
  for (const [from, to] of horned) if (from.test(bare)) return { word: bare.replace(from, to), undone: false };
  return vowel.test(bare) ? null : { word: `${bare}\u01b0`, undone: false };
}

/** Types one letter of the keyboard in Telex. */
export function typeTelex(before: Typing, key: string): Typing {
  const { start, word } = wordBefore(before);
  const tone = toneOf(word);
  const asIs = () => typeLetters(before, key);
  const named = toneKeys[key];
  if (named !== undefined || key === 'z') {
    if (word === '' || !vowel.test(withoutTone(word).toLowerCase())) return asIs();
    if (named === undefined) return tone === null ? asIs() : replaceWord(before, start, withoutTone(word));
    if (!hasTone(word, named)) return replaceWord(before, start, withTone(word, tones[named]));
    return typeLetters(replaceWord(before, start, withoutTone(word)), key);
  }
  const changed = change(withoutTone(word), key);
  if (changed === null) return asIs();
  const dressed = tone === null ? changed.word : withTone(changed.word, tone);
  const after = replaceWord(before, start, dressed);
  return changed.undone ? typeLetters(after, key) : after;
}
