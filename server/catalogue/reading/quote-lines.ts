// The words of the lines of which something is told, so that a person finds them in the document: nobody counts the lines of a
// Word file.
import type { WordText } from '../../documents/docx.ts';
import type { Line } from './lines.ts';
import type { Quote, Reading } from './model.ts';

/** So much of a line that it can be found again. */
const longestQuote = 160;
/** No row of a table of steps has more lines before or behind. */
const mostBeside = 12;

/** The lines of which something is told; of a table in a Word file the whole row. */
export function quote({ warnings, unread }: Reading, lines: readonly Line[], word: WordText | null): Quote[] {
  const told = new Set([...warnings, ...unread].map(({ line }) => line));
  const textOf = (line: number) => lines[line - 1]?.text.trim().replace(/\s*\t\s*/g, ' | ') ?? '';
  const rowOf = (line: number) => JSON.stringify(word?.places.get(line) ?? null);
  return [...told].flatMap(line => {
    if (lines[line - 1] === undefined) return [];
    const { table = null, row = null } = word?.places.get(line) ?? {};
    let [from, until] = [line, line];
    while (row !== null && line - from < mostBeside && rowOf(from - 1) === rowOf(line)) from--;
    while (row !== null && until - line < mostBeside && rowOf(until + 1) === rowOf(line)) until++;
    const texts = Array.from({ length: until - from + 1 }, (_, at) => textOf(from + at)).filter(one => one !== '');
    const text = texts.join(' | ');
    return [{ line, text: text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text, table, row }];
  });
}
