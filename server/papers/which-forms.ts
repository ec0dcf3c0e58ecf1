// Which papers there is something to print on now, and when and by whom what they say was decided.
import type { FormKind } from '../../common/contract/calls/dossier.ts';
import type { StaffId } from '../../common/contract/words.ts';
import type { Words } from '../store/dossier-people.ts';
import type { Dossier } from '../store/dossiers.ts';
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

/** Null when there is nothing to print yet, or the dossier is another system's. */
export function groundOf(kind: Kind, dossier: Heard, words: readonly Words[]): Ground | null {
  if (dossier.source !== null) return null;
  const { acceptedAt, staffId } = dossier;
  const nothing = { reason: [], apology: [], missing: [], newDate: false };
  if (kind === 'receipt' || kind === 'control')
    return acceptedAt === null ? null : { ...nothing, at: acceptedAt, staffId };
  const last = (...kinds: Words['kind'][]) => words.findLast(one => kinds.includes(one.kind));
  // What was written in one deed has one instant.
  const beside = (found: Words, other: Words['kind']) =>
    words.findLast(one => one.kind === other && one.at === found.at)?.lines ?? [];
  if (kind === 'refusal' || kind === 'stop') {
    const found = last(kind);
    return found === undefined ? null : { ...nothing, at: found.at, staffId: found.staffId, reason: found.lines };
  }
  if (kind === 'supplement') {
    const found = last('missing');
    if (found === undefined) return null;
    const { at, lines: missing } = found;
    return { ...nothing, at, staffId: found.staffId, missing, reason: beside(found, 'supplement-reason') };
  }
  const found = last('apology', 'supplement-apology');
  if (found === undefined) return null;
  const { at, lines } = found;
  // With another date only the reason is written; with another request for papers both.
  return found.kind === 'apology'
    ? { ...nothing, at, staffId: found.staffId, reason: lines, newDate: true }
    : { ...nothing, at, staffId: found.staffId, reason: beside(found, 'supplement-reason'), apology: lines };
}

const kinds = ['receipt', 'supplement', 'refusal', 'apology', 'stop', 'control'] as const;

/** The papers that can be printed of a dossier now; none where no set is in force. */
export function listForms(set: FormSet | null, dossier: Heard, words: readonly Words[]): Kind[] {
  return kinds.filter(
    kind => set?.forms.some(form => form.kind === kind) === true && groundOf(kind, dossier, words) !== null,
  );
}
