// Finds what an import says of the validity of agencies and their successors that is not stored yet.
import { type PlacedTerm, provinceKey } from '../../core/catalogue.ts';
import { fold } from '../../core/fold.ts';
import type { Reading } from '../reading/model.ts';

const agencyKey = (name: string, province: string | null) => `${fold(name)}|${provinceKey(province)}`;

/** Two terms with equal keys say the same of an agency. */
const termKey = ({ validFrom, validUntil, successor }: PlacedTerm) =>
  JSON.stringify([validFrom, validUntil, successor && agencyKey(successor.name, successor.province)]);

const emptyTermKey = JSON.stringify([null, null, null]);

/**
 * @param stored what the catalogue holds
 * @param configured what the office knows independently of any document; used only for agencies that the document names.
 * What the document itself says has precedence.
 */
export function planAgencies(
  reading: Reading,
  stored: readonly PlacedTerm[],
  configured: readonly PlacedTerm[],
): PlacedTerm[] {
  const { province } = reading.decision;
  const named = new Set(
    reading.processes.flatMap(({ agency }) => (agency === null ? [] : [agencyKey(agency, province)])),
  );
  const wanted = new Map<string, PlacedTerm>();
  for (const term of configured) {
    const key = agencyKey(term.name, term.province);
    if (named.has(key)) wanted.set(key, term);
  }
  for (const term of reading.agencies ?? []) wanted.set(agencyKey(term.name, province), { ...term, province });
  const storedByKey = new Map(stored.map(term => [agencyKey(term.name, term.province), term]));
  return [...wanted].flatMap(([key, term]) => {
    const before = storedByKey.get(key);
    return termKey(term) === (before === undefined ? emptyTermKey : termKey(before)) ? [] : [term];
  });
}
