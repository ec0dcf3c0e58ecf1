// Documents come into the catalogue and all of it goes out again. A document is taken whole or not at all; taken a second time it
// changes nothing.
import { done, type Refused, refuse } from '../../common/contract/refusals.ts';
import type { Day } from '../../common/contract/words.ts';
import { type ImportPlan, type Known, knownAfter, planImport } from '../catalogue/import.ts';
import { type Reading, UnreadableDocument } from '../catalogue/model.ts';
import type { CatalogueParts } from '../catalogue/parts.ts';
import type { SheetError } from '../catalogue/sheet-cells.ts';
import { isInForce } from '../core/catalogue.ts';
import type { Action, Deed, ProvenAction } from './act.ts';
import { inDays } from './find-procedure.ts';

/** What all readings of a file together would do, each planned on top of those before it. */
function planAll(readings: readonly Reading[], fileName: string, { store, day }: Deed): ImportPlan[] {
  let known: readonly Known[] = store.catalogue.listings();
  return readings.map(reading => {
    const plan = planImport(reading, fileName, known, day);
    known = knownAfter(known, plan);
    return plan;
  });
}

/** Writes what the plans say; nothing when they have no news. */
function carryOut(plans: readonly ImportPlan[], { record }: Deed): void {
  for (const { event } of plans) if (event.processes.length > 0 || event.replaced.length > 0) record(event);
}

/** For the deeds of the clock: the example office brings its own catalogue. */
export function importReadings(readings: readonly Reading[], fileName: string, deed: Deed): void {
  carryOut(planAll(readings, fileName, deed), deed);
}

/** Mistakes of a spreadsheet with their sentences. */
function tellCells(detail: UnreadableDocument['detail'], { tell }: CatalogueParts): Readonly<Record<string, unknown>> {
  if (!Array.isArray(detail.cells)) return detail;
  const cells = (detail.cells as SheetError[]).map(({ sheet, cell, ...said }) => ({
    sheet,
    cell,
    message: tell(said),
  }));
  return { message: cells.map(({ sheet, cell, message }) => `${sheet} ${cell}: ${message}`).join(' '), cells };
}

export const importCatalogue: ProvenAction<'catalogue.import', Reading[] | Refused> = {
  async prove({ fileName, content, province, decision }, { catalogue }) {
    try {
      return await catalogue.readFile(Buffer.from(content, 'base64'), fileName, { province, decision });
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
      return refuse('document.unreadable', tellCells(error.detail, catalogue));
    }
  },
  act({ fileName, preview }, deed, readings) {
    if (!Array.isArray(readings)) return readings;
    const processes = readings.flatMap(reading => reading.processes);
    if (processes.every(process => process.procedures.length === 0))
      return refuse('document.unreadable', { message: 'no procedure was found in it' });
    const plans = planAll(readings, fileName, deed);
    if (!preview) carryOut(plans, deed);
    const warnings = readings.flatMap(reading => reading.warnings);
    return done({
      processes: processes.length,
      procedures: processes.reduce((sum, process) => sum + process.procedures.length, 0),
      warnings: warnings.map(one => ({ line: one.line, rule: one.rule, message: deed.catalogue.tell(one) })),
      unread: readings.flatMap(reading => reading.unread),
      added: plans.flatMap(plan => plan.added),
      changed: plans.flatMap(plan => plan.changed),
      replaced: plans.flatMap(plan => plan.replaced),
      unchanged: plans.reduce((sum, plan) => sum + plan.unchanged, 0),
      imported: !preview,
    });
  },
};

export const exportCatalogue: Action<'catalogue.export'> = (_input, { store, day, catalogue }) => {
  const processIds = store.catalogue.processIds();
  const courses = new Map<string, string[]>();
  for (const one of store.catalogue.listings()) {
    if (one.retired || !isInForce(one, day)) continue;
    const processId = processIds.get(one.id) ?? '';
    courses.set(processId, [...(courses.get(processId) ?? []), one.id]);
  }
  const processes = [...courses].flatMap(([processId, ids]) => {
    const process = store.catalogue.findProcess(processId);
    if (process === null) return [];
    const { agency, field, number, totalText, notes } = process;
    const procedures = ids.flatMap(id => store.catalogue.find(id) ?? []);
    const decision = procedures[0]?.decision;
    return {
      decision: process.decision,
      province: process.province,
      ...{ agency, field, number, totalText, notes },
      procedures: procedures.map(({ code, name, level, internal, parts, papers, fees }) => {
        const bare = level === null && !internal && parts.length + papers.length + fees.length === 0;
        return { code, name, ...(bare ? {} : { details: { level, internal, parts, papers, fees } }) };
      }),
      steps: process.steps.map(step => ({ ...step, duration: inDays(step.duration) })),
      total: inDays(process.total),
      date: (decision?.date ?? null) as Day | null,
      title: decision?.title ?? null,
      inForceFrom: (decision?.inForceFrom ?? null) as Day | null,
      replaces: decision?.replaces ?? [],
      warnings: process.warnings.map(one => ({ line: one.line, rule: one.rule, message: catalogue.tell(one) })),
    };
  });
  return done({ processes });
};
