// The test pages of `npm run device -- test` for a board: all dots, a ruler, all letters and a number. The report says only
// what the board has answered.
import { setTimeout as wait } from 'node:timers/promises';
import type { BoardShape } from './board.ts';
import type { Outcome } from './exchange.ts';
import type { Board, Boards } from './registry.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-';

/** The pages to show one after the other, each as the board's lines. */
export function describeTestPages({ rows, columns }: BoardShape): string[][] {
  const toPage = (text: string) =>
    Array.from({ length: rows }, (_, row) => text.slice(row * columns, (row + 1) * columns)).filter(
      line => line !== '',
    );
  const pageLength = rows * columns;
  const alphabet = Array.from({ length: Math.ceil(letters.length / pageLength) }, (_, page) =>
    toPage(letters.slice(page * pageLength, (page + 1) * pageLength)),
  );
  const ruler = Array.from({ length: columns }, (_, column) => (column + 1) % 10).join('');
  return [toPage('8'.repeat(pageLength)), Array<string>(rows).fill(ruler), ...alphabet, ['A012']];
}

export interface BoardTestReport {
  pages: number;
  /** How the last page went; null when nothing could be sent at all. */
  outcome: Outcome | null;
  /** One plain sentence for the person at the board. */
  message: string;
}

const messages: Record<Outcome | 'nothing', string> = {
  accepted: 'The board answered that it shows each page.',
  sent: 'Everything was sent; this protocol has no answer, so look at the board.',
  refused: 'The board answers, but refuses the text: the profile is probably for another model.',
  silent: 'Nothing answers: check power, cable (A and B), address and speed.',
  lost: 'The line does not take the bytes: check the port.',
  nothing: 'The line is down: is the port or the network device there?',
};

/**
 * Shows each page for `pageMs` milliseconds. The board keeps the last page; the office's own text comes back with the next call
 * or restart.
 */
export async function testBoard(boards: Boards, board: Board, pageMs: number): Promise<BoardTestReport> {
  const pages = describeTestPages(board.profile);
  for (const page of pages) {
    board.show(page, null);
    await wait(pageMs);
  }
  const outcome = boards.health().find(health => health.id === board.setting.id)?.outcome ?? null;
  return { pages: pages.length, outcome, message: messages[outcome ?? 'nothing'] };
}
