// Cuts a name at the places that the search found, so that they can be marked. Pure.

export interface Segment {
  text: string;
  found: boolean;
}

/** So many letters are left before the first find when the beginning of a long name is left out. */
const lead = 24;

/** At most `room` letters, ending with "…" when some were left out. */
function shorten(pieces: readonly Segment[], room: number): Segment[] {
  const kept: Segment[] = [];
  let left = room;
  for (const piece of pieces) {
    if (piece.text.length <= left) {
      kept.push(piece);
      left -= piece.text.length;
      continue;
    }
    const head = piece.text.slice(0, left);
    // Between words, unless the word itself is what was found.
    const end = piece.found ? left : head.lastIndexOf(' ');
    if (end > 0) kept.push({ ...piece, text: head.slice(0, end) });
    kept.push({ text: '…', found: false });
    break;
  }
  return kept;
}

/**
 * The name in pieces, found and not found, shortened to about `room` letters. When the first find stands behind these, the
 * name begins with "…" shortly before it.
 */
export function markMatches(name: string, marks: readonly (readonly [number, number])[], room: number): Segment[] {
  const ordered = marks
    .map(([from, to]) => [Math.max(0, from), Math.min(name.length, to)] as const)
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0]);
  let at = 0;
  const pieces: Segment[] = [];
  const first = ordered[0];
  if (first !== undefined && first[1] > room) {
    // From the beginning of a word.
    at = name.indexOf(' ', Math.max(0, first[0] - lead)) + 1;
    if (at === 0 || at > first[0]) at = first[0];
    pieces.push({ text: '… ', found: false });
  }
  for (const [from, to] of ordered) {
    if (to <= at) continue;
    if (from > at) pieces.push({ text: name.slice(at, from), found: false });
    pieces.push({ text: name.slice(Math.max(at, from), to), found: true });
    at = to;
  }
  if (at < name.length) pieces.push({ text: name.slice(at), found: false });
  return shorten(pieces, room);
}
