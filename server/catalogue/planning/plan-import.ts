// Says what a document would do to the catalogue, before anything is written. Pure: the plan is the event, whole; asked again
// after it was done, nothing is left to do.
import {
  type ImportedDecision,
  type ImportedProcess,
  inLegalOrder,
  isInForce,
  type PlacedTerm,
  type PlannedProcedure,
  type ProcedureDetails,
  provinceKey,
  type Replaced,
} from '../../core/catalogue.ts';
import type { EventOf } from '../../core/events.ts';
import { fold, repairLetters, slug } from '../../core/fold.ts';
import type { CatalogueState, Listing } from '../../store/catalogue.ts';
import type { NamedProcedure, Process, Reading } from '../reading/model.ts';
import { decisionKey, hashText, nationalCode, procedureKey } from './catalogue-keys.ts';
import { type Change, type ChangedProcedures, groupChanges, listChanges, type PublishedProcedure } from './changes.ts';
import { indexByAct, planSuccession, type Validity } from './succession.ts';

/** What the plan must know of a procedure that is stored. */
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
  /** Of a procedure that is known, all that is published. */
  find(id: string): PublishedProcedure | null;
}

export interface PlanOptions {
  /** The local day of the import: from then on a decision without a date of its own holds. */
  day: string;
  /** Decisions that this one says it replaces are over. */
  endReplaced: boolean;
  /** What is known of agencies, whoever brings a document. */
  agencies: readonly PlacedTerm[];
}

/** A decision that this one says it replaces. */
export interface ReplacedDecision {
  number: string | null;
  date: string | null;
  title: string | null;
  /** How many of its procedures would still hold. */
  procedures: number;
}

export interface ImportPlan {
  event: EventOf<'catalogue.imported'>;
  /** False: all of it is as it was. */
  hasChanges: boolean;
  added: string[];
  changed: string[];
  /** What of them, for each group of which the same is told. */
  changes: ChangedProcedures[];
  /** What a newer decision takes the place of. */
  replaced: string[];
  /** What this very decision said before, and does not say any more. */
  ended: string[];
  /** What holds again. */
  restored: string[];
  /** Taken away by the office, and not brought back by being read again. */
  retired: string[];
  unchanged: number;
  decisionChanged: boolean;
  replaces: ReplacedDecision[];
}

const plain = (text: string) => repairLetters(text).normalize('NFC').replace(/\s+/g, ' ').trim();

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

const noDetails: ProcedureDetails = { level: null, internal: false, parts: [], papers: [], fees: [] };

