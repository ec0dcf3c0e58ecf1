// Looks for words of a document that are neither in its reading nor unread, without asking the reader.

import type { LineCoverage, LineUse } from '../../server/catalogue/reading/line-coverage.ts';
import { toLines } from '../../server/catalogue/reading/lines.ts';
import type { Reading } from '../../server/catalogue/reading/model.ts';
import { createWarningCollector } from '../../server/catalogue/reading/warnings.ts';

/** Lines of these kinds stand in the reading word for word. */
const kept: ReadonlySet<LineUse> = new Set(['step', 'note', 'procedure', 'total']);

/** The words of a text, so that marks of lists and stars of fat letters do not count. */
const wordsOf = (text: string) =>
  text
    .replaceAll('**', ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');

/** @returns words of lines that are neither in the reading nor unread */
export function findLost(text: string, reading: Reading, coverage: LineCoverage): string[] {
  // A word must stand in the very process whose line it is: elsewhere it may be another one.
  const spans = reading.processes.map(process => ({
    from: process.line,
    words: new Set(wordsOf(JSON.stringify(process).replaceAll(/\\[nt]/g, ' '))),
  }));
  const spanOf = (no: number) => spans.findLast(({ from }) => from <= no) ?? spans[0];
  // A total that another one takes the place of is told with it.
  const told = new Set(
    reading.warnings
      .filter(({ rule }) => rule === 'total-repeated')
      .flatMap(({ values }) => wordsOf(`${values.before}`)),
  );
  const left = new Map<number, Set<string>>();
  for (const { line, text: its } of reading.unread)
    left.set(line, new Set([...(left.get(line) ?? []), ...wordsOf(its)]));
  return toLines(text, createWarningCollector()).flatMap(({ no, text: line }) => {
    const uses = coverage.usesOf(no);
    if (line.trim() === '') return [];
    if (uses.size === 0 && !left.has(no)) return [`${no}: nobody used it: ${line}`];
    if (![...uses].some(use => kept.has(use))) return [];
    // Labels before a name, a code or a total are understood, and not kept.
    const names = uses.has('procedure') ? `${line.split(/:(?=[^:]*$)/)[0]} Mã TTHC` : '';
    const totals = uses.has('total')
      ? line.split('\t').flatMap(cell => /^ ?(?:Tổng|Cộng|Thời)[^:\d]*/.exec(cell) ?? [])
      : [];
    const allowed = new Set([names, ...totals].flatMap(wordsOf));
    return wordsOf(line)
      .filter(
        word =>
          !spanOf(no)?.words.has(word) &&
          !left.get(no)?.has(word) &&
          !(uses.has('total') && told.has(word)) &&
          !allowed.has(word),
      )
      .map(word => `${no}: ${word}`);
  });
}
