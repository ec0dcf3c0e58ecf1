// Which papers there is something to print on now, and when and by whom what they say was decided.

import type { FormKind } from '../../common/contract/calls/dossier-schemas.ts';
import type { StaffId } from '../../common/contract/words.ts';
import type { Words } from '../store/dossier-people.ts';
import type { Dossier } from '../store/dossier-queries.ts';
import type { FormSet } from './form-set.ts';

/** What a paper rests on. */
export interface Ground {
  /** The instant that the paper is of. */
  at: number;
  staffId: StaffId | null;
  /** Paragraphs, of papers that give a reason. */
  reason: readonly string[];
  apology: readonly string[];
  missing: readonly string[];
  /** Another date was promised with it. */
  newDate: boolean;
}

type Kind = Exclude<FormKind, 'register'>;
type Heard = Pick<Dossier, 'acceptedAt' | 'staffId' | 'source'>;

/** Of which words a paper is printed that can be written more than once. */
const repeated: Partial<Record<Kind, readonly Words['kind'][]>> = {
  supplement: ['missing'],
  apology: ['apology', 'supplement-apology'],
};

const written = (kind: Kind, words: readonly Words[]) =>
  words.filter(one => repeated[kind]?.includes(one.kind) === true);

/**
 * Null when there is nothing to print yet, or the dossier is another system's.
 * @param nth counted from 1, of papers written more than once; null is the latest
 */
export function groundOf(
  kind: Kind,
  { dossier, words }: { dossier: Heard; words: readonly Words[] },
  nth: number | null = null,
): Ground | null {
  if (dossier.source !== null || (nth !== null && nth > 1 && repeated[kind] === undefined)) return null;
  const { acceptedAt, staffId } = dossier;
  const nothing = { reason: [], apology: [], missing: [], newDate: false };
  if (kind === 'receipt' || kind === 'control')
    return acceptedAt === null ? null : { ...nothing, at: acceptedAt, staffId };
  // What was written in one deed has one instant.
  const beside = (found: Words, other: Words['kind']) =>
    words.findLast(one => one.kind === other && one.at === found.at)?.lines ?? [];
  if (kind === 'refusal' || kind === 'stop') {
    const found = words.findLast(one => one.kind === kind);
    return found === undefined ? null : { ...nothing, at: found.at, staffId: found.staffId, reason: found.lines };
  }
  const found = written(kind, words).at(nth === null ? -1 : nth - 1);
  if (found === undefined) return null;
  const { at, lines } = found;
  if (kind === 'supplement')
    return { ...nothing, at, staffId: found.staffId, missing: lines, reason: beside(found, 'supplement-reason') };
  // With another date only the reason is written; with another request for papers both.
  return found.kind === 'apology'
    ? { ...nothing, at, staffId: found.staffId, reason: lines, newDate: true }
    : { ...nothing, at, staffId: found.staffId, reason: beside(found, 'supplement-reason'), apology: lines };
}

const kinds = ['receipt', 'supplement', 'refusal', 'apology', 'stop', 'control'] as const;

/** The papers that can be printed of a dossier now, each request and each apology of its own; none where no set is in force. */
export function listForms(set: FormSet | null, dossier: Heard, words: readonly Words[]): { form: Kind; nth: number }[] {
  return kinds
    .filter(kind => set?.forms.some(form => form.kind === kind) === true && groundOf(kind, { dossier, words }) !== null)
    .flatMap(form => Array.from({ length: written(form, words).length || 1 }, (_, i) => ({ form, nth: i + 1 })));
}
