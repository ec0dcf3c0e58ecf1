// Receives a dossier at a counter with code, promised date and receipt, or only registers it to be completed or refused.
import { v7 as uuidv7 } from 'uuid';
import type { Fee } from '../../common/contract/calls/dossier-schemas.ts';
import { FeeStage } from '../../common/contract/official-numbers.ts';
import { type Answer, done, refuse } from '../../common/contract/refusals.ts';
import type { Day, DossierCode, DossierId, TicketId } from '../../common/contract/words.ts';
import { isInForce } from '../core/catalogue.ts';
import { endsLate, formatDossierCode } from '../core/dossier.ts';
import { beginClock } from '../core/dossier-clock.ts';
import type { ProcessTimes } from '../core/due-date.ts';
import type { Accepted, EventOf } from '../core/events.ts';
import type { Dossier } from '../store/dossier-queries.ts';
import { newTrackToken } from '../store/secrets.ts';
import type { Action, ActionContext } from './act.ts';
import { describeDossier, findDossierFor } from './dossier-rights.ts';
import { serviceFor } from './find-procedure.ts';
import { staffOf } from './rights.ts';

/** Starts the clock. Where the calendar cannot give the due date, the officer must promise one. */
export function accept(context: ActionContext, course: ProcessTimes, dueAt: number | null): Answer<Accepted> {
  const { unknownYear, accepted } = beginClock(context.now, course, context.catalogue.workingTime);
  if (accepted.promised.dueAt !== null) return done(accepted);
  if (dueAt !== null) {
    if (dueAt <= context.now) return refuse('dossier.bad-date');
    return done({ ...accepted, promised: { ...accepted.promised, dueAt, endsAt: dueAt } });
  }
  return unknownYear === null ? done(accepted) : refuse('calendar.unknown-year', { year: unknownYear });
}

/** The times of the procedure as they were when the dossier was received. */
export function processTimesOfDossier(context: ActionContext, dossier: Dossier): ProcessTimes {
  return { total: dossier.total, steps: context.store.dossiers.steps(dossier.id), sameDay: dossier.sameDay };
}

/** The next number of the office's own series. A number that an officer typed in the same form is skipped. */
function nextReceipt({ store }: ActionContext, year: string): { receiptNumber: string; serial: number } {
  for (let serial = store.dossiers.lastReceipt(year) + 1; ; serial++) {
    const receiptNumber = `BL-${year}-${String(serial).padStart(6, '0')}`;
    if (store.dossiers.payment(receiptNumber) === null) return { receiptNumber, serial };
  }
}

interface Payment {
  dossier: Pick<Dossier, 'id' | 'code' | 'toPay'>;
  stage: FeeStage;
  fees: readonly Fee[];
  /** From a receipt book; null: the next number of the office's own series. */
  givenNumber: string | null;
  /** Set when the dossier goes on, because everything asked for is paid. */
  resumed: EventOf<'dossier.paid'>['resumed'];
}

/** Records a payment and returns its receipt number and the sum in dong. */
export function recordPayment(
  context: ActionContext,
  { dossier, stage, fees, givenNumber, resumed }: Payment,
): { receiptNumber: string; amount: number } {
  const { day, now, store } = context;
  const own = givenNumber === null ? nextReceipt(context, day.slice(0, 4)) : null;
  const receiptNumber = givenNumber ?? own?.receiptNumber ?? '';
  const amount = fees.reduce((sum, fee) => sum + fee.amount, 0);
  const staffId = staffOf(context);
  const { id: dossierId, code, toPay } = dossier;
  context.record({
    type: 'dossier.paid',
    dossierId,
    code,
    moment: stage,
    amount,
    receiptNumber,
    serial: own?.serial ?? null,
    day,
    staffId,
    resumed,
    covered: Math.min(toPay, amount),
    toPay: Math.max(0, toPay - amount),
  });
  const lines = fees.map(fee => `${fee.name}: ${fee.amount}`);
  store.people.addWords(dossierId, { kind: 'fees-paid', lines, staffId, at: now });
  return { receiptNumber, amount };
}

/** The next code of the day. A code that the provincial system issued in the name of this unit is skipped. */
function nextCode({ store, day }: ActionContext, unit: string): { code: DossierCode; serial: number; day: Day } {
  for (let serial = store.dossiers.lastSerial(day) + 1; ; serial++) {
    const code = formatDossierCode(unit, day, serial) as DossierCode;
    if (store.dossiers.findByCode(code) === null) return { code, serial, day };
  }
}

