// Looks for words of a document that are neither in its reading nor unread, without asking the reader.
import { collectDoubts } from '../../server/catalogue/doubts.ts';
import type { Ledger, Use } from '../../server/catalogue/ledger.ts';
import { toLines } from '../../server/catalogue/lines.ts';
import type { Reading } from '../../server/catalogue/model.ts';

/** Lines of these kinds stand in the reading word for word. */
const kept: ReadonlySet<Use> = new Set(['step', 'note', 'procedure', 'total']);

/** The words of a text, so that marks of lists and stars of fat letters do not count. */
const wordsOf = (text: string) =>
  text
    .replaceAll('**', ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');

/** @returns words of lines that are neither in the reading nor unread */
export function findLost(text: string, reading: Reading, ledger: Ledger): string[] {
  const saidWords = new Set(
    wordsOf(`${JSON.stringify(reading.processes).replaceAll('\\n', ' ')} ${JSON.stringify(reading.unread)}`),
  );
  const unread = new Set(reading.unread.map(({ line }) => line));
  return toLines(text, collectDoubts()).flatMap(({ no, text: line }) => {
    const uses = ledger.usesOf(no);
    if (line.trim() === '' || unread.has(no)) return [];
    if (uses.size === 0) return [`${no}: nobody used it: ${line}`];
    if (![...uses].some(use => kept.has(use))) return [];
    // Labels before a name, a code or a total are understood, and not kept.
    const names = uses.has('procedure') ? `${line.split(/:(?=[^:]*$)/)[0]} Mã TTHC` : '';
    const totals = uses.has('total')
      ? line.split('\t').flatMap(cell => /^ ?(?:Tổng|Cộng|Thời)[^:\d]*/.exec(cell) ?? [])
      : [];
    const allowed = new Set([names, ...totals].flatMap(wordsOf));
    return wordsOf(line)
      .filter(word => !saidWords.has(word) && !allowed.has(word))
      .map(word => `${no}: ${word}`);
  });
}
