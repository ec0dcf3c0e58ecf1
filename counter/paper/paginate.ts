// Distributes the pieces of a paper over sheets in their order, so that no piece is cut. All lengths are in the same
// unit, whichever it is.

export interface Piece {
  height: number;
  /** The index of the table of which the piece is a row, or null for any other piece. */
  table: number | null;
  /** True for the title of a table, which must stand on the sheet of its first row. */
  keepWithNext: boolean;
}

export interface SheetSpace {
  /** The space for pieces on the first sheet, which has the large head, and on every other sheet. */
  first: number;
  following: number;
  /** The height of each table's column heads, which stand on every sheet that has rows of the table. */
  headings: readonly number[];
  /** The height of the signatures and notes after the last piece; 0 when there are none. */
  tail: number;
}

/** A sheet with the pieces from index `from` up to but not including `to`. The last sheet also has the tail. */
export interface Sheet {
  from: number;
  to: number;
}

/** Returns the height of the pieces of one sheet together with the column heads of their tables. */
function sumHeights(pieces: readonly Piece[], { from, to }: Sheet, headings: readonly number[]): number {
  let sum = 0;
  for (let at = from; at < to; at++) {
    const { height, table } = pieces[at] as Piece;
    const first = table !== null && (at === from || pieces[at - 1]?.table !== table);
    sum += height + (first ? (headings[table] ?? 0) : 0);
  }
  return sum;
}

export function paginate(pieces: readonly Piece[], space: SheetSpace): Sheet[] {
  const sheets: Sheet[] = [];
  let from = 0;
  const currentSpace = () => (sheets.length === 0 ? space.first : space.following);
  /** Moves a cut back so that no title is separated from its table, unless the sheet would then be empty. */
  const cutAt = (wanted: number) => {
    let to = wanted;
    while (to > from && pieces[to - 1]?.keepWithNext === true) to--;
    return to === from ? wanted : to;
  };
  for (let to = 1; to <= pieces.length; to++) {
    if (to - 1 === from || sumHeights(pieces, { from, to }, space.headings) <= currentSpace()) continue;
    const end = cutAt(to - 1);
    sheets.push({ from, to: end });
    from = end;
  }
  const isTailTooHigh = sumHeights(pieces, { from, to: pieces.length }, space.headings) + space.tail > currentSpace();
  if (space.tail > 0 && isTailTooHigh) {
    // Signatures must not stand alone on a sheet, so the last piece moves there with them, unless its own sheet would
    // then hold nothing but a title.
    const end = cutAt(pieces.length - 1);
    const to = end > from && pieces[end - 1]?.keepWithNext !== true ? end : pieces.length;
    if (to > from) sheets.push({ from, to });
    from = to;
  }
  sheets.push({ from, to: pieces.length });
  return sheets;
}
