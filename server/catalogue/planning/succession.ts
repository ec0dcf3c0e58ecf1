// Decides which version of an act of the law is in force when: each version ends on the first day of the next one. It is pure,
// and its result does not depend on the order of the imports.
import type { Replaced } from '../../core/catalogue.ts';
import { fold } from '../../core/fold.ts';

/** One version of a procedure in one province, with the period in which it is in force. */
export interface Validity {
  id: string;
  nationalCode: string | null;
  name: string;
  agency: string | null;
  decisionId: string;
  /** First day, "2026-11-23"; "" when the decision gives no date. */
  validFrom: string;
  /** True when its decision has a number. A decision without one is a draft, which precedes every numbered decision. */
  numbered: boolean;
  /** The order of the imports, ascending. */
  seq: number;
  /** The first day on which it is no longer in force; null while it has no end. */
  validUntil: string | null;
  /** Id of the version that replaces it. */
  replacedBy: string | null;
}

type ActFields = Pick<Validity, 'nationalCode' | 'name' | 'agency'>;

/** Two versions of the same act share at least one of these keys, by code or by name. */
function actKeys({ nationalCode, name, agency }: ActFields): string[] {
  const byName = `name ${fold(name)}|${fold(agency ?? '')}`;
  return nationalCode === null ? [byName] : [`code ${nationalCode}`, byName];
}

/** A name without a code identifies an act only together with its agency: every agency certifies copies, for example. */
function isSameAct(a: ActFields, b: ActFields): boolean {
  return a.nationalCode !== null && b.nationalCode !== null
    ? a.nationalCode === b.nationalCode
    : fold(a.name) === fold(b.name) && fold(a.agency ?? '') === fold(b.agency ?? '');
}

/** True when `b` comes after `a`. A decision without a date never ends one that has a date. */
function isLater(a: Validity, b: Validity): boolean {
  if (a.validFrom !== b.validFrom) return b.validFrom > a.validFrom;
  if (a.validFrom === '' && a.numbered !== b.numbered) return b.numbered;
  return b.seq > a.seq;
}

/** Returns a function that finds all versions of the act to which a version belongs. */
export function indexByAct(all: readonly Validity[]): (validity: Validity) => Validity[] {
  const byKey = new Map<string, Validity[]>();
  for (const validity of all)
    for (const key of actKeys(validity)) {
      const versions = byKey.get(key);
      if (versions === undefined) byKey.set(key, [validity]);
      else versions.push(validity);
    }
  return validity =>
    [...new Set(actKeys(validity).flatMap(key => byKey.get(key) ?? []))].filter(version =>
      isSameAct(validity, version),
    );
}

/** A period that somebody ended without a replacement is not recalculated. */
const isEndedByHand = ({ validUntil, replacedBy }: Validity) => validUntil !== null && replacedBy === null;

/**
 * Returns the changes of the periods of `touched` that make each version end where the next one begins.
 * @param sameAct finds all versions of the same act that were rightly published
 * @param day the office's local day: a decision without a date is in force from this day
 */
export function planSuccession(
  touched: readonly Validity[],
  sameAct: (validity: Validity) => Validity[],
  day: string,
): Replaced[] {
  const replaced: Replaced[] = [];
  for (const validity of touched) {
    if (isEndedByHand(validity)) continue;
    const versions = sameAct(validity);
    const later = versions.filter(version => version.decisionId !== validity.decisionId && isLater(validity, version));
    const next = later.reduce<Validity | null>(
      (first, version) => (first && isLater(first, version) ? first : version),
      null,
    );
    // One act may have two processes in a decision: the first is continued by the first, the second by the second.
    const ofDecision = (decisionId: string) =>
      versions.filter(version => version.decisionId === decisionId).sort((a, b) => a.seq - b.seq);
    const successors = next === null ? [] : ofDecision(next.decisionId);
    const position = Math.min(ofDecision(validity.decisionId).indexOf(validity), successors.length - 1);
    const by = successors[position] ?? next;
    const endBefore = validity.replacedBy === by?.id ? validity.validUntil : null;
    const until = by === null ? null : by.validFrom === '' ? (endBefore ?? day) : by.validFrom;
    if (until !== validity.validUntil || (by?.id ?? null) !== validity.replacedBy)
      replaced.push({ procedureId: validity.id, by: by?.id ?? null, until });
  }
  return replaced;
}
