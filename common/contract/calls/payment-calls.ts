// Calls about the fees of dossiers: requested, paid, cancelled, summed. Amounts are Vietnamese dong.
import { z } from 'zod';
import { call } from '../define.ts';
import { maxCancelReasonLength, maxFees, maxReceiptNumberLength, receiptNumberPattern } from '../rules.ts';
import { At, Day, DossierCode, FeeStageNumber, StaffId } from '../words.ts';
import { officers, staff } from './callers.ts';
import { byCode, changeRefusals, dong, dossierValue, Fee, Paid, text } from './dossier-schemas.ts';

export const paymentCalls = {
  /**
   * A further request replaces the sum. With an empty list nothing is to be paid any more and the dossier goes on. Whether
   * the clock stops meanwhile is a setting of the site file.
   *
   * @example { "code": "000.00.04.H37-261123-0001", "fees": [{ "name": "Lệ phí", "amount": 8000 }] }
   */
  'dossier.request-payment': call({
    effect: 'write',
    does: 'Requests a fee from the citizen before the dossier goes on.',
    who: officers,
    input: z.strictObject({ ...byCode, fees: z.array(Fee).max(maxFees) }),
    value: dossierValue,
    refusals: [...changeRefusals, 'calendar.unknown-year', 'dossier.bad-date'],
  }),

  /**
   * When everything that was requested is paid, the dossier goes on; a part does not suffice. A given `receiptNumber` of a
   * receipt book must be unused (`payment.number-used`), else the office's own series is continued: "BL-2026-000001".
   *
   * @example { "code": "000.00.04.H37-261123-0001", "moment": 2, "fees": [{ "name": "Lệ phí", "amount": 8000 }], "owed":
   * 8000 }
   */
  'dossier.pay': call({
    effect: 'write',
    does: 'Records the payment of a fee and gives it a receipt number.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      moment: FeeStageNumber,
      fees: z.array(Fee).min(1).max(maxFees),
      /**
       * The sum in dong that the officer saw as owed. When it has changed meanwhile, the call is refused with
       * `payment.changed`; null skips the check.
       */
      owed: dong.nullable().default(null),
      /** Number from a receipt book; null takes the next one of the office. */
      receiptNumber: z.string().trim().toUpperCase().regex(receiptNumberPattern).nullable().default(null),
      /** The date that the officer promises when the clock had stopped and the calendar cannot say it, else null. */
      dueAt: At.nullable().default(null),
    }),
    value: dossierValue.extend({
      /** Number of the receipt. */
      receiptNumber: z.string(),
      /** Sum of the fees in dong. */
      amount: z.int(),
    }),
    refusals: [
      ...changeRefusals,
      'payment.number-used',
      'payment.changed',
      'calendar.unknown-year',
      'dossier.bad-date',
    ],
  }),

  /**
   * Possible on its day only (`receipt.day-over`), by the officer who wrote it or a supervisor (`receipt.not-yours`). The
   * number stays used, the sums of the day no longer include it, and the dossier keeps its state.
   *
   * @example { "receiptNumber": "BL-2026-000001", "reason": "Ghi nhầm số tiền", "stillOwed": true }
   */
  'receipt.cancel': call({
    effect: 'write',
    does: 'Cancels a receipt that was written by mistake.',
    who: officers,
    input: z.strictObject({
      receiptNumber: z.string().trim().toUpperCase().min(1).max(maxReceiptNumberLength),
      reason: text(maxCancelReasonLength),
      /** True makes the amount owed again, as long as the dossier is not over. */
      stillOwed: z.boolean().default(true),
    }),
    value: z.object({
      code: DossierCode,
      receiptNumber: z.string(),
      /** Amount of the cancelled receipt in dong. */
      amount: z.int(),
      /** Amount in dong that is owed now. */
      toPay: z.int(),
    }),
    refusals: ['receipt.unknown', 'receipt.cancelled-before', 'receipt.day-over', 'receipt.not-yours'],
  }),

  /**
   * Cancelled receipts are listed but not included in the sums. Amounts are in dong.
   *
   * @example { "day": "2026-11-23" }
   */
  'payment.sum': call({
    effect: 'read',
    does: 'Lists the payments of a day with their sums by stage and by officer.',
    who: staff,
    input: z.strictObject({ day: Day }),
    value: z.object({
      /** Sum of the day without cancelled receipts. */
      sum: z.int(),
      /** All receipts of the day, cancelled ones too. */
      receipts: z.array(Paid.extend({ code: DossierCode })),
      /** Sums by the stage at which the fee was paid. */
      byMoment: z.array(z.object({ moment: FeeStageNumber, sum: z.int() })),
      /** Sums by the officer who took the money. */
      byStaff: z.array(z.object({ staffId: StaffId.nullable(), name: z.string(), sum: z.int() })),
    }),
    refusals: [],
  }),
};
