// Finds probable typing errors without a dictionary: a repeated word, and a word that the same document writes with other diacritics
// between the same neighbours. Nothing is corrected.

import { foldLetters } from './fold-letters.ts';
import type { Line } from './lines.ts';
import { words } from './reader-words.ts';
import type { WarningCollector } from './warnings.ts';

/** Syllables that may end one word and begin the next, as in "phân công công chức". */
const mayRepeat = new Set(words.mayRepeat);
/** A spelling counts as the usual one when it occurs at least so often. */
const minUsualOccurrences = 2;

/** Splits a line at punctuation into phrases of at least two words. */
function phrasesOf(text: string): string[][] {
  return text
    .split(/[^\p{L}\p{N} ]+/u)
    .map(phrase => phrase.split(' ').filter(word => word !== ''))
    .filter(phrase => phrase.length > 1);
}

function checkRepeated(no: number, phrase: readonly string[], warnings: WarningCollector): void {
  const small = phrase.map(word => word.toLowerCase());
  for (let at = 0; at < small.length; at++)
    for (const length of [1, 2]) {
      const [first, again] = [small.slice(at, at + length), small.slice(at + length, at + 2 * length)];
      if (again.length < length || first.join(' ') !== again.join(' ')) continue;
      if (/\d/.test(first.join('')) || (length === 1 && mayRepeat.has(first[0] ?? ''))) continue;
      if (length === 2 && first[0] === first[1]) continue;
      warnings.add(no, 'word-repeated', { words: phrase.slice(at, at + 2 * length).join(' ') });
    }
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Both positions of the tone mark are correct: "hòa" and "hoà" are equal. */
function sameSpelling(word: string): string {
  const marks = word.normalize('NFD');
  const found = marks.match(tones) ?? [];
  return marks.replace(tones, '') + found.join('');
}

export function checkSpelling(lines: readonly Line[], warnings: WarningCollector): void {
  const spelled = new Map<string, { bare: string; spelling: string }>();
  const between = new Map<string, Map<string, { word: string; lines: number[] }>>();
  for (const { no, text } of lines)
    for (const phrase of phrasesOf(text)) {
      checkRepeated(no, phrase, warnings);
      const small = phrase.map(word => word.toLowerCase());
      for (let at = 1; at + 1 < small.length; at++) {
        const word = small[at] ?? '';
        if (word.length < 2 || word.length > 8) continue;
        const { bare, spelling } = spelled.get(word) ?? { bare: foldLetters(word), spelling: sameSpelling(word) };
        spelled.set(word, { bare, spelling });
        const key = `${small[at - 1]} ${bare} ${small[at + 1]}`;
        const spellings = between.get(key) ?? new Map();
        between.set(key, spellings);
        const occurrence = spellings.get(spelling) ?? { word, lines: [] };
        spellings.set(spelling, occurrence);
        occurrence.lines.push(no);
      }
    }
  for (const spellings of between.values()) {
    if (spellings.size !== 2) continue;
    const [rare, usual] = [...spellings.values()].sort((a, b) => a.lines.length - b.lines.length);
    if (!rare || !usual || rare.lines.length !== 1 || usual.lines.length < minUsualOccurrences) continue;
    warnings.add(rare.lines[0] ?? 0, 'spelling-odd', { word: rare.word, usual: usual.word });
  }
}
