// Fees of a dossier: requested, paid, cancelled, and summed up for a day.
import { DossierState, type FeeStage } from '../../common/contract/official-numbers.ts';
import { done, refuse } from '../../common/contract/refusals.ts';
import type { StaffId } from '../../common/contract/words.ts';
import { legalActions } from '../core/dossier.ts';
import type { Action } from './act.ts';
import { describeDossier, describePayment, findDossierFor, mayCancel, staffName } from './dossier-rights.ts';
import { recordPayment } from './receive-dossier.ts';
import { staffOf } from './rights.ts';
import { continueClock, stopDossierClock } from './supplement-dossier.ts';

const sumOf = (fees: readonly { amount: number }[]) => fees.reduce((sum, { amount }) => sum + amount, 0);

export const requestPayment: Action<'dossier.request-payment'> = ({ code, fees }, context) => {
  const found = findDossierFor(context, code, 'request-payment');
  if (!found.ok) return found;
  const { dossier } = found.value;
  const { store, site, now } = context;
  const { id: dossierId } = dossier;
  const waits = dossier.state === DossierState.PaymentRequested;
  if (fees.length === 0) {
    if (!waits) return refuse('dossier.wrong-state', { state: dossier.state });
    const promised = dossier.clockStoppedAt === null ? done(null) : continueClock(context, dossier, null);
    if (!promised.ok) return promised;
    const state = dossier.backTo ?? DossierState.Received;
    context.record({ type: 'dossier.payment-dropped', dossierId, code: dossier.code, state, promised: promised.value });
    return done(describeDossier(context, dossier));
  }
  const amount = sumOf(fees);
  // When a payment is requested again while the dossier waits for one, its clock has stopped already.
  const left = site.dossiers?.stopForPayment && !waits ? stopDossierClock(context, dossier) : null;
  const backTo = waits ? dossier.backTo : dossier.state;
  context.record({ type: 'dossier.payment-asked', dossierId, code: dossier.code, amount, left, backTo });
  const lines = fees.map(fee => `${fee.name}: ${fee.amount}`);
  store.people.addWords(dossierId, { kind: 'fees-asked', lines, staffId: staffOf(context), at: now });
  return done(describeDossier(context, dossier));
};

export const payDossier: Action<'dossier.pay'> = ({ code, moment, fees, receiptNumber, owed, dueAt }, context) => {
  const found = findDossierFor(context, code, 'pay');
  if (!found.ok) return found;
  const { dossier, next } = found.value;
  // Another officer may have taken a payment while this officer's dialog was open.
  if (owed !== null && owed !== dossier.toPay) return refuse('payment.changed', { toPay: dossier.toPay });
  if (receiptNumber !== null && context.store.dossiers.payment(receiptNumber) !== null)
    return refuse('payment.number-used');
  const amount = sumOf(fees);
  // A part of the requested sum does not let the dossier go on.
  const enough = dossier.state === DossierState.PaymentRequested && amount >= dossier.toPay;
  const promised = enough && dossier.clockStoppedAt !== null ? continueClock(context, dossier, dueAt) : done(null);
  if (!promised.ok) return promised;
  const resumed = enough ? { state: next, promised: promised.value } : null;
  const paid = recordPayment(context, { dossier, stage: moment, fees, givenNumber: receiptNumber, resumed });
  return done({ ...describeDossier(context, dossier), ...paid });
};

export const cancelReceipt: Action<'receipt.cancel'> = ({ receiptNumber, reason, stillOwed }, context) => {
  const { store, now } = context;
  const payment = store.dossiers.payment(receiptNumber);
  const dossier = payment === null ? null : store.dossiers.findByCode(payment.code);
  if (payment === null || dossier === null) return refuse('receipt.unknown');
  const { amount, day, code, covered } = payment;
  if (payment.cancelledAt !== null) return refuse('receipt.cancelled-before', { at: payment.cancelledAt });
  if (day !== context.day) return refuse('receipt.day-over', { day });
  if (!mayCancel(context, payment)) return refuse('receipt.not-yours');
  const staffId = staffOf(context);
  // A payment that had not been requested (as at reception) is owed in full again. Of a requested one only the requested part is
  // owed, since anything above it was taken by mistake.
  const owed = stillOwed && legalActions(dossier.state, dossier.backTo).includes('pay') ? covered || amount : 0;
  context.record({ type: 'receipt.cancelled', dossierId: dossier.id, code, receiptNumber, amount, owed, day, staffId });
  store.people.addWords(dossier.id, {
    kind: 'receipt-cancelled',
    lines: [`${receiptNumber}: ${reason}`],
    staffId,
    at: now,
  });
  return done({ code, receiptNumber, amount, toPay: store.dossiers.find(dossier.id)?.toPay ?? 0 });
};

export const sumPayments: Action<'payment.sum'> = ({ day }, context) => {
  const all = context.store.dossiers.paymentsOn(day).map(payment => describePayment(context, payment));
  const receipts = all.filter(({ cancelledAt }) => cancelledAt === null);
  const byMoment = new Map<FeeStage, number>();
  const byStaff = new Map<StaffId | null, number>();
  for (const { moment, staffId, amount } of receipts) {
    byMoment.set(moment, (byMoment.get(moment) ?? 0) + amount);
    byStaff.set(staffId, (byStaff.get(staffId) ?? 0) + amount);
  }
  return done({
    sum: receipts.reduce((sum, { amount }) => sum + amount, 0),
    receipts: all,
    byMoment: Array.from(byMoment, ([moment, sum]) => ({ moment, sum })).sort((a, b) => a.moment - b.moment),
    byStaff: Array.from(byStaff, ([staffId, sum]) => ({ staffId, name: staffName(context, staffId) ?? '', sum })),
  });
};
