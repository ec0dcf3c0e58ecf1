// Imports documents into the catalogue. A document is imported completely or not at all; importing it again changes nothing.
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

interface ImportOptions {
  fileName: string;
  /** Whether procedures of replaced decisions end. */
  endReplaced: boolean;
}

/** Plans all readings of a file, each on top of those before it. */
function planAll(
  readings: readonly Reading[],
  { fileName, endReplaced }: ImportOptions,
  { store, day, catalogue }: ActionContext,
): ImportPlan[] {
  let stored: StoredCatalogue = store.catalogue.state();
  return readings.map(reading => {
    const plan = planImport({ reading, fileName, stored, day, endReplaced, agencies: catalogue.agencies });
    stored = catalogueAfter(stored, plan);
    return plan;
  });
}

/** Records the plans that change something. */
function recordPlans(plans: readonly ImportPlan[], { record }: ActionContext): void {
  for (const { event, hasChanges } of plans) if (hasChanges) record(decideImport(event));
}

/** Imports documents on behalf of the server, for the catalogue of the example office. */
export function importReadings(readings: readonly Reading[], fileName: string, context: ActionContext): void {
  recordPlans(planAll(readings, { fileName, endReplaced: false }, context), context);
}

/** Why a document was not read, with a sentence for the whole or for each cell where there is one. */
function describeFailure(
  detail: UnreadableDocument['detail'],
  { ruleText }: CatalogueDependencies,
): Readonly<Record<string, unknown>> {
  if (typeof detail.rule === 'string') {
    const sentence = ruleText({ rule: detail.rule, values: (detail.values ?? {}) as Warning['values'] });
    const keys = (detail.lookedFor ?? []) as string[];
    return {
      ...detail,
      message: sentence,
      said: sentence,
      lookedFor: keys.map(rule => ruleText({ rule, values: {} })),
    };
  }
  if (!Array.isArray(detail.cells)) return detail;
  const cells = (detail.cells as SheetError[]).map(({ sheet, cell, ...mistake }) => ({
    sheet,
    cell,
    message: ruleText(mistake),
  }));
  return { message: cells.map(({ sheet, cell, message }) => `${sheet} ${cell}: ${message}`).join(' '), cells };
}

/** Warnings with their place as a person finds it: the process, the words of the line, the row of a table. */
function describeWarnings(
  { warnings, quotes = [], processes }: Reading,
  { ruleText, ruleTitle }: CatalogueDependencies,
) {
  const quoted = new Map(quotes.map(quote => [quote.line, quote]));
  const spans = processes.toSorted((a, b) => a.line - b.line);
  return warnings.map(warning => {
    const { text: quote = null, table = null, row = null } = quoted.get(warning.line) ?? {};
    const within = spans.findLast(({ line }) => line > 0 && line <= warning.line);
    const process = within === undefined ? null : { number: within.number, name: within.procedures[0]?.name ?? null };
    const { line, rule } = warning;
    const description = {
      line,
      rule,
      title: ruleTitle(rule),
      message: ruleText(warning),
      serious: seriousRules.has(rule),
    };
    return { ...description, process, quote, table, row };
  });
}

function describeUnread({ unread, quotes = [] }: Reading) {
  const quoted = new Map(quotes.map(quote => [quote.line, quote]));
  return unread.map(line => ({
    ...line,
    table: quoted.get(line.line)?.table ?? null,
    row: quoted.get(line.line)?.row ?? null,
  }));
}

function describeDecision({ event, decisionChanged }: ImportPlan) {
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
      return refuse('document.unreadable', describeFailure(error.detail, catalogue));
    }
  },
  act({ fileName, preview, endReplaced }, context, readings) {
    if (!Array.isArray(readings)) return readings;
    const processes = readings.flatMap(reading => reading.processes.filter(({ procedures }) => procedures.length > 0));
    if (processes.length === 0) {
      const isSheet = readings.some(({ layout }) => layout === 'spreadsheet');
      return refuse(
        'document.unreadable',
        describeFailure({ rule: isSheet ? 'no-row' : 'no-procedure' }, context.catalogue),
      );
    }
    const plans = planAll(readings, { fileName, endReplaced }, context);
    if (!preview) recordPlans(plans, context);
    return done({
      processes: processes.length,
      procedures: processes.reduce((sum, process) => sum + process.procedures.length, 0),
      warnings: readings.flatMap(reading => describeWarnings(reading, context.catalogue)),
      unread: readings.flatMap(describeUnread),
      decisions: plans.map(describeDecision),
      replaces: plans.flatMap(plan =>
        plan.replaces.map(decision => ({ ...decision, date: decision.date as Day | null })),
      ),
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
