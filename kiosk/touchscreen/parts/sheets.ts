// Splits what does not fit on the screen over sheets, which are turned with buttons, so that nobody has to scroll. Pure.

export function countSheets(total: number, rows: number): number {
  return Math.max(1, Math.ceil(total / rows));
}

/** All lengths are in CSS pixels. */
export interface Piece {
  height: number;
  /** How much higher the piece is at the top of a sheet, where its heading is repeated. */
  asFirst: number;
}

/**
 * Fills sheets of this height with pieces, `gap` apart. Returns the index of the first piece of each sheet. A piece that is
 * higher than a sheet gets a sheet of its own.
 */
export function fillSheets(pieces: readonly Piece[], sheetHeight: number, gap: number): number[] {
  const starts: number[] = [];
  let filled = Number.POSITIVE_INFINITY;
  pieces.forEach(({ height, asFirst }, i) => {
    if (filled + gap + height > sheetHeight) {
      starts.push(i);
      filled = height + asFirst;
    } else filled += gap + height;
  });
  return starts.length === 0 ? [0] : starts;
}

/** Fills the same number of sheets as evenly as possible, because a last sheet with two lines looks like a mistake. */
export function fillSheetsEvenly(pieces: readonly Piece[], sheetHeight: number, gap: number): number[] {
  let best = fillSheets(pieces, sheetHeight, gap);
  const sheetCount = best.length;
  let [low, high] = [sheetHeight / 2, sheetHeight];
  while (high - low > 4) {
    const middle = (low + high) / 2;
    const tried = fillSheets(pieces, middle, gap);
    if (tried.length <= sheetCount) [high, best] = [middle, tried];
    else low = middle;
  }
  return best;
}

/**
 * Splits a long text into pieces of at most `maxLetters` letters: at line ends, else after a sentence, after a comma, or
 * between words. It keeps pieces lower than a sheet.
 */
export function splitText(text: string, maxLetters: number): string[] {
  return text
    .split(/\n+/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .flatMap(line => {
      const pieces: string[] = [];
      let rest = line;
      while (rest.length > maxLetters) {
        const head = rest.slice(0, maxLetters + 1);
        const afterSentence = Math.max(head.lastIndexOf('. '), head.lastIndexOf('; '));
        const comma = head.lastIndexOf(', ');
        const space = head.lastIndexOf(' ');
        const cut =
          afterSentence > maxLetters / 3
            ? afterSentence + 1
            : comma > maxLetters / 3
              ? comma + 1
              : space > 0
                ? space
                : maxLetters;
        pieces.push(rest.slice(0, cut).trim());
        rest = rest.slice(cut).trim();
      }
      return rest === '' ? pieces : [...pieces, rest];
    });
}

/** Like `splitText`, but short lines that follow each other stay in one piece. */
export function splitLines(text: string, maxLetters: number): string[] {
  const pieces: string[] = [];
  for (const line of splitText(text, maxLetters)) {
    const last = pieces.at(-1);
    if (last === undefined || last.length + line.length >= maxLetters) pieces.push(line);
    else pieces[pieces.length - 1] = `${last}\n${line}`;
  }
  return pieces;
}
