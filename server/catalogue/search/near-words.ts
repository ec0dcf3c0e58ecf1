// Words that somebody may have meant: one letter wrong, missing, too many or two changed places, or the space left out. Pure.
import { foldWord } from '../../core/fold.ts';

/** Whether the second is made from the first by at most one slip of a finger. */
export function isOneSlip(a: string, b: string): boolean {
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

/** Words of the catalogue that may be meant by one that it does not have. */
export function nearWords(word: string, vocabulary: ReadonlySet<string>): string[] {
  const near: string[] = [];
  for (const one of vocabulary) {
    if (one === word || Math.abs(one.length - word.length) > 1 || !isOneSlip(word, one)) continue;
    // Two letters: only the second may be wrong, or every short word would do.
    if (word.length > 2 || (one.length === 2 && one[0] === word[0])) near.push(one);
  }
  return near;
}

/** "khaisinh" → ["khai", "sinh"]: the split into the fewest words that the catalogue has. */
export function splitGlued(word: string, vocabulary: ReadonlySet<string>): string[] | null {
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
