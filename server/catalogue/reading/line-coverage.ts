// Records which lines of a document were used, so that nothing is silently dropped: every line that no reader marks as used is reported
// as unread.
import { isBlank, type Line } from './lines.ts';
import type { Reading } from './model.ts';

/** What a line was used for. Only `preamble` lines are recognised without leaving anything in the reading. */
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
  /** Reports a part of a line that is otherwise used, such as a cell that no reader interprets. */
  markUnread(line: number, text: string): void;
  usesOf(line: number): ReadonlySet<LineUse>;
  listUnread(): Reading['unread'];
}

export function createLineCoverage(lines: readonly Line[]): LineCoverage {
  const uses = new Map<number, Set<LineUse>>();
  const unreadParts: Reading['unread'] = [];
  const none: ReadonlySet<LineUse> = new Set();
  return {
    markUsed(line, use) {
      const all = uses.get(line) ?? new Set<LineUse>();
      uses.set(line, all.add(use));
    },
    markUnread: (line, text) => void unreadParts.push({ line, text: text.trim() }),
    usesOf: line => uses.get(line) ?? none,
    listUnread() {
      const untouched = lines
        .filter(line => !isBlank(line) && !uses.has(line.no))
        .map(({ no, text }) => ({ line: no, text: text.trim() }));
      const whole = new Set(untouched.map(({ line }) => line));
      const parts = unreadParts.filter(({ line, text }) => text !== '' && !whole.has(line));
      return [...untouched, ...parts].sort((a, b) => a.line - b.line);
    },
  };
}
