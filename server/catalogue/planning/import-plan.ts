// What an import would do to the catalogue: the event to be recorded, and the summary that the person who imports sees first.
import type { PlacedTerm } from '../../core/catalogue.ts';
import type { EventOf } from '../../core/events.ts';
import type { ChangedProcedures } from './changes.ts';

export interface PlanOptions {
  /** The office's local day of the import, "2026-11-23". A decision without any date of its own is in force from this day. */
  day: string;
  /** True: the decisions that this one says it replaces end when it begins. */
  endReplaced: boolean;
  /** Validity periods and successors of agencies that the office knows independently of any document. */
  agencies: readonly PlacedTerm[];
}

/** A stored decision that the imported one says it replaces. */
interface ReplacedDecision {
  number: string | null;
  date: string | null;
  title: string | null;
  /** The number of its procedures that would stay in force after this import. */
  procedures: number;
}

export interface ImportPlan {
  /** The complete event: carrying out the plan means recording it. */
  event: EventOf<'catalogue.imported'>;
  /** False when the document says nothing that is not stored already; the event is then not recorded. */
  hasChanges: boolean;
  /** Names of procedures that are new. */
  added: string[];
  /** Names of stored procedures that this decision now publishes differently. */
  changed: string[];
  /** The changes of the procedures in `changed`; procedures with equal changes share one entry. */
  changes: ChangedProcedures[];
  /** Names of procedures that end because this decision publishes a newer version. */
  replaced: string[];
  /** Names of procedures that an earlier version of this same decision listed and this one no longer lists. */
  ended: string[];
  /** Names of procedures that had ended and are in force again. */
  restored: string[];
  /** Names of procedures that the office retired itself; reading them again does not bring them back. */
  retired: string[];
  /** The number of procedures that stay exactly as they are stored. */
  unchanged: number;
  /** True when title, date or another field of an already stored decision differs. */
  decisionChanged: boolean;
  replaces: ReplacedDecision[];
}
