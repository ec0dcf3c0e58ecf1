// The table of steps of one process while it is being read: its columns, and what has been found so far.

import type { Unit } from './duration.ts';
import type { Row } from './layout-reader.ts';
import type { Process, Step } from './model.ts';
import type { words } from './reader-words.ts';

export type TableColumn = keyof typeof words.columns;

export interface TableColumns {
  kinds: (TableColumn | null)[];
  unit: Unit | null;
}

/** What a reader remembers of a process while it reads it. */
export interface ProcessInProgress {
  process: Process;
  /** Where its total stands; null before it. */
  totalLine: number | null;
  /** The row of the last step, to go on with. */
  last: { row: Row; step: Step } | null;
  stepLines: number[];
}
