// How things that do not fit are dealt out over sheets that are turned with a button: nobody has to scroll. Pure.

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
export function fillSheets(pieces: readonly Piece[], room: number, gap: number): number[] {
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

/** The same number of sheets, filled as evenly as can be: a last sheet with two lines looks like a mistake. */
export function fillSheetsEvenly(pieces: readonly Piece[], room: number, gap: number): number[] {
  let best = fillSheets(pieces, room, gap);
  const most = best.length;
  let [least, high] = [room / 2, room];
  while (high - least > 4) {
    const middle = (least + high) / 2;
    const tried = fillSheets(pieces, middle, gap);
    if (tried.length <= most) [high, best] = [middle, tried];
    else least = middle;
  }
  return best;
}

/**
 * Cuts a long text into pieces of at most `most` letters, at line ends, else behind sentences, behind a comma, between words: no piece
 * may be higher than a sheet.
 */
export function splitText(text: string, most: number): string[] {
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
        const comma = head.lastIndexOf(', ');
        const space = head.lastIndexOf(' ');
        const cut = behind > most / 3 ? behind + 1 : comma > most / 3 ? comma + 1 : space > 0 ? space : most;
        pieces.push(rest.slice(0, cut).trim());
        rest = rest.slice(cut).trim();
      }
      return rest === '' ? pieces : [...pieces, rest];
    });
}

/** The same, with short lines that follow each other left in one piece. */
export function splitLines(text: string, most: number): string[] {
  const pieces: string[] = [];
  for (const line of splitText(text, most)) {
    const last = pieces.at(-1);
    if (last === undefined || last.length + line.length >= most) pieces.push(line);
    else pieces[pieces.length - 1] = `${last}\n${line}`;
  }
  return pieces;
}
