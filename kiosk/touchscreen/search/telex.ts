// Telex, the usual way of typing Vietnamese: some letters change a letter before them, and s f r x j set the tones. The same key
// typed twice undoes the change. Pure.
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

/**
 * The letters that change when typed twice. The letter to change may be followed by the second half of its vowel and by
 * consonants.
 */
const doubled: Readonly<Record<string, { plain: RegExp; made: RegExp; to: string }>> = {
  a: { plain: /a(?=[uy]?[^aeiouyăâêôơư]*$)/, made: /â(?=[uy]?[^aeiouyăâêôơư]*$)/, to: '\u00e2' },
  e: { plain: /e(?=u?[^aeiouyăâêôơư]*$)/, made: /ê(?=u?[^aeiouyăâêôơư]*$)/, to: '\u00ea' },
  o: { plain: /o(?=i?[^aeiouyăâêôơư]*$)/, made: /ô(?=i?[^aeiouyăâêôơư]*$)/, to: '\u00f4' },
};

/** The changes that w makes; the first that matches counts. The u of "qu" is not a vowel. */
const hornChanges: readonly (readonly [RegExp, string])[] = [
  [/(?<!q)(?:[uư]o|uơ)/, '\u01b0\u01a1'],
  [/(?<!q)u(?=a)/, '\u01b0'],
  [/u(?=u)/, '\u01b0'],
  [/o(?!a)/, '\u01a1'],
  [/a/, '\u0103'],
  [/(?<!q)u/, '\u01b0'],
];
/** The changes that a second w makes. */
const hornRemovals: readonly (readonly [RegExp, string])[] = [
  [/ươ/, 'uo'],
  [/ơ/, 'o'],
  [/ă/, 'a'],
  [/ư/, 'u'],
];

/** Returns the toneless word as the key changes it, or null if it does not. `undone`: the key undoes its earlier change. */
function changeWord(bare: string, key: string): { word: string; undone: boolean } | null {
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
  for (const [from, to] of hornRemovals) {
    // "ưo" is only half of "ươ", so the next w completes it instead of undoing it.
    if (from.test(bare) && !/ưo/.test(bare)) return { word: bare.replace(from, to), undone: true };
  }
  for (const [from, to] of hornChanges) if (from.test(bare)) return { word: bare.replace(from, to), undone: false };
  return vowel.test(bare) ? null : { word: `${bare}\u01b0`, undone: false };
}

/** Types one letter of the keyboard in Telex. */
export function typeTelex(before: Typing, key: string): Typing {
  const { start, word } = wordBefore(before);
  const tone = toneOf(word);
  const typeUnchanged = () => typeLetters(before, key);
  const namedTone = toneKeys[key];
  if (namedTone !== undefined || key === 'z') {
    if (word === '' || !vowel.test(withoutTone(word).toLowerCase())) return typeUnchanged();
    if (namedTone === undefined) return tone === null ? typeUnchanged() : replaceWord(before, start, withoutTone(word));
    if (!hasTone(word, namedTone)) return replaceWord(before, start, withTone(word, tones[namedTone]));
    return typeLetters(replaceWord(before, start, withoutTone(word)), key);
  }
  const changed = changeWord(withoutTone(word), key);
  if (changed === null) return typeUnchanged();
  const withItsTone = tone === null ? changed.word : withTone(changed.word, tone);
  const after = replaceWord(before, start, withItsTone);
  return changed.undone ? typeLetters(after, key) : after;
}
