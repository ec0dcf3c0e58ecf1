// Exports the catalogue: everything in force as data, one decision as a spreadsheet; and lists it for administrators.
import type { CallValue } from '../../common/contract/calls/index.ts';
import { done, refuse } from '../../common/contract/refusals.ts';
import type { Day } from '../../common/contract/words.ts';
import { readDataForm } from '../catalogue/formats/data-form.ts';
import { isInForce } from '../core/catalogue.ts';
import { fold, slug } from '../core/fold.ts';
import type { Listing, WholeProcedure } from '../store/catalogue-queries.ts';
import type { Action, ActionContext, ProvenAction } from './act.ts';
import { toPublishedDays } from './find-procedure.ts';

type Exported = CallValue<'catalogue.export'>;
type ExportContext = Pick<ActionContext, 'store' | 'day' | 'catalogue'>;

/** The processes with procedures in force on the day, of one decision (or of all, when it is null). */
function exportProcesses({ store, day, catalogue }: ExportContext, decisionId: string | null): Exported['processes'] {
  const idsByProcess = new Map<string, string[]>();
  for (const listing of store.catalogue.listings()) {
    if (listing.retired || !isInForce(listing, day)) continue;
    if (decisionId !== null && listing.decisionId !== decisionId) continue;
    idsByProcess.set(listing.processId, [...(idsByProcess.get(listing.processId) ?? []), listing.id]);
  }
  return [...idsByProcess].flatMap(([processId, ids]) => {
    const process = store.catalogue.findProcess(processId);
    if (process === null) return [];
    const { agency, field, number, totalText, notes } = process;
    const procedures = ids.flatMap(id => store.catalogue.find(id) ?? []);
    const decision = procedures[0]?.decision;
    return {
      decision: process.decision,
      province: process.province,
      agency,
      field,
      number,
      totalText,
      notes,
      agencyTerm: describeTerm(procedures[0]?.agencyTerm ?? null),
      procedures: procedures.map(({ code, name, level, internal, parts, papers, fees }) => {
        const bare = level === null && !internal && parts.length + papers.length + fees.length === 0;
        return { code, name, ...(bare ? {} : { details: { level, internal, parts, papers, fees } }) };
      }),
      steps: process.steps.map(step => ({ ...step, duration: toPublishedDays(step.duration) })),
      total: toPublishedDays(process.total),
      date: (decision?.date ?? null) as Day | null,
      title: decision?.title ?? null,
      inForceFrom: (decision?.inForceFrom ?? null) as Day | null,
      replaces: decision?.replaces ?? [],
      warnings: process.warnings.map(warning => ({
        line: warning.line,
        rule: warning.rule,
        message: catalogue.ruleText(warning),
      })),
    };
  });
}

function describeTerm(term: WholeProcedure['agencyTerm']) {
  if (term === null) return null;
  return { ...term, validFrom: term.validFrom as Day | null, validUntil: term.validUntil as Day | null };
}

export const exportCatalogue: Action<'catalogue.export'> = (_input, context) =>
  done({ processes: exportProcesses(context, null) });

/** The spreadsheet is written outside the transaction, because that takes time and changes nothing. */
export const exportSpreadsheet: ProvenAction<'catalogue.spreadsheet', Uint8Array | null> = {
  async prove({ decision }, context) {
    const { template, writeSpreadsheet } = await import('../catalogue/formats/write-spreadsheet.ts');
    if (decision === null) return writeSpreadsheet(template);
    const processes = exportProcesses(context, decision);
    const [reading] = readDataForm(JSON.stringify({ processes }));
    return reading === undefined ? null : writeSpreadsheet(reading);
  },
  act({ decision }, { store }, bytes) {
    const found = store.catalogue.decisions().find(({ decisionId }) => decisionId === decision);
    if (bytes === null || (decision !== null && found === undefined)) return refuse('decision.unknown');
    const name = decision === null ? 'mau-thu-tuc' : slug(decision);
    return done({ fileName: `${name}.xlsx`, content: Buffer.from(bytes).toString('base64') });
  },
};

export const listDecisions: Action<'catalogue.decisions'> = (_input, { store, day }) => {
  const inForce = new Map<string, number>();
  for (const listing of store.catalogue.listings())
    if (!listing.retired && isInForce(listing, day))
      inForce.set(listing.decisionId, (inForce.get(listing.decisionId) ?? 0) + 1);
  const decisions = store.catalogue.decisions().map(({ decisionId: id, replaces: _, ...decision }) => ({
    id,
    number: decision.number,
    province: decision.province,
    title: decision.title,
    date: decision.date as Day | null,
    inForceFrom: decision.inForceFrom as Day | null,
    inForceUntil: decision.inForceUntil as Day | null,
    procedures: inForce.get(id) ?? 0,
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
    .filter(listing => stateOf(listing, day) === state)
    .filter(({ name, nationalCode }) => {
      const words = ` ${fold(name)}`;
      const isCode = digits !== '' && nationalCode?.replace(/\D/g, '').startsWith(digits);
      return isCode || wanted.every(word => words.includes(` ${word}`));
    })
    // Administrators look for what changed last.
    .sort((a, b) => b.changedAt - a.changedAt || a.seq - b.seq);
  const numbers = new Map(store.catalogue.decisions().map(({ decisionId, number }) => [decisionId, number]));
  const items = found.slice((page - 1) * perPage, page * perPage).map(listing => {
    const next = listing.replacedBy === null ? null : store.catalogue.find(listing.replacedBy);
    const { id, code, name, agency, field, totalText } = listing;
    return {
      id,
      code,
      name,
      agency,
      field,
      totalText,
      state,
      validFrom: (listing.validFrom || null) as Day | null,
      validUntil: listing.validUntil as Day | null,
      replacedBy: next === null ? null : { id: next.id, name: next.name },
      decision: numbers.get(listing.decisionId) ?? null,
    };
  });
  return done({ total: found.length, items });
};
