// Breaks a text into lines that fit: smaller letters first, the cut with "…" last. Pure; never splits a letter from its marks.

/** Letters may get this much smaller to save a line; beyond that a further line reads better. */
const worthALine = 0.85;

/** How wide a text is when its letters are `size` dots high. */
export type Measure = (text: string, size: number) => number;

export type Room = { size: number; smallest: number; width: number; maxLines: number };

export function fitText(text: string, room: Room, measure: Measure): { size: number; lines: string[] } {
  const { width, maxLines, smallest } = room;
  for (let count = 1; count <= maxLines; count++) {
    // The last line there is may be bought at any price: a word cut in two is worse than small letters.
    const least = count === maxLines ? smallest : Math.max(smallest, room.size * worthALine);
    for (let size = room.size; size >= least; size -= 1) {
      const widthOf = (words: string) => measure(words, size);
      const lines = breakLines(text, width, widthOf);
      if (lines !== null && lines.length <= count) return { size, lines: balance(text, lines, width, widthOf) };
    }
  }
  const widthOf = (words: string) => measure(words, smallest);
  return { size: smallest, lines: cutLines(text, width, maxLines, widthOf) };
}

/** Lines of whole words, or null when a single word is too wide. */
function breakLines(text: string, width: number, widthOf: (words: string) => number): string[] | null {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (widthOf(word) > width) return null;
    lines.push(line);
    line = word;
  }
  lines.push(line);
  return lines;
}

/** The same number of lines, as even as can be: a lone last word looks like a mistake. */
function balance(text: string, lines: string[], width: number, widthOf: (words: string) => number): string[] {
  if (lines.length === 1) return lines;
  let best = lines;
  let least = width / 2;
  let most = width;
  while (most - least > 4) {
    const middle = (least + most) / 2;
    const tried = breakLines(text, middle, widthOf);
    if (tried !== null && tried.length <= lines.length) {
      best = tried;
      most = middle;
    } else least = middle;
  }
  return best;
}

/** As much as fits, letter by letter where a word is wider than the paper; the last line ends with "…". */
function cutLines(text: string, width: number, maxLines: number, widthOf: (words: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { segment: letter } of new Intl.Segmenter().segment(text)) {
    const last = lines.length === maxLines - 1;
    if (widthOf(line + letter + (last ? '…' : '')) <= width) {
      line += letter;
      continue;
    }
    if (last) return [...lines, `${line.trimEnd()}…`];
    const space = line.lastIndexOf(' ');
    lines.push(space > 0 ? line.slice(0, space) : line);
    line = (space > 0 ? line.slice(space + 1) : '') + letter;
  }
  return [...lines, line];
}
