// Procedures for citizens: search, details, due dates and printing. Retired, replaced and internal ones are for staff only.
import { done, refuse } from '../../common/contract/refusals.ts';
import type { Day, ServiceId } from '../../common/contract/words.ts';
import { type Duration, isInForce } from '../core/catalogue.ts';
import { localIso, parseIso } from '../core/day.ts';
import { dueDates } from '../core/due-date.ts';
import { fold } from '../core/fold.ts';
import type { WholeProcedure } from '../store/catalogue-queries.ts';
import { type Action, type ActionContext, nameCaller } from './act.ts';

export const toPublishedDays = (duration: Duration | null) =>
  duration === null ? null : { value: duration.quarterDays / 4, unit: duration.unit };

/** Old papers carry the address of a replaced procedure, so its successors are followed to the one in force. */
const maxSuccessors = 20;

function findFor({ store, caller, day }: ActionContext, id: string): WholeProcedure | null {
  let procedure = store.catalogue.find(id);
  if (caller.kind === 'staff') return procedure;
  for (let i = 0; i < maxSuccessors && procedure !== null; i++) {
    const { internal, retired, replacedBy } = procedure;
    if (isInForce(procedure, day)) return internal || retired ? null : procedure;
    procedure = replacedBy === null ? null : store.catalogue.find(replacedBy);
  }
  return null;
}

export function serviceFor({ site }: ActionContext, field: string | null): ServiceId | null {
  const folded = fold(field ?? '');
  const own = Object.entries(site.procedures.services).find(([name]) => fold(name) === folded);
  return own?.[1] ?? site.procedures.otherwise;
}

export const searchProcedures: Action<'procedure.search'> = (input, { store, day, catalogue }) =>
  done(catalogue.search(input, store, day));

export const getProcedure: Action<'procedure.get'> = ({ id }, context) => {
  const procedure = findFor(context, id);
  if (procedure === null) return refuse('procedure.unknown');
  const { code, name, agency, field, level, internal, parts, papers, fees, totalText, notes } = procedure;
  return done({
    id: procedure.id,
    code,
    name,
    agency,
    agencyNow: agencyNow(procedure, context.day),
    field,
    level,
    internal,
    parts,
    papers,
    fees,
    steps: procedure.steps.map(step => ({ ...step, duration: toPublishedDays(step.duration) })),
    total: toPublishedDays(procedure.total),
    totalText,
    notes,
    decision: describeDecision(procedure.decision),
    serviceId: serviceFor(context, field),
    pageUrl: `${context.publicUrl}/p/${encodeURIComponent(procedure.id)}`,
    updatedAt: procedure.changedAt,
  });
};

/** The agency that does the agency's work on this day, "Sở Tư pháp tỉnh Quảng Ngãi"; null while it exists itself. */
function agencyNow({ agencyTerm }: WholeProcedure, day: string): string | null {
  const { validUntil = null, successor = null } = agencyTerm ?? {};
  if (validUntil === null || validUntil > day || successor === null) return null;
  const { name, province } = successor;
  return province === null || fold(name).includes(fold(province)) ? name : `${name} ${province}`;
}

function describeDecision({ number, date, province, title, inForceFrom }: WholeProcedure['decision']) {
  return { number, date: date as Day | null, province, title, inForceFrom: inForceFrom as Day | null };
}

/** Later instants cannot be written as ISO days. */
const lastAt = Date.UTC(9999, 0, 1);

export const calculateDueDate: Action<'procedure.due-date'> = ({ id, receivedAt, language }, context) => {
  const { timeZone } = context.site;
  const procedure = findFor(context, id);
  if (procedure === null) return refuse('procedure.unknown');
  const at = typeof receivedAt === 'number' ? receivedAt : parseIso(receivedAt, timeZone);
  if (at === null || at > lastAt)
    return refuse('input.invalid', [{ path: 'receivedAt', message: 'a time like 2026-03-09T14:30' }]);
  const { catalogue } = context;
  const due = dueDates(at, catalogue.processTimesOf(procedure), catalogue.workingTime);
  const toIso = (instant: number | null) => (instant === null ? null : localIso(instant, timeZone));
  return done({
    forwardAt: toIso(due.forwardAt),
    dueAt: toIso(due.dueAt),
    steps: due.steps.map(step => ({ no: step.no, dueAt: toIso(step.dueAt) })),
    paperCopyDueAt: toIso(due.paperCopyDueAt),
    rules: due.rules.map(({ rule, values }) => ({ rule, values: formatValues(values, toIso) })),
    ...catalogue.explainDueDate(due, language),
  });
};

/** The values of a rule, with instants in the same form as in the rest of the answer. */
function formatValues(values: object, toIso: (at: number) => string | null): Record<string, string | number> {
  const entries = Object.entries(values) as [string, string | number][];
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name.endsWith('At') ? (toIso(Number(value)) ?? '') : value]),
  );
}

/** Whether a slip is still to be printed. One that the printer does not know yet was requested just now. */
function isPending({ store }: ActionContext, slipId: string): boolean {
  const state = store.slips.find(slipId)?.state ?? 'queued';
  return state === 'queued' || state === 'sending';
}

const printWindowMs = 60_000;
const maxPrintsInWindow = 3;

export const printProcedure: Action<'procedure.print'> = ({ id, language }, context) => {
  const procedure = findFor(context, id);
  if (procedure === null) return refuse('procedure.unknown');
  if (!context.hasPrinter) return refuse('slip.no-printer');
  const { store, caller, now } = context;
  const actor = caller.kind === 'device' ? nameCaller(caller) : null;
  const before = actor === null ? [] : store.journal.recentOfActor('checklist.asked', actor, now - printWindowMs);
  const same = before.find(({ event }) => event.type === 'checklist.asked' && event.procedureId === procedure.id);
  if (same !== undefined && isPending(context, same.eventId))
    return done({ state: 'queued' as const, slipId: same.eventId });
  if (before.length >= maxPrintsInWindow) return refuse('slip.too-many');
  const slipId = context.record({ type: 'checklist.asked', procedureId: procedure.id, language });
  return done({ state: 'queued' as const, slipId });
};

export const restoreProcedure: Action<'procedure.restore'> = ({ id }, { store, record }) => {
  const procedure = store.catalogue.find(id);
  if (procedure === null) return refuse('procedure.unknown');
  if (procedure.retired) record({ type: 'procedure.restored', procedureId: id });
  return done({ changed: procedure.retired });
};

export const retireProcedure: Action<'procedure.retire'> = ({ id }, { store, record }) => {
  const procedure = store.catalogue.find(id);
  if (procedure === null) return refuse('procedure.unknown');
  if (!procedure.retired) record({ type: 'procedure.retired', procedureId: id });
  return done({ changed: !procedure.retired });
};
