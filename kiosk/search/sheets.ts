// How things that do not fit are dealt out over sheets that are turned with a button: nobody has to scroll. Pure.

/** So many procedures come with one answer of the server. */
export const perAnswer = 20;

export interface Place {
  /** The page to ask the server for, from 1. */
  page: number;
  /** Which of its procedures stand on the sheet. */
  from: number;
  to: number;
}

/** Where the sheet `sheet` (from 0) of `rows` procedures stands in the answers. `rows` divides `perAnswer`. */
export function placeSheet(sheet: number, rows: number): Place {
  const first = sheet * rows;
  const from = first % perAnswer;
  return { page: Math.floor(first / perAnswer) + 1, from, to: from + rows };
}

export function countSheets(total: number, rows: number): number {
  return Math.max(1, Math.ceil(total / rows));
}

export interface Piece {
  height: number;
  /** How much higher it is when a sheet begins with it: a heading said again. */
  asFirst: number;
}

/**
 * Deals pieces out over sheets of the height `room`, `gap` apart: for each sheet the number of its first piece. A piece that
 * is higher than a sheet has one for itself.
 */
export function dealOut(pieces: readonly Piece[], room: number, gap: number): number[] {
  const starts: number[] = [];
  let filled = Number.POSITIVE_INFINITY;
  pieces.forEach(({ height, asFirst }, i) => {
    if (filled + gap + height > room) {
      starts.push(i);
      filled = height + asFirst;
    } else filled += gap + height;
  });
  return starts.length === 0 ? [0] : starts;
}

/**
 * Cuts a long text into pieces of at most `most` letters, at line ends, else behind sentences, else between words: no piece
 * may be higher than a sheet.
 */
export function cutText(text: string, most: number): string[] {
  return text
    .split(/\n+/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .flatMap(line => {
      const pieces: string[] = [];
      let rest = line;
      while (rest.length > most) {
        const head = rest.slice(0, most + 1);
        const behind = Math.max(head.lastIndexOf('. '), head.lastIndexOf('; '));
        const cut = behind > most / 3 ? behind + 1 : head.lastIndexOf(' ') > 0 ? head.lastIndexOf(' ') : most;
        pieces.push(rest.slice(0, cut).trim());
        rest = rest.slice(cut).trim();
      }
      return rest === '' ? pieces : [...pieces, rest];
    });
}
