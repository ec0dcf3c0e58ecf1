// Says what a document would do to the catalogue, before anything is written. Pure: the plan is the event, whole; asked again
// after it was done, nothing is left to do.
import {
  type ImportedDecision,
  type ImportedProcess,
  isInForce,
  type PlannedProcedure,
  type Replaced,
} from '../core/catalogue.ts';
import type { EventOf } from '../core/events.ts';
import { fold, repairLetters } from '../core/fold.ts';
import { decisionKey, hashText, nationalCode, procedureKey, provinceKey } from './keys.ts';
import type { NamedProcedure, Process, Reading } from './model.ts';

/** What the plan must know of a procedure that is stored. */
export interface Known {
  id: string;
  nationalCode: string | null;
  name: string;
  province: string | null;
  decisionId: string;
  validFrom: string;
  validUntil: string | null;
  fingerprint: string;
}

export interface ImportPlan {
  event: EventOf<'catalogue.imported'>;
  added: string[];
  changed: string[];
  /** What a newer decision takes the place of. */
  replaced: string[];
  unchanged: number;
}

const plain = (text: string) => repairLetters(text).normalize('NFC').replace(/\s+/g, ' ').trim();

/** The same act of the law, whoever published it last. */
function isSameAct(a: { nationalCode: string | null; name: string }, b: { nationalCode: string | null; name: string }) {
  return a.nationalCode !== null && b.nationalCode !== null
    ? a.nationalCode === b.nationalCode
    : fold(a.name) === fold(b.name);
}

/** Gives the second of two equal keys a number of its own: one act may have two courses. */
function createNaming() {
  const taken = new Set<string>();
  return (key: string) => {
    let name = key;
    for (let nth = 2; taken.has(name); nth++) name = `${key}-${nth}`;
    taken.add(name);
    return name;
  };
}

function planProcess(process: Process, processId: string, warnings: Reading['warnings']): ImportedProcess {
  const { agency, field, number, total, totalText, notes, steps } = process;
  return {
    processId,
    agency: agency === null ? null : plain(agency),
    field: field === null ? null : plain(field),
    number,
    total,
    totalText,
    notes,
    steps,
    warnings,
    procedures: [],
  };
}

function planProcedure(
  { code, name, details }: NamedProcedure,
  process: ImportedProcess,
  procedureId: string,
  validFrom: string,
): PlannedProcedure {
  const { level = null, internal = false, parts = [], papers = [], fees = [] } = details ?? {};
  const content = { code, name: plain(name), level, internal, parts, papers, fees };
  const { warnings: _, procedures: __, ...course } = process;
  const fingerprint = hashText(JSON.stringify([content, course, validFrom]), 16);
  return { ...content, procedureId, nationalCode: nationalCode(code), validFrom, fingerprint };
}

/** Warnings of the lines from this process to the next. */
function warningsOf(reading: Reading, at: number): Reading['warnings'] {
  const lines = reading.processes.map(process => process.line);
  const [from, until] = [lines[at] ?? 0, lines[at + 1] ?? Number.POSITIVE_INFINITY];
  return reading.warnings.filter(({ line }) => line >= from && line < until);
}

/** By act and by name, since one side may have no code. */
function indexKnown(known: readonly Known[]) {
  const byAct = new Map<string, Known[]>();
  const keep = (key: string, one: Known) => byAct.set(key, [...(byAct.get(key) ?? []), one]);
  for (const one of known) {
    if (one.nationalCode !== null) keep(`code ${one.nationalCode}`, one);
    keep(`name ${fold(one.name)}`, one);
  }
  return (act: { nationalCode: string | null; name: string }) => [
    ...new Set([
      ...(act.nationalCode === null ? [] : (byAct.get(`code ${act.nationalCode}`) ?? [])),
      ...(byAct.get(`name ${fold(act.name)}`) ?? []),
    ]),
  ];
}

/** @param day the local day of the import: from then on a decision without a date of its own holds */
export function planImport(reading: Reading, fileName: string, known: readonly Known[], day: string): ImportPlan {
  const { number, date, province, title, inForceFrom, replaces } = reading.decision;
  const decisionId = decisionKey(reading.decision, fileName);
  const decision: ImportedDecision = { decisionId, number, date, province, title, inForceFrom, replaces };
  const validFrom = inForceFrom ?? date ?? '';
  const byId = new Map(known.map(one => [one.id, one]));
  const others = indexKnown(
    known.filter(one => one.decisionId !== decisionId && provinceKey(one.province) === provinceKey(province)),
  );
  const nameProcess = createNaming();
  const nameProcedure = createNaming();
  const plan: ImportPlan = {
    event: { type: 'catalogue.imported', fileName, decision, processes: [], replaced: [] },
    added: [],
    changed: [],
    replaced: [],
    unchanged: 0,
  };

  /** Ends the days of what it takes the place of; or its own, when a newer decision came first. */
  function succeed(procedure: PlannedProcedure): void {
    const late: Replaced[] = [];
    for (const other of others(procedure).filter(one => isSameAct(one, procedure))) {
      if (validFrom !== '' && other.validFrom > validFrom) {
        late.push({ procedureId: procedure.procedureId, by: other.id, until: other.validFrom });
      } else if (other.validUntil === null || other.validUntil > (validFrom || day)) {
        const until = validFrom || day;
        const replaced: Replaced = { procedureId: other.id, by: procedure.procedureId, until };
        plan.event.replaced.push(replaced);
        if (isInForce(other, day)) plan.replaced.push(other.name);
      }
    }
    // The first that came after it ended its days.
    const next = late.toSorted((a, b) => (a.until < b.until ? -1 : 1))[0];
    if (next !== undefined) plan.event.replaced.push(next);
  }

  for (const [at, process] of reading.processes.entries()) {
    const processId = nameProcess(`${decisionId}/${fold(process.field ?? '')}/${process.number}`);
    const planned = planProcess(process, processId, warningsOf(reading, at));
    let news = 0;
    for (const named of process.procedures) {
      const procedureId = nameProcedure(procedureKey(named, decisionId));
      const procedure = planProcedure(named, planned, procedureId, validFrom);
      planned.procedures.push(procedure);
      const before = byId.get(procedureId);
      if (before?.fingerprint === procedure.fingerprint) {
        plan.unchanged += 1;
        continue;
      }
      news += 1;
      if (before === undefined) succeed(procedure);
      (before === undefined ? plan.added : plan.changed).push(procedure.name);
    }
    if (news > 0) plan.event.processes.push(planned);
  }
  return plan;
}

/** What would be known once the plan is carried out. */
export function knownAfter(known: readonly Known[], { event }: ImportPlan): Known[] {
  const { decisionId, province } = event.decision;
  const byId = new Map(known.map(one => [one.id, one]));
  for (const { procedureId: id, ...planned } of event.processes.flatMap(process => process.procedures)) {
    const validUntil = byId.get(id)?.validUntil ?? null;
    byId.set(id, { id, ...planned, province, decisionId, validUntil });
  }
  for (const { procedureId, until } of event.replaced) {
    const one = byId.get(procedureId);
    if (one !== undefined) byId.set(procedureId, { ...one, validUntil: until });
  }
  return [...byId.values()];
}