function planProcedure(
  { code, name, details }: NamedProcedure,
  process: ImportedProcess,
  procedureId: string,
  validFrom: string,
  known: StoredCatalogue,
): PlannedProcedure {
  // A document that says nothing of papers takes none away: an empty list does.
  const { level, internal, parts, papers, fees } = { ...noDetails, ...known.find(procedureId), ...details };
  const content = { code, name: plain(name), level, internal, parts: inLegalOrder(parts), papers, fees };
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

/** The whole decision as it would be written. What has no procedure cannot be found by anybody, and is left out. */
function planProcesses(
  reading: Reading,
  decisionId: string,
  validFrom: string,
  known: StoredCatalogue,
): ImportedProcess[] {
  const nameProcess = createNaming();
  const nameProcedure = createNaming();
  return reading.processes.flatMap((process, at) => {
    const processId = nameProcess(`${decisionId}/${fold(process.field ?? '')}/${process.number}`);
    const planned = planProcess(process, processId, warningsOf(reading, at));
    for (const named of process.procedures) {
      const id = nameProcedure(procedureKey(named, decisionId));
      planned.procedures.push(planProcedure(named, planned, id, validFrom, known));
    }
    return planned.procedures.length === 0 ? [] : [planned];
  });
}

export function planImport(
  reading: Reading,
  fileName: string,
  known: StoredCatalogue,
  options: PlanOptions,
): ImportPlan {
  const { number, date, province, title, inForceFrom, replaces } = reading.decision;
  const decisionId = decisionKey(reading.decision, fileName);
  const decision: ImportedDecision = { decisionId, number, date, province, title, inForceFrom, replaces };
  const validFrom = inForceFrom ?? date ?? '';
  const processes = planProcesses(reading, decisionId, validFrom, known);
  const byId = new Map(known.procedures.map(one => [one.id, one]));
  const plan: ImportPlan = {
    event: { type: 'catalogue.imported', fileName, decision, processes: [], replaced: [] },
    ...{
      hasChanges: false,
      added: [],
      changed: [],
      changes: [],
      replaced: [],
      ended: [],
      restored: [],
      retired: [],
      unchanged: 0,
    },
    decisionChanged: isOther(decision, known.decisions),
    replaces: [],
  };
  const told: { name: string; changes: Change[] }[] = [];
  for (const process of processes) {
    let news = false;
    for (const procedure of process.procedures) {
      const { procedureId, fingerprint, name } = procedure;
      const before = byId.get(procedureId);
      if (before?.retired) plan.retired.push(name);
      if (before?.fingerprint === fingerprint) plan.unchanged += before.retired ? 0 : 1;
      else {
        const whole = before === undefined ? null : known.find(procedureId);
        if (before === undefined) plan.added.push(name);
        else if (!before.retired) plan.changed.push(name);
        if (whole !== null) told.push({ name, changes: listChanges(whole, { ...process, ...procedure }) });
        news = true;
      }
    }
    if (news) plan.event.processes.push(process);
  }
  plan.changes = groupChanges(told);
  const standings = placeAll(processes, decision, validFrom, known, options.day);
  plan.event.replaced = settleAll(standings, byId, decisionId, options.day);
  endNamed(plan, standings, known, validFrom, options);
  const terms = newTerms(reading, known.agencies, options.agencies);
  if (terms.length > 0) plan.event.agencies = terms;
  tellEnds(plan, byId, standings.dropped, options.day);
  plan.hasChanges =
    plan.event.processes.length + plan.event.replaced.length + terms.length > 0 ||
    (plan.decisionChanged && processes.length > 0);
  return plan;
}

/** Known, and said otherwise than before. */
function isOther(decision: ImportedDecision, known: StoredCatalogue['decisions']): boolean {
  const before = known.find(one => one.decisionId === decision.decisionId);
  if (before === undefined) return false;
  const { inForceUntil: _, ...said } = before;
  const same = (Object.keys(decision) as (keyof ImportedDecision)[]).every(
    key => JSON.stringify(said[key]) === JSON.stringify(decision[key]),
  );
  return !same;
}

interface ProvinceValidities {
  /** All of the province, as the document leaves them, before their days are settled. */
  all: Map<string, Validity>;
  /** What the decision said before of the same processes: its id, and what it says instead. */
  dropped: Map<string, string>;
  /** Acts and decisions that may have to be put in order anew. */
  touched: Set<Validity>;
  sameAct: (one: Validity) => Validity[];
}

function placeAll(
  processes: readonly ImportedProcess[],
  decision: ImportedDecision,
  validFrom: string,
  known: StoredCatalogue,
  day: string,
): ProvinceValidities {
  const { decisionId } = decision;
  const here = known.procedures.filter(one => provinceKey(one.province) === provinceKey(decision.province));
  const numbered = new Map(known.decisions.map(one => [one.decisionId, one.number !== null]));
  const all = new Map<string, Validity>(
    here.map(one => [one.id, { ...one, numbered: numbered.get(one.decisionId) ?? false }]),
  );
  const before = here.filter(one => one.decisionId === decisionId);
  const wasDropped = (one: Pick<Validity, 'replacedBy' | 'decisionId'>) =>
    one.replacedBy !== null && all.get(one.replacedBy)?.decisionId === one.decisionId;
  const past = new Map([...all].map(([id, one]) => [id, { ...one, dropped: wasDropped(one) }]));
  let seq = known.procedures.reduce((most, one) => Math.max(most, one.seq), 0);
  const read = new Set<string>();
  for (const { agency, procedures } of processes)
    for (const { procedureId: id, nationalCode: code, name } of procedures) {
      const old = past.get(id);
      // What was taken out by a correction and is said again, holds again.
      const days = old === undefined || old.dropped ? { validUntil: null, replacedBy: null } : old;
      const { validUntil, replacedBy } = days;
      seq += 1;
      const its = { id, nationalCode: code, name, agency, decisionId, validFrom, validUntil, replacedBy };
      all.set(id, { ...its, numbered: decision.number !== null, seq: old?.seq ?? seq });
      read.add(id);
    }
  const dropped = new Map<string, string>();
  for (const { processId, procedures } of processes) {
    // What was over already keeps its days.
    const missing = before.filter(
      ({ id, processId: its, retired, validUntil }) =>
        its === processId && !read.has(id) && !retired && (validUntil === null || validUntil > day),
    );
    const fresh = procedures.filter(one => !past.has(one.procedureId));
    for (const [at, { id }] of missing.entries()) {
      const instead = (missing.length === fresh.length ? fresh[at] : fresh[0]) ?? procedures[0];
      if (instead !== undefined) dropped.set(id, instead.procedureId);
    }
  }
  const isRight = (one: Validity) => !dropped.has(one.id) && (read.has(one.id) || past.get(one.id)?.dropped !== true);
  const sameAct = indexByAct([...all.values()].filter(isRight));
  const touched = new Set<Validity>();
  for (const one of all.values()) {
    const old = past.get(one.id);
    const leadsHere = old?.replacedBy != null && past.get(old.replacedBy)?.decisionId === decisionId;
    if (isRight(one) && leadsHere) touched.add(one);
  }
  for (const id of [...read, ...dropped.keys()])
    for (const one of [all.get(id), past.get(id)]) if (one) for (const other of sameAct(one)) touched.add(other);
  return { all, dropped, touched, sameAct };
}

function settleAll(
  { all, dropped, touched, sameAct }: ProvinceValidities,
  byId: ReadonlyMap<string, StoredProcedure>,
  decisionId: string,
  day: string,
): Replaced[] {
  /** Somebody said that it is over, and nothing holds instead. */
  const isFixed = (one: Validity) => one.validUntil !== null && one.replacedBy === null;
  const replaced = planSuccession([...touched], sameAct, isFixed, day);
  const settled = new Set(replaced.map(({ procedureId }) => procedureId));
  // Given back by being read again, though nothing else moved it.
  for (const { id, validUntil, decisionId: its } of all.values()) {
    const before = byId.get(id);
    if (its === decisionId && validUntil === null && before?.validUntil != null && !settled.has(id) && !dropped.has(id))
      replaced.push({ procedureId: id, by: null, until: null });
  }
  // It has been shown until now; what was to hold later never does.
  for (const [procedureId, by] of dropped) replaced.push({ procedureId, by, until: day });
  return replaced.filter(({ procedureId, by, until }) => {
    const before = byId.get(procedureId);
    return (before?.validUntil ?? null) !== until || (before?.replacedBy ?? null) !== by;
  });
}

/** What the decision says it replaces: counted, and ended when the person wants it. */
function endNamed(
  plan: ImportPlan,
  { all }: ProvinceValidities,
  known: StoredCatalogue,
  validFrom: string,
  { day, endReplaced }: PlanOptions,
): void {
  const { decision, replaced } = plan.event;
  const until = validFrom || day;
  const settled = new Map(replaced.map(one => [one.procedureId, one]));
  for (const number of decision.replaces) {
    // A number comes again every year: the last before this one is meant.
    const named = known.decisions
      .filter(
        one =>
          one.decisionId !== decision.decisionId &&
          provinceKey(one.province) === provinceKey(decision.province) &&
          slug(one.number ?? '') === slug(number) &&
          (one.date ?? '') <= (decision.date ?? '9999'),
      )
      .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0];
    if (named === undefined) continue;
    const still = known.procedures.filter(({ id, decisionId, retired, validUntil }) => {
      if (decisionId !== named.decisionId || retired) return false;
      const end = settled.has(id) ? settled.get(id)?.until : validUntil;
      return end === null || end === undefined || end > until;
    });
    plan.replaces.push({ number: named.number, date: named.date, title: named.title, procedures: still.length });
    if (!endReplaced) continue;
    for (const { id } of still) {
      settled.delete(id);
      plan.event.replaced = plan.event.replaced.filter(one => one.procedureId !== id);
      plan.event.replaced.push({ procedureId: id, by: null, until });
      const one = all.get(id);
      if (one !== undefined) all.set(id, { ...one, validUntil: until, replacedBy: null });
    }
  }
}

