// The state of a process while its table of steps is being read.

import type { Unit } from './duration.ts';
import type { Row } from './layout-reader.ts';
import type { Process, Step } from './model.ts';
import type { words } from './reader-words.ts';

export type TableColumn = keyof typeof words.columns;

export interface TableColumns {
  kinds: (TableColumn | null)[];
  unit: Unit | null;
}

/** A process and what its readers remember until it is complete. */
export interface ProcessInProgress {
  process: Process;
  /** The line of its total; null until the total is found. */
  totalLine: number | null;
  /** The last step with its row, which the next row may continue. */
  last: { row: Row; step: Step } | null;
  stepLines: number[];
}