/** The language that the citizen chose at the kiosk. */
function languageOf({ store, site }: ActionContext, ticketId: TicketId | null): string {
  const ticket = ticketId === null ? null : store.tickets.find(ticketId);
  return ticket?.language ?? site.languages[0] ?? 'vi';
}

export const receiveDossier: Action<'dossier.receive'> = (input, context) => {
  const { site, store, now, record } = context;
  if (site.dossiers === null) return refuse('dossier.off');
  const procedure = store.catalogue.find(input.procedureId);
  if (procedure === null || procedure.retired || !isInForce(procedure, context.day)) return refuse('procedure.unknown');
  if (input.ticketId !== null) {
    const ticket = store.tickets.find(input.ticketId);
    if (ticket === null) return refuse('ticket.unknown');
    if (!['called', 'serving', 'done'].includes(ticket.state))
      return refuse('ticket.wrong-state', { state: ticket.state });
  }
  const course = context.catalogue.processTimesOf(procedure);
  const accepted = input.accept ? accept(context, course, input.dueAt) : done(null);
  if (!accepted.ok) return accepted;

  const staffId = staffOf(context);
  const dossierId = uuidv7() as DossierId;
  const trackToken = newTrackToken();
  const { code, serial, day } = nextCode(context, site.dossiers.unit);
  const { channel, delivery, sets, ticketId, papers, fees, note, smsConsent } = input;
  const { kind: applicantKind, ...person } = input.applicant;
  record({
    type: 'dossier.received',
    dossierId,
    code,
    day,
    serial,
    trackToken,
    ticketId,
    channel,
    applicantKind,
    delivery,
    sets,
    staffId,
    procedureId: procedure.id,
    procedureCode: procedure.code,
    procedureName: procedure.name,
    field: procedure.field,
    serviceId: serviceFor(context, procedure.field),
    totalText: procedure.totalText,
    total: course.total,
    sameDay: course.sameDay,
    steps: procedure.steps.map(({ no, label, responsible, duration }) => ({ no, label, responsible, duration })),
    accepted: accepted.value,
  });
  store.people.setPerson(dossierId, { ...person, smsConsent }, now);
  store.people.addPapers(dossierId, papers);
  if (note !== null) store.people.addWords(dossierId, { kind: 'note', lines: [note], staffId, at: now });
  const paid =
    fees.length === 0
      ? null
      : recordPayment(context, {
          dossier: { id: dossierId, code, toPay: 0 },
          stage: FeeStage.OnReception,
          fees,
          givenNumber: null,
          resumed: null,
        });
  const prints = site.dossiers.thermalReceipt && context.hasPrinter && accepted.value !== null;
  if (prints) record({ type: 'receipt.asked', dossierId, code, language: languageOf(context, ticketId) });
  return done({
    ...describeDossier(context, { id: dossierId }),
    dossierId,
    receivedAt: now,
    forwardAt: accepted.value?.promised.forwardAt ?? null,
    paperCopyDueAt: accepted.value?.paperCopyDueAt ?? null,
    trackUrl: `${context.publicUrl}/d/${trackToken}`,
    receiptNumber: paid?.receiptNumber ?? null,
    slip: { state: prints ? ('queued' as const) : ('none' as const) },
  });
};

export const acceptDossier: Action<'dossier.accept'> = ({ code, dueAt }, context) => {
  const found = findDossierFor(context, code, 'accept');
  if (!found.ok) return found;
  const { dossier } = found.value;
  const accepted = accept(context, processTimesOfDossier(context, dossier), dueAt);
  if (!accepted.ok) return accepted;
  context.record({ type: 'dossier.accepted', dossierId: dossier.id, code: dossier.code, accepted: accepted.value });
  return done(describeDossier(context, dossier));
};

export const refuseDossier: Action<'dossier.refuse'> = ({ code, reason }, context) => {
  const found = findDossierFor(context, code, 'refuse');
  if (!found.ok) return found;
  const { dossier, next: state } = found.value;
  const staffId = staffOf(context);
  const late = endsLate(dossier, context.now);
  context.record({ type: 'dossier.refused', dossierId: dossier.id, code: dossier.code, staffId, state, late });
  context.store.people.addWords(dossier.id, { kind: 'refusal', lines: [reason], staffId, at: context.now });
  return done(describeDossier(context, dossier));
};
