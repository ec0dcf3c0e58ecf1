// The part of the stored catalogue that an import plan is compared with, and the catalogue as it is once a plan is carried out.
import type { CatalogueState, Listing } from '../../store/catalogue-queries.ts';
import type { PublishedProcedure } from './changes.ts';
import type { ImportPlan } from './import-plan.ts';

/** A stored procedure, as far as an import plan reads it. */
export type StoredProcedure = Pick<
  Listing,
  | 'id'
  | 'seq'
  | 'processId'
  | 'decisionId'
  | 'nationalCode'
  | 'name'
  | 'agency'
  | 'province'
  | 'validFrom'
  | 'validUntil'
  | 'replacedBy'
  | 'retired'
  | 'fingerprint'
>;

export interface StoredCatalogue extends Omit<CatalogueState, 'procedures' | 'find'> {
  procedures: readonly StoredProcedure[];
  /** Returns everything that is published of a stored procedure, or null when the id is not stored. */
  find(id: string): PublishedProcedure | null;
}

/** The import order continues after this number; it is 0 in an empty catalogue. */
export function lastSeq({ procedures }: Pick<StoredCatalogue, 'procedures'>): number {
  return procedures.reduce((last, { seq }) => Math.max(last, seq), 0);
}

/**
 * Returns the catalogue as it will be once the plan is carried out. A file with several decisions is planned one decision
 * after the other before anything is written, so each plan must start from the result of the plan before it.
 */
export function catalogueAfter(stored: StoredCatalogue, { event }: ImportPlan): StoredCatalogue {
  const { decision, processes, replaced, agencies = [] } = event;
  const { decisionId, province } = decision;
  const published = new Map<string, PublishedProcedure>();
  const byId = new Map(stored.procedures.map(procedure => [procedure.id, procedure]));
  let seq = lastSeq(stored);
  for (const process of processes)
    for (const { procedureId: id, ...planned } of process.procedures) {
      const { processId, agency } = process;
      const before = byId.get(id);
      published.set(id, { ...process, ...planned });
      seq += 1;
      byId.set(id, {
        validUntil: before?.validUntil ?? null,
        replacedBy: before?.replacedBy ?? null,
        retired: before?.retired ?? false,
        seq: before?.seq ?? seq,
        ...planned,
        id,
        processId,
        agency,
        province,
        decisionId,
      });
    }
  for (const { procedureId, by, until } of replaced) {
    const procedure = byId.get(procedureId);
    if (procedure !== undefined) byId.set(procedureId, { ...procedure, validUntil: until, replacedBy: by });
  }
  const decisionBefore = stored.decisions.find(({ decisionId: id }) => id === decisionId);
  return {
    procedures: [...byId.values()],
    decisions: [
      ...stored.decisions.filter(decision => decision !== decisionBefore),
      { inForceUntil: null, ...decisionBefore, ...decision },
    ],
    agencies: [...stored.agencies, ...agencies],
    find: id => published.get(id) ?? stored.find(id),
  };
}
