// Which procedure holds when: of one act, each decision holds until the next one's first day. Pure, and the same whatever came in
// first: what is known is put in order, and what differs from it is to be changed.
import type { Replaced } from '../../core/catalogue.ts';
import { fold } from '../../core/fold.ts';

/** A procedure as it stands once a document is in, of one province. */
export interface Validity {
  id: string;
  nationalCode: string | null;
  name: string;
  agency: string | null;
  decisionId: string;
  /** "" where no day is known. */
  validFrom: string;
  /** Of a decision that has a number. A draft comes before it. */
  numbered: boolean;
  /** In the order of the imports. */
  seq: number;
  validUntil: string | null;
  replacedBy: string | null;
}

/** Words that two of one act share, whether by code or by name. */
export function actKeys({ nationalCode, name, agency }: Pick<Validity, 'nationalCode' | 'name' | 'agency'>): string[] {
  const byName = `name ${fold(name)}|${fold(agency ?? '')}`;
  return nationalCode === null ? [byName] : [`code ${nationalCode}`, byName];
}

/** The same act of the law, whoever published it last. Without a code the name alone says too little: every agency has copies to make. */
function isSameAct(a: Validity, b: Validity): boolean {
  return a.nationalCode !== null && b.nationalCode !== null
    ? a.nationalCode === b.nationalCode
    : fold(a.name) === fold(b.name) && fold(a.agency ?? '') === fold(b.agency ?? '');
}

/** Whether the second follows the first. Without a day a decision ends nothing that has one. */
function follows(a: Validity, b: Validity): boolean {
  if (a.validFrom !== b.validFrom) return b.validFrom > a.validFrom;
  if (a.validFrom === '' && a.numbered !== b.numbered) return b.numbered;
  return b.seq > a.seq;
}

/** Indexes standings by the act they are of. */
export function indexByAct(all: readonly Validity[]): (one: Validity) => Validity[] {
  const byKey = new Map<string, Validity[]>();
  for (const one of all)
    for (const key of actKeys(one)) {
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [one]);
      else same.push(one);
    }
  return one => [...new Set(actKeys(one).flatMap(key => byKey.get(key) ?? []))].filter(other => isSameAct(one, other));
}

/**
 * What the days of these must become. `sameAct` gives what is of one act and was ever right.
 * @param day from when on a decision without a day of its own holds
 */
export function planSuccession(
  touched: readonly Validity[],
  sameAct: (one: Validity) => Validity[],
  isFixed: (one: Validity) => boolean,
  day: string,
): Replaced[] {
  const replaced: Replaced[] = [];
  for (const one of touched) {
    if (isFixed(one)) continue;
    const act = sameAct(one);
    const later = act.filter(other => other.decisionId !== one.decisionId && follows(one, other));
    const next = later.reduce<Validity | null>(
      (first, other) => (first && follows(first, other) ? first : other),
      null,
    );
    // One act may have two courses: the first goes on in the first, the second in the second.
    const ofDecision = (decisionId: string) =>
      act.filter(other => other.decisionId === decisionId).sort((a, b) => a.seq - b.seq);
    const courses = next === null ? [] : ofDecision(next.decisionId);
    const by = courses[Math.min(ofDecision(one.decisionId).indexOf(one), courses.length - 1)] ?? next;
    const since = one.replacedBy === by?.id ? one.validUntil : null;
    const until = by === null ? null : by.validFrom === '' ? (since ?? day) : by.validFrom;
    if (until !== one.validUntil || (by?.id ?? null) !== one.replacedBy)
      replaced.push({ procedureId: one.id, by: by?.id ?? null, until });
  }
  return replaced;
}
