// Builds the inputs of the calls from what was typed into the forms. The forms are checked before.
import type { CallInput } from '../../common/contract/calls/index.ts';
import { parseAmount } from './amounts.ts';
import type { Draft, Person } from './draft.ts';
import type { FeeLine, PaperLine } from './draft-lines.ts';

/** Returns the text without spaces around it, or null when nothing is left. */
export const trimToNull = (text: string) => (text.trim() === '' ? null : text.trim());

export function buildApplicant({ kind, name, idNumber, phone, email, address, submitter }: Person) {
  return {
    kind,
    name: name.trim(),
    idNumber: trimToNull(idNumber),
    phone: trimToNull(phone),
    email: trimToNull(email),
    address: trimToNull(address),
    submitter: trimToNull(submitter),
  };
}

export const buildPapers = (papers: readonly PaperLine[]) =>
  papers
    .filter(({ taken }) => taken)
    .map(({ name, kind, count }) => ({ name: name.trim(), kind, count: Number(count) }));

export const buildFees = (fees: readonly FeeLine[]) =>
  fees.filter(({ paid }) => paid).map(({ name, amount }) => ({ name: name.trim(), amount: parseAmount(amount) ?? 0 }));

/** Returns the sum of the paid fees in đồng. */
export const sumFees = (fees: readonly FeeLine[]) => buildFees(fees).reduce((sum, { amount }) => sum + amount, 0);

/**
 * Builds the call that receives a dossier. Fees of 0 đồng are left out, because they are no payment.
 * @param dueAt the date that the officer promises in UTC ms, or null; it counts only if the dossier is also accepted
 */
export function buildReceiveInput(draft: Draft, dueAt: number | null, accept: boolean): CallInput<'dossier.receive'> {
  return {
    procedureId: draft.procedureId ?? '',
    ticketId: draft.ticketId,
    applicant: buildApplicant(draft),
    papers: buildPapers(draft.papers),
    sets: Number(draft.sets),
    channel: draft.channel,
    delivery: draft.delivery,
    smsConsent: draft.smsConsent,
    accept,
    fees: buildFees(draft.fees).filter(({ amount }) => amount > 0),
    note: trimToNull(draft.note),
    dueAt: accept ? dueAt : null,
  };
}
