// Finds what an unreadable text lacks. Everything that a decision on internal processes contains is searched once more, so that the
// person is told only what is really missing.

import { anyPhrase, foldLetters } from './fold-letters.ts';
import type { LayoutReader } from './layout-reader.ts';
import { textOf } from './layout-reader.ts';
import type { Line } from './lines.ts';
import { isProcessTableHead, isStepLabel } from './phrases.ts';
import { words } from './reader-words.ts';
import { createWarningCollector } from './warnings.ts';

const heading = new RegExp(`^${anyPhrase(words.processHeadings)} ?:? ?\\d`);
/** A table of steps has at least so many columns. */
const minCells = 3;

/** @returns keys of `looked` and `layouts` in common/text/<language>/catalogue.json */
export function findMissing(lines: readonly Line[], layouts: ReadonlyMap<string, LayoutReader>): string[] {
  const rows = [...layouts.values()].flatMap(({ toBlocks }) =>
    toBlocks(lines, createWarningCollector()).flatMap(block =>
      block.kind === 'row' && block.cells.length >= minCells ? [block.cells.map(textOf)] : [],
    ),
  );
  const missing: string[] = [];
  if (!lines.some(({ text }) => heading.test(foldLetters(text.trim())))) missing.push('process-heading');
  // Without rows there can be neither a head nor a step.
  if (rows.length === 0) return [...missing, ...layouts.keys()];
  if (!rows.some(isProcessTableHead)) missing.push('course-head');
  if (!rows.some(cells => cells.some(isStepLabel))) missing.push('step-label');
  return missing;
}
