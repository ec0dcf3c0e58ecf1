// Decides from when until when each procedure of the province is in force once a document is imported.
import { type ImportedDecision, type ImportedProcess, provinceKey, type Replaced } from '../../core/catalogue.ts';
import { lastSeq, type StoredCatalogue, type StoredProcedure } from './stored-catalogue.ts';
import { indexByAct, planSuccession, type Validity } from './succession.ts';

export interface ProvinceValidities {
  /** Every procedure of the province as the document leaves it, before the periods are adjusted to each other; by id. */
  all: Map<string, Validity>;
  /** Procedures that the stored version of this decision listed and this one does not, with what replaces each; by id. */
  dropped: Map<string, string>;
  /** Procedures whose period may have to change. */
  touched: Set<Validity>;
  /** Finds all versions of the act of the law to which a procedure belongs. */
  sameAct: (validity: Validity) => Validity[];
}

interface ImportedContent {
  processes: readonly ImportedProcess[];
  decision: ImportedDecision;
  validFrom: string;
  /** The office's local day of the import. */
  day: string;
}

type PastValidity = Validity & { dropped: boolean };

/** Returns the stored procedures of the province; `dropped` marks those that a correction of their own decision took out. */
function storedValidities(here: readonly StoredProcedure[], stored: StoredCatalogue): Map<string, PastValidity> {
  const numbered = new Map(stored.decisions.map(({ decisionId, number }) => [decisionId, number !== null]));
  const byId = new Map(here.map(procedure => [procedure.id, procedure]));
  return new Map(
    here.map(procedure => {
      const { id, decisionId, replacedBy } = procedure;
      const dropped = replacedBy !== null && byId.get(replacedBy)?.decisionId === decisionId;
      return [id, { ...procedure, numbered: numbered.get(decisionId) ?? false, dropped }];
    }),
  );
}

/** Finds the procedures that a process listed before and no longer lists, and what takes the place of each. */
function findDropped(
  before: readonly StoredProcedure[],
  isStored: (id: string) => boolean,
  { processes, day }: ImportedContent,
): Map<string, string> {
  const imported = new Set(processes.flatMap(({ procedures }) => procedures.map(({ procedureId }) => procedureId)));
  const dropped = new Map<string, string>();
  for (const { processId, procedures } of processes) {
    // A procedure that has ended already keeps its period.
    const missing = before.filter(
      procedure =>
        procedure.processId === processId &&
        !imported.has(procedure.id) &&
        !procedure.retired &&
        (procedure.validUntil === null || procedure.validUntil > day),
    );
    const fresh = procedures.filter(({ procedureId }) => !isStored(procedureId));
    for (const [index, { id }] of missing.entries()) {
      const replacement = (missing.length === fresh.length ? fresh[index] : fresh[0]) ?? procedures[0];
      if (replacement !== undefined) dropped.set(id, replacement.procedureId);
    }
  }
  return dropped;
}

export function placeInProvince(content: ImportedContent, stored: StoredCatalogue): ProvinceValidities {
  const { processes, decision, validFrom } = content;
  const { decisionId } = decision;
  const here = stored.procedures.filter(({ province }) => provinceKey(province) === provinceKey(decision.province));
  const past = storedValidities(here, stored);
  const all = new Map<string, Validity>(past);
  let seq = lastSeq(stored);
  const imported = new Set<string>();
  for (const { agency, procedures } of processes)
    for (const { procedureId: id, nationalCode, name } of procedures) {
      const before = past.get(id);
      // A procedure that a correction took out and that is listed again is in force again.
      const { validUntil, replacedBy } =
        before === undefined || before.dropped ? { validUntil: null, replacedBy: null } : before;
      seq += 1;
      all.set(id, {
        id,
        nationalCode,
        name,
        agency,
        decisionId,
        validFrom,
        validUntil,
        replacedBy,
        numbered: decision.number !== null,
        seq: before?.seq ?? seq,
      });
      imported.add(id);
    }
  const ofDecision = here.filter(procedure => procedure.decisionId === decisionId);
  const dropped = findDropped(ofDecision, id => past.has(id), content);
  const isPublished = ({ id }: Validity) => !dropped.has(id) && (imported.has(id) || past.get(id)?.dropped !== true);
  const sameAct = indexByAct([...all.values()].filter(isPublished));
  const touched = new Set<Validity>();
  for (const validity of all.values()) {
    const replacedBy = past.get(validity.id)?.replacedBy ?? null;
    const replacedByThisDecision = replacedBy !== null && past.get(replacedBy)?.decisionId === decisionId;
    if (isPublished(validity) && replacedByThisDecision) touched.add(validity);
  }
  for (const id of [...imported, ...dropped.keys()])
    for (const version of [all.get(id), past.get(id)])
      if (version) for (const validity of sameAct(version)) touched.add(validity);
  return { all, dropped, touched, sameAct };
}

/** Returns only the periods that differ from what is stored. */
export function planValidities(
  { all, dropped, touched, sameAct }: ProvinceValidities,
  storedById: ReadonlyMap<string, StoredProcedure>,
  { decisionId, day }: { decisionId: string; day: string },
): Replaced[] {
  const replaced = planSuccession([...touched], sameAct, day);
  const planned = new Set(replaced.map(({ procedureId }) => procedureId));
  // A procedure of this decision that had ended is in force again because it was read again.
  for (const { id, validUntil, decisionId: publishedBy } of all.values()) {
    if (publishedBy !== decisionId || validUntil !== null || planned.has(id) || dropped.has(id)) continue;
    const endedAt = storedById.get(id)?.validUntil ?? null;
    if (endedAt !== null) replaced.push({ procedureId: id, by: null, until: null });
  }
  // Citizens saw a dropped procedure until the day of this import; one that was to begin later never begins.
  for (const [procedureId, by] of dropped) replaced.push({ procedureId, by, until: day });
  return replaced.filter(({ procedureId, by, until }) => {
    const before = storedById.get(procedureId);
    return (before?.validUntil ?? null) !== until || (before?.replacedBy ?? null) !== by;
  });
}
