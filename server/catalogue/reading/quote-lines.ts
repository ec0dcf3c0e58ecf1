// Quotes the lines that warnings and unread texts refer to, so that a person finds them in the document. Word shows no line numbers.
import type { WordText } from '../../documents/docx.ts';
import type { Line } from './lines.ts';
import type { Quote, Reading } from './model.ts';

/** Characters of a quote, enough to find the line. */
const maxQuoteLength = 160;
/** The lines of a table row that are quoted before and after a line. */
const maxRowLines = 12;

/** In a table of a Word file the whole row is quoted. */
export function quoteLines({ warnings, unread }: Reading, lines: readonly Line[], word: WordText | null): Quote[] {
  const quoted = new Set([...warnings, ...unread].map(({ line }) => line));
  const textOf = (line: number) => lines[line - 1]?.text.trim().replace(/\s*\t\s*/g, ' | ') ?? '';
  const rowOf = (line: number) => JSON.stringify(word?.places.get(line) ?? null);
  return [...quoted].flatMap(line => {
    if (lines[line - 1] === undefined) return [];
    const { table = null, row = null } = word?.places.get(line) ?? {};
    let [from, until] = [line, line];
    while (row !== null && line - from < maxRowLines && rowOf(from - 1) === rowOf(line)) from--;
    while (row !== null && until - line < maxRowLines && rowOf(until + 1) === rowOf(line)) until++;
    const texts = Array.from({ length: until - from + 1 }, (_, at) => textOf(from + at)).filter(text => text !== '');
    const text = texts.join(' | ');
    return [{ line, text: text.length > maxQuoteLength ? `${text.slice(0, maxQuoteLength)}…` : text, table, row }];
  });
}
