// Finds the words that a person may have meant: with one letter wrong, missing or extra, two letters swapped, or a space left out.
import { foldWord } from '../../core/fold.ts';

/** True when at most one typing error separates the two words. */
function isWithinOneTypo(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.slice(at) === long.slice(at + 1)) return true;
  if (short.length < long.length) return false;
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}

/** Returns the words of the catalogue from which at most one typing error separates a word. */
export function findNearWords(word: string, vocabulary: ReadonlySet<string>): string[] {
  const near: string[] = [];
  for (const candidate of vocabulary) {
    if (candidate === word || Math.abs(candidate.length - word.length) > 1 || !isWithinOneTypo(word, candidate))
      continue;
    // In a word of two letters only the second may be wrong; otherwise every short word would match.
    if (word.length > 2 || (candidate.length === 2 && candidate[0] === word[0])) near.push(candidate);
  }
  return near;
}

/** Splits a word with missing spaces into the fewest words of the catalogue: "khaisinh" becomes ["khai", "sinh"]. */
export function splitJoinedWords(word: string, vocabulary: ReadonlySet<string>): string[] | null {
  if (word.length < 4 || word.length > 60) return null;
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    best[end] = null;
    for (let from = Math.max(0, end - 7); from < end; from++) {
      const before = best[from];
      const piece = foldWord(word.slice(from, end));
      if (before === null || before === undefined || piece.length < 2 || !vocabulary.has(piece)) continue;
      if ((best[end]?.length ?? Number.POSITIVE_INFINITY) > before.length + 1) best[end] = [...before, piece];
    }
  }
  const split = best[word.length] ?? null;
  return split !== null && split.length > 1 ? split : null;
}
