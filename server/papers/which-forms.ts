// Decides which papers can be printed for a dossier now, and finds the decision that each of them reports.

import type { FormKind } from '../../common/contract/calls/dossier-schemas.ts';
import type { StaffId } from '../../common/contract/words.ts';
import type { Words } from '../store/dossier-people.ts';
import type { Dossier } from '../store/dossier-queries.ts';
import type { FormSet } from './form-set.ts';

/** The decision that a paper reports: when and by whom it was taken, and in which words. */
export interface Ground {
  /** The instant of the decision, which is the date of the paper. UTC ms. */
  at: number;
  staffId: StaffId | null;
  /** Paragraphs; empty for papers that give no reason. */
  reason: readonly string[];
  apology: readonly string[];
  /** The names of the missing papers. */
  missing: readonly string[];
  /** Whether another date was promised with it. */
  newDate: boolean;
}

type DossierForm = Exclude<FormKind, 'register'>;
type PrintedDossier = Pick<Dossier, 'acceptedAt' | 'staffId' | 'source'>;

/** For papers that can be written more than once: the kinds of free words of which each makes one paper. */
const repeatableBy: Partial<Record<DossierForm, readonly Words['kind'][]>> = {
  supplement: ['missing'],
  apology: ['apology', 'supplement-apology'],
};

const listWritten = (form: DossierForm, words: readonly Words[]) =>
  words.filter(({ kind }) => repeatableBy[form]?.includes(kind) === true);

/**
 * Finds the decision that a paper reports. Null when there is nothing to print yet, or the dossier belongs to another system.
 * @param nth which of the papers that can be written more than once, counted from 1; null for the latest
 */
export function findGround(
  kind: DossierForm,
  { dossier, words }: { dossier: PrintedDossier; words: readonly Words[] },
  nth: number | null = null,
): Ground | null {
  if (dossier.source !== null || (nth !== null && nth > 1 && repeatableBy[kind] === undefined)) return null;
  const { acceptedAt, staffId } = dossier;
  const nothing = { reason: [], apology: [], missing: [], newDate: false };
  if (kind === 'receipt' || kind === 'control')
    return acceptedAt === null ? null : { ...nothing, at: acceptedAt, staffId };
  // Everything that was written in one action has the same instant.
  const linesOfSameAction = (found: Words, wanted: Words['kind']) =>
    words.findLast(({ kind, at }) => kind === wanted && at === found.at)?.lines ?? [];
  if (kind === 'refusal' || kind === 'stop') {
    const found = words.findLast(written => written.kind === kind);
    return found === undefined ? null : { ...nothing, at: found.at, staffId: found.staffId, reason: found.lines };
  }
  const found = listWritten(kind, words).at(nth === null ? -1 : nth - 1);
  if (found === undefined) return null;
  const { at, lines } = found;
  if (kind === 'supplement')
    return {
      ...nothing,
      at,
      staffId: found.staffId,
      missing: lines,
      reason: linesOfSameAction(found, 'supplement-reason'),
    };
  // A new date comes with a reason only; another request for papers comes with a reason and an apology.
  return found.kind === 'apology'
    ? { ...nothing, at, staffId: found.staffId, reason: lines, newDate: true }
    : { ...nothing, at, staffId: found.staffId, reason: linesOfSameAction(found, 'supplement-reason'), apology: lines };
}

const kinds = ['receipt', 'supplement', 'refusal', 'apology', 'stop', 'control'] as const;

/**
 * The papers that can be printed for a dossier now. Each request for papers and each apology is a paper of its own, numbered from 1.
 * Empty when the office has no set of forms.
 */
export function listForms(
  set: FormSet | null,
  dossier: PrintedDossier,
  words: readonly Words[],
): { form: DossierForm; nth: number }[] {
  return kinds
    .filter(
      kind => set?.forms.some(form => form.kind === kind) === true && findGround(kind, { dossier, words }) !== null,
    )
    .flatMap(form => Array.from({ length: listWritten(form, words).length || 1 }, (_, i) => ({ form, nth: i + 1 })));
}
