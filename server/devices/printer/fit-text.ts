// Breaks a text into lines that fit: it tries smaller letters first, and cuts the text off with "…" only as the last resort. It is
// pure, and never separates a letter from its marks.

/** Letters may shrink to this part of their size to save a line. Another line is easier to read than smaller letters. */
const minScaleToSaveLine = 0.85;

/** Returns the width of a text in dots when its letters are `size` dots high. */
export type Measure = (text: string, size: number) => number;

/** The space for a text. All lengths are in dots; `smallest` is the smallest size of letters. */
export type Room = { size: number; smallest: number; width: number; maxLines: number };

export function fitText(text: string, room: Room, measure: Measure): { size: number; lines: string[] } {
  const { width, maxLines, smallest } = room;
  for (let count = 1; count <= maxLines; count++) {
    // With the last line, letters may get as small as allowed, because a text that is cut off is worse than small letters.
    const least = count === maxLines ? smallest : Math.max(smallest, room.size * minScaleToSaveLine);
    for (let size = room.size; size >= least; size -= 1) {
      const widthOf = (words: string) => measure(words, size);
      const lines = breakLines(text, { width, widthOf });
      if (lines !== null && lines.length <= count)
        return { size, lines: balanceLines(text, lines, { width, widthOf }) };
    }
  }
  const widthOf = (words: string) => measure(words, smallest);
  return { size: smallest, lines: cutLines(text, maxLines, { width, widthOf }) };
}

/** How wide a line may be, and how wide words are, both in dots. */
interface LineWidth {
  width: number;
  widthOf: (words: string) => number;
}

/** Returns lines of whole words, or null when a single word is too wide. */
function breakLines(text: string, { width, widthOf }: LineWidth): string[] | null {
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

/** Returns the same number of lines with lengths as equal as possible, because a single word on the last line looks like a mistake. */
function balanceLines(text: string, lines: string[], { width, widthOf }: LineWidth): string[] {
  if (lines.length === 1) return lines;
  let best = lines;
  let least = width / 2;
  let most = width;
  while (most - least > 4) {
    const middle = (least + most) / 2;
    const tried = breakLines(text, { width: middle, widthOf });
    if (tried !== null && tried.length <= lines.length) {
      best = tried;
      most = middle;
    } else least = middle;
  }
  return best;
}

/** Returns as much as fits. Words that are wider than the paper are split between letters, and the last line ends with "…". */
function cutLines(text: string, maxLines: number, { width, widthOf }: LineWidth): string[] {
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
