// Where a sheet ends: pieces of known height are laid on sheets in their order, so that nothing is cut. Pure; lengths in any one
// unit.

export interface Piece {
  height: number;
  /** The how-manieth table it is a row of; null for anything else. */
  table: number | null;
  /** The title of a table stands on the sheet of its first row. */
  keepWithNext: boolean;
}

export interface SheetSpace {
  /** For pieces on the first sheet, which has the head, and on every other. */
  first: number;
  following: number;
  /** The line with the names of the columns, of each table: it stands on every sheet with rows of it. */
  headings: readonly number[];
  /** Signatures and notes behind the last piece; 0 when there are none. */
  tail: number;
}

/** The pieces from `from` up to, without, `to`; the last sheet has the tail. */
export interface Sheet {
  from: number;
  to: number;
}

/** The height of pieces on one sheet, with the headings of their tables. */
function sumHeights(pieces: readonly Piece[], { from, to }: Sheet, headings: readonly number[]): number {
  let sum = 0;
  for (let at = from; at < to; at++) {
    const { height, table } = pieces[at] as Piece;
    const first = table !== null && (at === from || pieces[at - 1]?.table !== table);
    sum += height + (first ? (headings[table] ?? 0) : 0);
  }
  return sum;
}

export function paginate(pieces: readonly Piece[], room: SheetSpace): Sheet[] {
  const sheets: Sheet[] = [];
  let from = 0;
  const roomNow = () => (sheets.length === 0 ? room.first : room.following);
  /** As far back as nothing is torn from what follows it; not at all when the sheet would stay empty. */
  const cutAt = (wanted: number) => {
    let to = wanted;
    while (to > from && pieces[to - 1]?.keepWithNext === true) to--;
    return to === from ? wanted : to;
  };
  for (let to = 1; to <= pieces.length; to++) {
    if (to - 1 === from || sumHeights(pieces, { from, to }, room.headings) <= roomNow()) continue;
    const end = cutAt(to - 1);
    sheets.push({ from, to: end });
    from = end;
  }
  const tooMuch = sumHeights(pieces, { from, to: pieces.length }, room.headings) + room.tail > roomNow();
  if (room.tail > 0 && tooMuch) {
    // A name under nothing is no signature: the last piece goes with it, unless it is all there is on its sheet but its title.
    const end = cutAt(pieces.length - 1);
    const to = end > from && pieces[end - 1]?.keepWithNext !== true ? end : pieces.length;
    if (to > from) sheets.push({ from, to });
    from = to;
  }
  sheets.push({ from, to: pieces.length });
  return sheets;
}
