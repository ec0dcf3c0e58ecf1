// Documents come into the catalogue and all of it goes out again. A document is taken whole or not at all; taken a second time it
// changes nothing.
import { done, type Refused, refuse } from '../../common/contract/refusals.ts';
import type { Day } from '../../common/contract/words.ts';
import type { CatalogueDependencies } from '../catalogue/catalogue-dependencies.ts';
import type { SheetError } from '../catalogue/formats/sheet-cells.ts';
import type { ImportPlan } from '../catalogue/planning/import-plan.ts';
import { planImport } from '../catalogue/planning/plan-import.ts';
import { catalogueAfter, type StoredCatalogue } from '../catalogue/planning/stored-catalogue.ts';
import { type Reading, UnreadableDocument, type Warning } from '../catalogue/reading/model.ts';
import { seriousRules } from '../catalogue/reading/warnings.ts';
import { decideImport } from '../core/catalogue.ts';
import type { ActionContext, ProvenAction } from './act.ts';

/** What all readings of a file together would do, each planned on top of those before it. */
function planAll(
  readings: readonly Reading[],
  fileName: string,
  endReplaced: boolean,
  { store, day, catalogue }: ActionContext,
): ImportPlan[] {
  let stored: StoredCatalogue = store.catalogue.state();
  return readings.map(reading => {
    const plan = planImport({ reading, fileName, stored, day, endReplaced, agencies: catalogue.agencies });
    stored = catalogueAfter(stored, plan);
    return plan;
  });
}

/** Writes what the plans say; nothing when they have no news. */
function carryOut(plans: readonly ImportPlan[], { record }: ActionContext): void {
  for (const { event, hasChanges } of plans) if (hasChanges) record(decideImport(event));
}

/** For the deeds of the clock: the example office brings its own catalogue. */
export function importReadings(readings: readonly Reading[], fileName: string, context: ActionContext): void {
  carryOut(planAll(readings, fileName, false, context), context);
}

/** Why a document was not read, in sentences where there are any: `said` for the whole, or one for each cell. */
function tellWhy(
  detail: UnreadableDocument['detail'],
  { ruleText }: CatalogueDependencies,
): Readonly<Record<string, unknown>> {
  if (typeof detail.rule === 'string') {
    const said = ruleText({ rule: detail.rule, values: (detail.values ?? {}) as Warning['values'] });
    const keys = (detail.lookedFor ?? []) as string[];
    return { ...detail, message: said, said, lookedFor: keys.map(rule => ruleText({ rule, values: {} })) };
  }
  if (!Array.isArray(detail.cells)) return detail;
  const cells = (detail.cells as SheetError[]).map(({ sheet, cell, ...said }) => ({
    sheet,
    cell,
    message: ruleText(said),
  }));
  return { message: cells.map(({ sheet, cell, message }) => `${sheet} ${cell}: ${message}`).join(' '), cells };
}

/** Warnings with where they stand, as a person finds it: the process, the line's own words, the row of a table. */
function tellWarnings({ warnings, quotes = [], processes }: Reading, { ruleText, ruleTitle }: CatalogueDependencies) {
  const quoted = new Map(quotes.map(one => [one.line, one]));
  const spans = processes.toSorted((a, b) => a.line - b.line);
  return warnings.map(one => {
    const { text: quote = null, table = null, row = null } = quoted.get(one.line) ?? {};
    const within = spans.findLast(({ line }) => line > 0 && line <= one.line);
    const process = within === undefined ? null : { number: within.number, name: within.procedures[0]?.name ?? null };
    const { line, rule } = one;
    const what = { line, rule, title: ruleTitle(rule), message: ruleText(one), serious: seriousRules.has(rule) };
    return { ...what, process, quote, table, row };
  });
}

function tellUnread({ unread, quotes = [] }: Reading) {
  const quoted = new Map(quotes.map(one => [one.line, one]));
  return unread.map(one => ({
    ...one,
    table: quoted.get(one.line)?.table ?? null,
    row: quoted.get(one.line)?.row ?? null,
  }));
}

function sayDecision({ event, decisionChanged }: ImportPlan) {
  const { number, date, province, title, inForceFrom } = event.decision;
  const days = { date: date as Day | null, inForceFrom: inForceFrom as Day | null };
  return { number, province, title, ...days, changed: decisionChanged };
}

export const importCatalogue: ProvenAction<'catalogue.import', Reading[] | Refused> = {
  async prove({ fileName, content, province, decision }, { catalogue }) {
    try {
      return await catalogue.readFile(Buffer.from(content, 'base64'), fileName, { province, decision });
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
      return refuse('document.unreadable', tellWhy(error.detail, catalogue));
    }
  },
  act({ fileName, preview, endReplaced }, context, readings) {
    if (!Array.isArray(readings)) return readings;
    const processes = readings.flatMap(reading => reading.processes.filter(({ procedures }) => procedures.length > 0));
    if (processes.length === 0) {
      const isSheet = readings.some(({ layout }) => layout === 'spreadsheet');
      return refuse('document.unreadable', tellWhy({ rule: isSheet ? 'no-row' : 'no-procedure' }, context.catalogue));
    }
    const plans = planAll(readings, fileName, endReplaced, context);
    if (!preview) carryOut(plans, context);
    return done({
      processes: processes.length,
      procedures: processes.reduce((sum, process) => sum + process.procedures.length, 0),
      warnings: readings.flatMap(reading => tellWarnings(reading, context.catalogue)),
      unread: readings.flatMap(tellUnread),
      decisions: plans.map(sayDecision),
      replaces: plans.flatMap(plan => plan.replaces.map(one => ({ ...one, date: one.date as Day | null }))),
      news: plans.some(plan => plan.hasChanges),
      added: plans.flatMap(plan => plan.added),
      changed: plans.flatMap(plan => plan.changed),
      changes: plans.flatMap(plan => plan.changes),
      replaced: plans.flatMap(plan => plan.replaced),
      ended: plans.flatMap(plan => plan.ended),
      restored: plans.flatMap(plan => plan.restored),
      retired: plans.flatMap(plan => plan.retired),
      unchanged: plans.reduce((sum, plan) => sum + plan.unchanged, 0),
      imported: !preview,
    });
  },
};
