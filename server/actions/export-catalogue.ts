// The catalogue goes out again: all that holds as data, one decision as a spreadsheet, and lists for those who look after it.

import type { CallValue } from '../../common/contract/calls/index.ts';
import { done, refuse } from '../../common/contract/refusals.ts';
import type { Day } from '../../common/contract/words.ts';
import { readDataForm } from '../catalogue/formats/data-form.ts';
import { isInForce } from '../core/catalogue.ts';
import { fold, slug } from '../core/fold.ts';
import type { Listing, WholeProcedure } from '../store/catalogue.ts';
import type { Action, ActionContext, ProvenAction } from './act.ts';
import { inDays } from './find-procedure.ts';

type Exported = CallValue<'catalogue.export'>;
type At = Pick<ActionContext, 'store' | 'day' | 'catalogue'>;

/** What holds today; of one decision, or of all. */
function exportProcesses({ store, day, catalogue }: At, decisionId: string | null): Exported['processes'] {
  const courses = new Map<string, string[]>();
  for (const one of store.catalogue.listings()) {
    if (one.retired || !isInForce(one, day)) continue;
    if (decisionId !== null && one.decisionId !== decisionId) continue;
    courses.set(one.processId, [...(courses.get(one.processId) ?? []), one.id]);
  }
  return [...courses].flatMap(([processId, ids]) => {
    const process = store.catalogue.findProcess(processId);
    if (process === null) return [];
    const { agency, field, number, totalText, notes } = process;
    const procedures = ids.flatMap(id => store.catalogue.find(id) ?? []);
    const decision = procedures[0]?.decision;
    return {
      decision: process.decision,
      province: process.province,
      ...{ agency, field, number, totalText, notes },
      agencyTerm: sayTerm(procedures[0]?.agencyTerm ?? null),
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
      warnings: process.warnings.map(one => ({ line: one.line, rule: one.rule, message: catalogue.ruleText(one) })),
    };
  });
}

function sayTerm(term: WholeProcedure['agencyTerm']) {
  if (term === null) return null;
  return { ...term, validFrom: term.validFrom as Day | null, validUntil: term.validUntil as Day | null };
}

export const exportCatalogue: Action<'catalogue.export'> = (_input, context) =>
  done({ processes: exportProcesses(context, null) });

/** Sheets are packed outside the transaction: they take their time, and change nothing. */
export const exportSpreadsheet: ProvenAction<'catalogue.spreadsheet', Uint8Array | null> = {
  async prove({ decision }, parts) {
    const { template, writeSpreadsheet } = await import('../catalogue/formats/write-spreadsheet.ts');
    if (decision === null) return writeSpreadsheet(template);
    const processes = exportProcesses(parts, decision);
    const [reading] = readDataForm(JSON.stringify({ processes }));
    return reading === undefined ? null : writeSpreadsheet(reading);
  },
  act({ decision }, { store }, bytes) {
    const its = store.catalogue.decisions().find(({ decisionId }) => decisionId === decision);
    if (bytes === null || (decision !== null && its === undefined)) return refuse('decision.unknown');
    const name = decision === null ? 'mau-thu-tuc' : slug(decision);
    return done({ fileName: `${name}.xlsx`, content: Buffer.from(bytes).toString('base64') });
  },
};

export const listDecisions: Action<'catalogue.decisions'> = (_input, { store, day }) => {
  const holding = new Map<string, number>();
  for (const one of store.catalogue.listings())
    if (!one.retired && isInForce(one, day)) holding.set(one.decisionId, (holding.get(one.decisionId) ?? 0) + 1);
  const decisions = store.catalogue.decisions().map(({ decisionId: id, replaces: _, ...one }) => ({
    ...{ id, number: one.number, province: one.province, title: one.title },
    date: one.date as Day | null,
    inForceFrom: one.inForceFrom as Day | null,
    inForceUntil: one.inForceUntil as Day | null,
    procedures: holding.get(id) ?? 0,
  }));
  return done({ decisions: decisions.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1)) });
};

type State = CallValue<'catalogue.list'>['items'][number]['state'];

function stateOf({ retired, internal, validFrom, validUntil }: Listing, day: string): State {
  if (retired) return 'retired';
  if (validUntil !== null && validUntil <= day) return 'replaced';
  if (validFrom > day) return 'later';
  return internal ? 'internal' : 'in-force';
}

const perPage = 20;

export const listCatalogue: Action<'catalogue.list'> = ({ text, state, page }, { store, day }) => {
  const wanted = fold(text).split(' ');
  const digits = text.replace(/\D/g, '');
  const listings = store.catalogue.listings();
  const found = listings
    .filter(one => stateOf(one, day) === state)
    .filter(({ name, nationalCode }) => {
      const words = ` ${fold(name)}`;
      const isCode = digits !== '' && nationalCode?.replace(/\D/g, '').startsWith(digits);
      return isCode || wanted.every(word => words.includes(` ${word}`));
    })
    // What changed last is what one looks for.
    .sort((a, b) => b.changedAt - a.changedAt || a.seq - b.seq);
  const numbers = new Map(store.catalogue.decisions().map(({ decisionId, number }) => [decisionId, number]));
  const items = found.slice((page - 1) * perPage, page * perPage).map(one => {
    const next = one.replacedBy === null ? null : store.catalogue.find(one.replacedBy);
    const { id, code, name, agency, field, totalText } = one;
    return {
      ...{ id, code, name, agency, field, totalText, state },
      validFrom: (one.validFrom || null) as Day | null,
      validUntil: one.validUntil as Day | null,
      replacedBy: next === null ? null : { id: next.id, name: next.name },
      decision: numbers.get(one.decisionId) ?? null,
    };
  });
  return done({ total: found.length, items });
};