/** What is said of the agencies of a document, and not known yet. */
function newTerms(reading: Reading, known: readonly PlacedTerm[], given: readonly PlacedTerm[]): PlacedTerm[] {
  const { province } = reading.decision;
  const keyOf = (name: string, place: string | null) => `${fold(name)}|${provinceKey(place)}`;
  const named = new Set(reading.processes.flatMap(({ agency }) => (agency === null ? [] : [keyOf(agency, province)])));
  const wanted = new Map<string, PlacedTerm>();
  for (const one of given) if (named.has(keyOf(one.name, one.province))) wanted.set(keyOf(one.name, one.province), one);
  for (const one of reading.agencies ?? []) wanted.set(keyOf(one.name, province), { ...one, province });
  const have = new Map(known.map(one => [keyOf(one.name, one.province), one]));
  const said = ({ validFrom, validUntil, successor }: PlacedTerm) =>
    JSON.stringify([validFrom, validUntil, successor && keyOf(successor.name, successor.province)]);
  const silent = JSON.stringify([null, null, null]);
  return [...wanted].flatMap(([key, one]) => {
    const before = have.get(key);
    return said(one) === (before === undefined ? silent : said(before)) ? [] : [one];
  });
}

/** By name, what ends and what holds again. */
function tellEnds(
  plan: ImportPlan,
  byId: ReadonlyMap<string, StoredProcedure>,
  dropped: ReadonlyMap<string, string>,
  day: string,
): void {
  for (const { procedureId, until } of plan.event.replaced) {
    const before = byId.get(procedureId);
    if (before === undefined) continue;
    if (dropped.has(procedureId)) plan.ended.push(before.name);
    else if (until === null) plan.restored.push(before.name);
    else if (isInForce(before, day)) plan.replaced.push(before.name);
    else if (isInForce({ ...before, validUntil: until }, day)) plan.restored.push(before.name);
  }
}

