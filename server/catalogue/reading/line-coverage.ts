// Keeps account of every line, so that nothing of a document is silently dropped: a line that nobody used is unread, whoever
// forgot it and why. Readers can only say that they used something.
import { isBlank, type Line } from './lines.ts';
import type { Reading } from './model.ts';

/** What a line served for. `preamble` alone is understood and leaves nothing in the reading. */
export type LineUse =
  | 'preamble'
  | 'decision'
  | 'section'
  | 'list'
  | 'process'
  | 'procedure'
  | 'table-head'
  | 'step'
  | 'total'
  | 'note'
  | 'sum';

export interface LineCoverage {
  markUsed(line: number, use: LineUse): void;
  /** Part of a line that was used otherwise, such as a cell that nobody understands. */
  markUnread(line: number, text: string): void;
  usesOf(line: number): ReadonlySet<LineUse>;
  listUnread(): Reading['unread'];
}

export function createLineCoverage(lines: readonly Line[]): LineCoverage {
  const uses = new Map<number, Set<LineUse>>();
  const left: Reading['unread'] = [];
  const none: ReadonlySet<LineUse> = new Set();
  return {
    markUsed(line, use) {
      const all = uses.get(line) ?? new Set<LineUse>();
      uses.set(line, all.add(use));
    },
    markUnread: (line, text) => void left.push({ line, text: text.trim() }),
    usesOf: line => uses.get(line) ?? none,
    listUnread() {
      const untouched = lines
        .filter(line => !isBlank(line) && !uses.has(line.no))
        .map(({ no, text }) => ({ line: no, text: text.trim() }));
      const whole = new Set(untouched.map(({ line }) => line));
      const parts = left.filter(({ line, text }) => text !== '' && !whole.has(line));
      return [...untouched, ...parts].sort((a, b) => a.line - b.line);
    },
  };
}
