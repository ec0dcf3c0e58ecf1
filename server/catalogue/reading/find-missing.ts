// What a text that could not be read lacks: what every decision of internal processes has, looked for once more, so that only
// what is truly not there is told.

import { anyPhrase, foldLetters } from './fold-letters.ts';
import type { LayoutReader } from './layout-reader.ts';
import { textOf } from './layout-reader.ts';
import type { Line } from './lines.ts';
import { isProcessTableHead, isStepLabel } from './phrases.ts';
import { words } from './reader-words.ts';
import { createWarningCollector } from './warnings.ts';

const heading = new RegExp(`^${anyPhrase(words.processHeadings)} ?:? ?\\d`);
/** A table of steps has no less. */
const leastCells = 3;

/** @returns keys of `looked` and `layouts` in common/text/<language>/catalogue.json */
export function findMissing(lines: readonly Line[], layouts: ReadonlyMap<string, LayoutReader>): string[] {
  const rows = [...layouts.values()].flatMap(({ toBlocks }) =>
    toBlocks(lines, createWarningCollector()).flatMap(block =>
      block.kind === 'row' && block.cells.length >= leastCells ? [block.cells.map(textOf)] : [],
    ),
  );
  const missing: string[] = [];
  if (!lines.some(({ text }) => heading.test(foldLetters(text.trim())))) missing.push('process-heading');
  // Without rows there is nothing in which a head or a step could stand.
  if (rows.length === 0) return [...missing, ...layouts.keys()];
  if (!rows.some(isProcessTableHead)) missing.push('course-head');
  if (!rows.some(cells => cells.some(isStepLabel))) missing.push('step-label');
  return missing;
}
