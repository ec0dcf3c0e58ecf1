// Works out what a document would do to the catalogue, before anything is written. It is pure, and its result is the complete
// event, so planning the same document again after the import finds nothing left to do.
import { type ImportedDecision, type ImportedProcess, isInForce } from '../../core/catalogue.ts';
import type { Reading } from '../reading/model.ts';
import { decisionKey } from './catalogue-keys.ts';
import { type Change, groupChanges, listChanges } from './changes.ts';
import type { ImportPlan, PlanOptions } from './import-plan.ts';
import { planAgencies } from './plan-agencies.ts';
import { planProcesses } from './plan-processes.ts';
import { planReplacedDecisions } from './plan-replaced-decisions.ts';
import { placeInProvince, planValidities } from './plan-validity.ts';
import type { StoredCatalogue, StoredProcedure } from './stored-catalogue.ts';

export interface ImportInput extends PlanOptions {
  reading: Reading;
  /** Names a draft that has neither number nor title. */
  fileName: string;
  stored: StoredCatalogue;
}

export function planImport({ reading, fileName, stored, day, endReplaced, agencies }: ImportInput): ImportPlan {
  const { number, date, province, title, inForceFrom, replaces } = reading.decision;
  const decisionId = decisionKey(reading.decision, fileName);
  const decision: ImportedDecision = { decisionId, number, date, province, title, inForceFrom, replaces };
  const validFrom = inForceFrom ?? date ?? '';
  const processes = planProcesses(reading, { decisionId, validFrom }, stored);
  const storedById = new Map(stored.procedures.map(procedure => [procedure.id, procedure]));
  const plan: ImportPlan = {
    event: { type: 'catalogue.imported', fileName, decision, processes: [], replaced: [] },
    hasChanges: false,
    added: [],
    changed: [],
    changes: [],
    replaced: [],
    ended: [],
    restored: [],
    retired: [],
    unchanged: 0,
    decisionChanged: differsFromStored(decision, stored.decisions),
    replaces: [],
  };
  comparePublished(plan, processes, { storedById, stored });
  const validities = placeInProvince({ processes, decision, validFrom, day }, stored);
  plan.event.replaced = planValidities(validities, storedById, { decisionId, day });
  planReplacedDecisions(plan, stored, { day, endReplaced, validFrom });
  const terms = planAgencies(reading, stored.agencies, agencies);
  if (terms.length > 0) plan.event.agencies = terms;
  summarizePeriods(plan, storedById, { dropped: validities.dropped, day });
  plan.hasChanges =
    plan.event.processes.length + plan.event.replaced.length + terms.length > 0 ||
    (plan.decisionChanged && processes.length > 0);
  return plan;
}

/** True for a stored decision of which this document says something else than before. */
function differsFromStored(decision: ImportedDecision, stored: StoredCatalogue['decisions']): boolean {
  const before = stored.find(({ decisionId }) => decisionId === decision.decisionId);
  if (before === undefined) return false;
  return (Object.keys(decision) as (keyof ImportedDecision)[]).some(
    key => JSON.stringify(before[key]) !== JSON.stringify(decision[key]),
  );
}

/** Sorts the procedures into new, changed and unchanged ones; processes with a new or changed procedure go into the event. */
function comparePublished(
  plan: ImportPlan,
  processes: readonly ImportedProcess[],
  { storedById, stored }: { storedById: ReadonlyMap<string, StoredProcedure>; stored: StoredCatalogue },
): void {
  const changed: { name: string; changes: Change[] }[] = [];
  for (const process of processes) {
    let hasChanges = false;
    for (const procedure of process.procedures) {
      const { procedureId, fingerprint, name } = procedure;
      const before = storedById.get(procedureId);
      if (before?.retired) plan.retired.push(name);
      if (before?.fingerprint === fingerprint) {
        if (!before.retired) plan.unchanged += 1;
        continue;
      }
      hasChanges = true;
      if (before === undefined) plan.added.push(name);
      else {
        if (!before.retired) plan.changed.push(name);
        const published = stored.find(procedureId);
        if (published !== null) changed.push({ name, changes: listChanges(published, { ...process, ...procedure }) });
      }
    }
    if (hasChanges) plan.event.processes.push(process);
  }
  plan.changes = groupChanges(changed);
}

/** Names the procedures that end and those that are in force again, for the person who decides on the import. */
function summarizePeriods(
  plan: ImportPlan,
  storedById: ReadonlyMap<string, StoredProcedure>,
  { dropped, day }: { dropped: ReadonlyMap<string, string>; day: string },
): void {
  for (const { procedureId, until } of plan.event.replaced) {
    const before = storedById.get(procedureId);
    if (before === undefined) continue;
    if (dropped.has(procedureId)) plan.ended.push(before.name);
    else if (until === null) plan.restored.push(before.name);
    else if (isInForce(before, day)) plan.replaced.push(before.name);
    else if (isInForce({ ...before, validUntil: until }, day)) plan.restored.push(before.name);
  }
}
