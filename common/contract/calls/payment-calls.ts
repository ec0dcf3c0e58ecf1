// Calls about the fees of dossiers: requested, paid, cancelled, summed. Amounts are Vietnamese dong.
import { z } from 'zod';
import { call } from '../define.ts';
import { maxCancelReasonLength, maxFees, maxReceiptNumberLength, receiptNumberPattern } from '../rules.ts';
import { At, Day, DossierCode, FeeStageNumber, StaffId } from '../words.ts';
import { officers, staff } from './callers.ts';
import { byCode, deedRefusals, dong, dossierValue, Fee, Paid, text } from './dossier-schemas.ts';

export const paymentCalls = {
  'dossier.request-payment': call({
    effect: 'write',
    does: 'The citizen must pay before it goes on. Asked anew, the new sum stands; with no fee at all, nothing is to be paid after all.',
    who: officers,
    input: z.strictObject({ ...byCode, fees: z.array(Fee).max(maxFees) }),
    value: dossierValue,
    refusals: [...deedRefusals, 'calendar.unknown-year', 'dossier.bad-date'],
  }),

  'dossier.pay': call({
    effect: 'write',
    does: 'A fee is paid. It gets a receipt number, unless one of a receipt book is given. What was asked for being paid, the dossier goes on.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      moment: FeeStageNumber,
      fees: z.array(Fee).min(1).max(maxFees),
      /** What the officer saw as owed; null does not ask. A payment of somebody else in between is then told. */
      owed: dong.nullable().default(null),
      /** In capital letters, so that one number is one number. */
      receiptNumber: z.string().trim().toUpperCase().regex(receiptNumberPattern).nullable().default(null),
      /** Only where the clock stood still and the days of a year are not known. */
      dueAt: At.nullable().default(null),
    }),
    value: dossierValue.extend({ receiptNumber: z.string(), amount: z.int() }),
    refusals: [...deedRefusals, 'payment.number-used', 'payment.changed', 'calendar.unknown-year', 'dossier.bad-date'],
  }),

  'receipt.cancel': call({
    effect: 'write',
    does: 'Cancels a receipt that was written wrong: on its day, by the officer who wrote it or a supervisor. Its number is used up, the sum of the day is without it, and what it covered is owed again unless the caller says no; the dossier stays where it is.',
    who: officers,
    input: z.strictObject({
      receiptNumber: z.string().trim().toUpperCase().min(1).max(maxReceiptNumberLength),
      reason: text(maxCancelReasonLength),
      /** The money is still to be taken; of a dossier that is over nothing is taken any more. */
      stillOwed: z.boolean().default(true),
    }),
    value: z.object({
      code: DossierCode,
      receiptNumber: z.string(),
      amount: z.int(),
      /** What is owed now. */
      toPay: z.int(),
    }),
    refusals: ['receipt.unknown', 'receipt.cancelled-before', 'receipt.day-over', 'receipt.not-yours'],
  }),

  'payment.sum': call({
    effect: 'read',
    does: 'What was paid on a day: the sum, by moment and by officer, and every receipt, cancelled ones too (which the sums leave out).',
    who: staff,
    input: z.strictObject({ day: Day }),
    value: z.object({
      sum: z.int(),
      receipts: z.array(Paid.extend({ code: DossierCode })),
      byMoment: z.array(z.object({ moment: FeeStageNumber, sum: z.int() })),
      byStaff: z.array(z.object({ staffId: StaffId.nullable(), name: z.string(), sum: z.int() })),
    }),
    refusals: [],
  }),
};
