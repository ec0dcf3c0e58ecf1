// Procedures for citizens: found, read, reckoned and printed. What is retired, replaced or internal is for staff only.
import { done, refuse } from '../../common/contract/refusals.ts';
import type { Day, ServiceId } from '../../common/contract/words.ts';
import { type Duration, isInForce } from '../core/catalogue.ts';
import { localIso, parseIso } from '../core/day.ts';
import { dueDates } from '../core/due-date.ts';
import { fold } from '../core/fold.ts';
import type { WholeProcedure } from '../store/catalogue.ts';
import { type Action, type ActionContext, nameCaller } from './act.ts';

export const inDays = (duration: Duration | null) =>
  duration === null ? null : { value: duration.quarterDays / 4, unit: duration.unit };

/** A paper with the address of an old page is still in somebody's hand: it leads to what holds now. */
const mostSuccessors = 20;

function findFor({ store, caller, day }: ActionContext, id: string): WholeProcedure | null {
  let procedure = store.catalogue.find(id);
  if (caller.kind === 'staff') return procedure;
  for (let i = 0; i < mostSuccessors && procedure !== null; i++) {
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
    ...{
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
    },
    steps: procedure.steps.map(step => ({ ...step, duration: inDays(step.duration) })),
    total: inDays(procedure.total),
    ...{ totalText, notes },
    decision: sayDecision(procedure.decision),
    serviceId: serviceFor(context, field),
    pageUrl: `${context.publicUrl}/p/${encodeURIComponent(procedure.id)}`,
    updatedAt: procedure.changedAt,
  });
};

/** Who does the agency's work on this day, "Sở Tư pháp tỉnh Quảng Ngãi"; null while it does it itself. */
function agencyNow({ agencyTerm }: WholeProcedure, day: string): string | null {
  const { validUntil = null, successor = null } = agencyTerm ?? {};
  if (validUntil === null || validUntil > day || successor === null) return null;
  const { name, province } = successor;
  return province === null || fold(name).includes(fold(province)) ? name : `${name} ${province}`;
}

function sayDecision({ number, date, province, title, inForceFrom }: WholeProcedure['decision']) {
  return { number, date: date as Day | null, province, title, inForceFrom: inForceFrom as Day | null };
}

/** Beyond this, calendars end. */
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
  const tell = (instant: number | null) => (instant === null ? null : localIso(instant, timeZone));
  return done({
    forwardAt: tell(due.forwardAt),
    dueAt: tell(due.dueAt),
    steps: due.steps.map(step => ({ no: step.no, dueAt: tell(step.dueAt) })),
    paperCopyDueAt: tell(due.paperCopyDueAt),
    rules: due.rules.map(({ rule, values }) => ({ rule, values: tellValues(values, tell) })),
    ...catalogue.explainDueDate(due, language),
  });
};

/** Instants of a rule as everywhere in the answer. */
function tellValues(values: object, tell: (at: number) => string | null): Record<string, string | number> {
  const entries = Object.entries(values) as [string, string | number][];
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name.endsWith('At') ? (tell(Number(value)) ?? '') : value]),
  );
}

/** Not known yet is still to come: the wish has just been written down. */
function isComing({ store }: ActionContext, slipId: string): boolean {
  const state = store.slips.find(slipId)?.state ?? 'queued';
  return state === 'queued' || state === 'sending';
}

const printedWithinMs = 60_000;
const mostPrinted = 3;

export const printProcedure: Action<'procedure.print'> = ({ id, language }, context) => {
  const procedure = findFor(context, id);
  if (procedure === null) return refuse('procedure.unknown');
  if (!context.hasPrinter) return refuse('slip.no-printer');
  const { store, caller, now } = context;
  const actor = caller.kind === 'device' ? nameCaller(caller) : null;
  const before = actor === null ? [] : store.journal.lately('checklist.asked', actor, now - printedWithinMs);
  const same = before.find(({ event }) => event.type === 'checklist.asked' && event.procedureId === procedure.id);
  if (same !== undefined && isComing(context, same.eventId))
    return done({ state: 'queued' as const, slipId: same.eventId });
  if (before.length >= mostPrinted) return refuse('slip.too-many');
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