/** What would be known once the plan is carried out. */
export function catalogueAfter(known: StoredCatalogue, { event }: ImportPlan): StoredCatalogue {
  const { decision, processes, replaced, agencies = [] } = event;
  const read = new Map<string, PublishedProcedure>();
  const { decisionId, province } = decision;
  const byId = new Map(known.procedures.map(one => [one.id, one]));
  let seq = known.procedures.reduce((most, one) => Math.max(most, one.seq), 0);
  for (const process of processes)
    for (const { procedureId: id, ...planned } of process.procedures) {
      const { processId, agency } = process;
      const before = byId.get(id);
      read.set(id, { ...process, ...planned });
      seq += 1;
      byId.set(id, {
        ...{ validUntil: null, replacedBy: null, retired: false, seq },
        ...before,
        ...{ ...planned, id, processId, agency, province, decisionId },
      });
    }
  for (const { procedureId, by, until } of replaced) {
    const one = byId.get(procedureId);
    if (one !== undefined) byId.set(procedureId, { ...one, validUntil: until, replacedBy: by });
  }
  const before = known.decisions.find(one => one.decisionId === decisionId);
  return {
    procedures: [...byId.values()],
    decisions: [...known.decisions.filter(one => one !== before), { inForceUntil: null, ...before, ...decision }],
    agencies: [...known.agencies, ...agencies],
    find: id => read.get(id) ?? known.find(id),
  };
}
