// Splits a name at the matches of the search, so that they can be highlighted. Pure.

interface Segment {
  text: string;
  /** The text matches the search. */
  matches: boolean;
}

/** When the beginning of a long name is omitted, at most this many letters stay before the first match. */
const maxLeadLetters = 24;

/** Returns at most `maxLetters` letters, and "…" at the end if some were omitted. */
function shorten(segments: readonly Segment[], maxLetters: number): Segment[] {
  const kept: Segment[] = [];
  let left = maxLetters;
  for (const segment of segments) {
    if (segment.text.length <= left) {
      kept.push(segment);
      left -= segment.text.length;
      continue;
    }
    const head = segment.text.slice(0, left);
    // The text is cut between words, unless the word itself is a match.
    const end = segment.matches ? left : head.lastIndexOf(' ');
    if (end > 0) kept.push({ ...segment, text: head.slice(0, end) });
    kept.push({ text: '…', matches: false });
    break;
  }
  return kept;
}

/**
 * Splits the name into segments, shortened to about `maxLetters` letters. If the first match is beyond that, the name begins
 * with "…" shortly before it. `marks` are the matches as [start, end) in letters.
 */
export function markMatches(
  name: string,
  marks: readonly (readonly [number, number])[],
  maxLetters: number,
): Segment[] {
  const ordered = marks
    .map(([from, to]) => [Math.max(0, from), Math.min(name.length, to)] as const)
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0]);
  let at = 0;
  const segments: Segment[] = [];
  const first = ordered[0];
  if (first !== undefined && first[1] > maxLetters) {
    // The text begins at the beginning of a word.
    at = name.indexOf(' ', Math.max(0, first[0] - maxLeadLetters)) + 1;
    if (at === 0 || at > first[0]) at = first[0];
    segments.push({ text: '… ', matches: false });
  }
  for (const [from, to] of ordered) {
    if (to <= at) continue;
    if (from > at) segments.push({ text: name.slice(at, from), matches: false });
    segments.push({ text: name.slice(Math.max(at, from), to), matches: true });
    at = to;
  }
  if (at < name.length) segments.push({ text: name.slice(at), matches: false });
  return shorten(segments, maxLetters);
}
