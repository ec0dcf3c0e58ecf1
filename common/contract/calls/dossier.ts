// Dossiers: received at the counter, promised a date, followed by everyone. Staff name a dossier by its code. What is personal
// (names, ID numbers, telephones, reasons in free words) is answered to staff only, and to a citizen who proves the last four
// digits of the number given at reception.

import { z } from 'zod';
import { call } from '../define.ts';
import {
  checkDigitsPattern,
  emailPattern,
  idNumberPattern,
  maxAddressLength,
  maxAmount,
  maxCancelReasonLength,
  maxDossierSearchLength,
  maxEmailLength,
  maxFees,
  maxMissingLines,
  maxNameLength,
  maxNoteLength,
  maxPaperCount,
  maxPaperNameLength,
  maxPapers,
  maxReasonLength,
  maxReceiptNumberLength,
  maxSets,
  receiptNumberPattern,
  telephonePattern,
} from '../rules.ts';
import {
  ApplicantKind,
  At,
  Channel,
  Day,
  Delivery,
  DossierCode,
  DossierId,
  DossierStateNumber,
  FeeStageNumber,
  Language,
  ServiceId,
  SlipState,
  StaffId,
  TicketId,
  TicketNumber,
  TrackToken,
} from '../words.ts';

const officers = ['officer', 'supervisor'] as const;
const staff = ['officer', 'supervisor', 'admin'] as const;
const ProcedureId = z.string().min(1).max(80);
const text = (most: number) => z.string().trim().min(1).max(most);
const dong = z.int().min(0).max(maxAmount);

/** Who asks. Everything but the name may be left out; of the numbers the last four digits open the personal part. */
export const Applicant = z.strictObject({
  kind: ApplicantKind.default(0),
  name: text(maxNameLength),
  /** ID card or tax number, as it stands on the paper. */
  idNumber: z.string().trim().regex(idNumberPattern, '5 to 20 digits or letters').nullable().default(null),
  phone: z.string().trim().regex(telephonePattern, 'a telephone number').nullable().default(null),
  email: z.email({ pattern: emailPattern }).max(maxEmailLength).nullable().default(null),
  address: text(maxAddressLength).nullable().default(null),
  /** Who hands it in for the applicant. */
  submitter: text(maxNameLength).nullable().default(null),
});
export type Applicant = z.infer<typeof Applicant>;

/** A paper handed in: 0 original, 1 copy, 2 electronic copy (official numbers). */
export const HandedIn = z.strictObject({
  name: text(maxPaperNameLength),
  kind: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(0),
  count: z.int().min(1).max(maxPaperCount).default(1),
});
export type HandedIn = z.infer<typeof HandedIn>;

const Fee = z.strictObject({ name: text(maxNameLength), amount: dong });
export type Fee = z.infer<typeof Fee>;

/** What every deed answers. */
const dossierValue = z.object({
  code: DossierCode,
  state: DossierStateNumber,
  /** The step under way, counted from 1; null without a published course. */
  step: z.int().nullable(),
  dueAt: At.nullable(),
});
const byCode = { code: DossierCode };
const deedRefusals = ['dossier.unknown', 'dossier.wrong-state', 'dossier.from-outside'] as const;

const Paid = z.object({
  receiptNumber: z.string(),
  moment: FeeStageNumber,
  amount: z.int(),
  at: At,
  staffId: StaffId.nullable(),
  /** A cancelled receipt stands in no sum; its number is used up. */
  cancelledAt: At.nullable(),
  /** Whether the caller may cancel it now. */
  mayCancel: z.boolean(),
});

/** What is written of a dossier in free words, each for its occasion. */
export const WordsKind = z.enum([
  ...(['note', 'missing', 'supplement-reason', 'supplement-apology', 'refusal', 'stop', 'withdrawal'] as const),
  ...(['apology', 'fees-asked', 'fees-paid', 'receipt-cancelled', 'collector', 'step-note'] as const),
]);
export type WordsKind = z.infer<typeof WordsKind>;

/** The papers of forms 01-07, by what they are for; the set in force says number, title and fields. */
export const FormKind = z.enum(['receipt', 'supplement', 'refusal', 'apology', 'stop', 'control', 'register']);
export type FormKind = z.infer<typeof FormKind>;

/** One row of a list of dossiers at the desk. */
const Listed = z.object({
  code: DossierCode,
  state: DossierStateNumber,
  procedureName: z.string(),
  field: z.string().nullable(),
  applicantName: z.string().nullable(),
  step: z.int().nullable(),
  steps: z.int(),
  stepLabel: z.string().nullable(),
  stepDueAt: At.nullable(),
  receivedAt: At,
  dueAt: At.nullable(),
  late: z.boolean(),
  /** Due within one working day, and not late. */
  soon: z.boolean(),
  holderName: z.string().nullable(),
});

/** A year, and what a year's report looks back to. */
export const longestPeriodDays = 400;

const Numbers = z.object({
  /** Received in the period. */
  received: z.int(),
  /** Ended in the period: on time, and late (a second request for papers counts as late). */
  onTime: z.int(),
  late: z.int(),
  /** Not ended at the end of the period, and those of them past their date. */
  inProgress: z.int(),
  overdue: z.int(),
});
export type DossierNumbers = z.infer<typeof Numbers>;

export const dossierCalls = {
  'dossier.receive': call({
    effect: 'write',
    does: 'Receives a dossier at a counter: it gets its code, its due date and its receipt. With `accept` false it is only registered (state 1), for a request of papers or a refusal.',
    who: officers,
    input: z.strictObject({
      procedureId: ProcedureId,
      /** The ticket being served, or null. */
      ticketId: TicketId.nullable().default(null),
      applicant: Applicant,
      papers: z.array(HandedIn).max(maxPapers).default([]),
      /** How many sets of papers. */
      sets: z.int().min(1).max(maxSets).default(1),
      channel: Channel.default(1),
      delivery: Delivery.default('counter'),
      /** Said explicitly by the citizen, never assumed (law 91/2025): messages by SMS about this dossier. */
      smsConsent: z.boolean().default(false),
      fees: z.array(Fee).max(maxFees).default([]),
      note: text(maxNoteLength).nullable().default(null),
      /** Only where the days of a year are not known: the date that the officer promises. */
      dueAt: At.nullable().default(null),
      accept: z.boolean().default(true),
    }),
    value: dossierValue.extend({
      dossierId: DossierId,
      receivedAt: At,
      forwardAt: At.nullable(),
      paperCopyDueAt: At.nullable(),
      trackUrl: z.string(),
      /** Of the fees paid at reception; null when nothing was paid. */
      receiptNumber: z.string().nullable(),
      slip: z.object({ state: SlipState }),
    }),
    refusals: [
      'dossier.off',
      'procedure.unknown',
      'ticket.unknown',
      'ticket.wrong-state',
      'calendar.unknown-year',
      'dossier.bad-date',
    ],
  }),
  'dossier.accept': call({
    effect: 'write',
    does: 'A registered dossier is complete: the clock begins.',
    who: officers,
    input: z.strictObject({ ...byCode, dueAt: At.nullable().default(null) }),
    value: dossierValue,
    refusals: [...deedRefusals, 'calendar.unknown-year', 'dossier.bad-date'],
  }),
  'dossier.request-supplement': call({
    effect: 'write',
    does: 'Asks the citizen for papers: the clock stands still. The second time needs a reason and an apology, and counts as late in the national index.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      missing: z.array(text(maxPaperNameLength)).min(1).max(maxMissingLines),
      reason: text(maxReasonLength).nullable().default(null),
      apology: text(maxReasonLength).nullable().default(null),
    }),
    value: dossierValue.extend({
      /** The how-manieth request. */
      nth: z.int(),
      countsLate: z.boolean(),
    }),
    refusals: [...deedRefusals, 'dossier.asked-before'],
  }),
  'dossier.supplement-received': call({
    effect: 'write',
    does: 'The papers are here: the clock goes on with what was left. A dossier only registered is accepted by it.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      papers: z.array(HandedIn).max(maxPapers).default([]),
      dueAt: At.nullable().default(null),
    }),
    value: dossierValue,
    refusals: [...deedRefusals, 'calendar.unknown-year', 'dossier.bad-date'],
  }),
  'dossier.refuse': call({
    effect: 'write',
    does: 'The office does not receive it, and says why in writing. Possible until processing begins.',
    who: officers,
    input: z.strictObject({ ...byCode, reason: text(maxReasonLength) }),
    value: dossierValue,
    refusals: deedRefusals,
  }),
  'dossier.advance': call({
    effect: 'write',
    does: 'The step under way is done; the next begins, with whoever it is given to.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      /** The step that the caller saw: a second press of the same key changes nothing. */
      step: z.int().min(1).nullable().default(null),
      to: StaffId.nullable().default(null),
      note: text(maxNoteLength).nullable().default(null),
    }),
    value: dossierValue,
    refusals: [...deedRefusals, 'dossier.step-done', 'dossier.last-step', 'staff.unknown'],
  }),
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
  'dossier.reappoint': call({
    effect: 'write',
    does: 'Promises another date, with an apology: once, at the latest one working day before the date promised. A supervisor may do it later (`force`).',
    who: officers,
    input: z.strictObject({ ...byCode, dueAt: At, reason: text(maxReasonLength), force: z.boolean().default(false) }),
    value: dossierValue,
    refusals: [
      ...deedRefusals,
      'dossier.reappointed-before',
      'dossier.reappoint-too-late',
      'dossier.bad-date',
      'calendar.unknown-year',
    ],
  }),
  'dossier.stop': call({
    effect: 'write',
    does: 'Processing is stopped for good, and the citizen is told why in writing.',
    who: officers,
    input: z.strictObject({ ...byCode, reason: text(maxReasonLength) }),
    value: dossierValue,
    refusals: deedRefusals,
  }),
  'dossier.ready': call({
    effect: 'write',
    does: 'There is a result: it can be fetched.',
    who: officers,
    input: z.strictObject(byCode),
    value: dossierValue,
    refusals: deedRefusals,
  }),
  'dossier.return': call({
    effect: 'write',
    does: 'The result is handed over, to a person whose identity was checked.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      identityChecked: z.literal(true),
      /** Who fetched it, when it was not the applicant. */
      collector: text(maxNameLength).nullable().default(null),
      /** The officer says so, for the journal; the counter's tablet asks by itself while a number is served. */
      ratingAsked: z.boolean().default(false),
      ticketId: TicketId.nullable().default(null),
    }),
    value: dossierValue,
    refusals: [...deedRefusals, 'ticket.unknown'],
  }),
  'dossier.withdraw': call({
    effect: 'write',
    does: 'The citizen takes it back.',
    who: officers,
    input: z.strictObject({ ...byCode, reason: text(maxReasonLength).nullable().default(null) }),
    value: dossierValue,
    refusals: deedRefusals,
  }),
  'dossier.correct': call({
    effect: 'write',
    does: 'Corrects what was written of the applicant, or gives or takes back the consent to messages.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      applicant: Applicant.nullable().default(null),
      smsConsent: z.boolean().nullable().default(null),
    }),
    value: z.object({ code: DossierCode }),
    refusals: ['dossier.unknown', 'dossier.from-outside', 'dossier.forgotten'],
  }),

  'dossier.find': call({
    effect: 'read',
    does: 'Where a dossier stands, by its code or the token of its receipt. Nothing personal without `check`: the last four digits of the ID or telephone given at reception.',
    who: ['anyone'],
    input: z
      .strictObject({
        code: DossierCode.optional(),
        token: TrackToken.optional(),
        check: z.string().trim().regex(checkDigitsPattern, 'four digits').nullable().default(null),
        language: Language.default('vi'),
      })
      .refine(input => (input.code === undefined) !== (input.token === undefined), {
        error: 'exactly one of code and token is needed',
        path: ['code'],
      }),
    value: z.object({
      code: DossierCode,
      state: DossierStateNumber,
      stateText: z.string(),
      procedure: z.string(),
      step: z.int().nullable(),
      steps: z.int(),
      stepLabel: z.string().nullable(),
      receivedAt: At,
      dueAt: At.nullable(),
      late: z.boolean(),
      /** The clock stands still: nothing becomes late meanwhile. */
      clockStopped: z.boolean(),
      readyAt: At.nullable(),
      returnedAt: At.nullable(),
      /** What the citizen should do now, in plain words. */
      nextAct: z.string(),
      delivery: Delivery,
      /** When the provincial system last told of it; null of the office's own. */
      outsideAt: At.nullable(),
      /** Where to take a number for what the citizen should do now: the result, papers, a fee; null when there is nothing to do. */
      serviceId: ServiceId.nullable(),
      personal: z
        .object({
          applicantName: z.string(),
          /** What is still missing, or why it was refused or stopped. */
          words: z.array(z.string()),
          toPay: z.int(),
        })
        .nullable(),
    }),
    refusals: ['dossier.unknown', 'dossier.check-wrong'],
  }),
  'dossier.show': call({
    effect: 'read',
    does: 'A dossier whole, for staff.',
    who: staff,
    input: z.strictObject(byCode),
    value: z.object({
      dossierId: DossierId,
      code: DossierCode,
      state: DossierStateNumber,
      procedure: z.object({
        id: z.string().nullable(),
        code: z.string().nullable(),
        name: z.string(),
        field: z.string().nullable(),
        totalText: z.string(),
      }),
      /** Null once the law asks to forget it. */
      applicant: Applicant.nullable(),
      smsConsent: z.boolean(),
      papers: z.array(HandedIn),
      sets: z.int(),
      channel: Channel,
      delivery: Delivery,
      receivedAt: At,
      acceptedAt: At.nullable(),
      forwardAt: At.nullable(),
      paperCopyDueAt: At.nullable(),
      dueAt: At.nullable(),
      firstDueAt: At.nullable(),
      late: z.boolean(),
      soon: z.boolean(),
      countsLate: z.boolean(),
      supplements: z.int(),
      reappointments: z.int(),
      clockStoppedAt: At.nullable(),
      readyAt: At.nullable(),
      returnedAt: At.nullable(),
      toPay: z.int(),
      paid: z.array(Paid),
      step: z.int().nullable(),
      steps: z.array(
        z.object({
          no: z.int(),
          label: z.string(),
          responsible: z.string(),
          dueAt: At.nullable(),
          begunAt: At.nullable(),
          doneAt: At.nullable(),
          staffName: z.string().nullable(),
        }),
      ),
      /** What was written on the way, oldest first: requests, reasons, apologies, notes. */
      words: z.array(
        z.object({ kind: WordsKind, at: At, staffName: z.string().nullable(), lines: z.array(z.string()) }),
      ),
      ticketNumber: TicketNumber.nullable(),
      receiverName: z.string().nullable(),
      holderName: z.string().nullable(),
      trackUrl: z.string(),
      outsideAt: At.nullable(),
      /** The deeds that are legal now. */
      may: z.array(z.string()),
      /** The papers that can be printed of it now. */
      forms: z.array(z.object({ form: FormKind, nth: z.int() })),
    }),
    refusals: ['dossier.unknown'],
  }),
  'dossier.list': call({
    effect: 'read',
    does: 'Dossiers for the desk: mine, by what is urgent, by code or name. Twenty-five a page, from page 1; what is due first stands first.',
    who: staff,
    input: z.strictObject({
      mine: z.boolean().default(false),
      which: z.enum(['open', 'late', 'soon', 'ready', 'waiting']).default('open'),
      step: z.int().min(1).nullable().default(null),
      /** A code from its begin or from its day ("261123-0001"), a serial of today ("12"), or a name in any way of typing. Looks among all, ended ones too. */
      text: z.string().trim().max(maxDossierSearchLength).default(''),
      page: z.int().min(1).max(1_000).default(1),
    }),
    value: z.object({
      total: z.int(),
      items: z.array(Listed),
      counts: z.object({ open: z.int(), late: z.int(), soon: z.int(), ready: z.int(), waiting: z.int() }),
    }),
    refusals: [],
  }),
  'dossier.print': call({
    effect: 'write',
    does: 'Prints the receipt of a dossier on the ticket printer, with its QR.',
    who: officers,
    input: z.strictObject({ ...byCode, language: Language.default('vi') }),
    value: z.object({ state: z.literal('queued') }),
    refusals: ['dossier.unknown', 'dossier.no-paper', 'slip.no-printer'],
  }),
  'dossier.numbers': call({
    effect: 'read',
    does: `Received, on time, late, in progress in a period of at most ${longestPeriodDays} days, in all and by field, procedure or officer.`,
    who: staff,
    input: z.strictObject({
      from: Day,
      to: Day,
      by: z.enum(['field', 'procedure', 'officer']).nullable().default(null),
    }),
    value: z.object({ all: Numbers, groups: z.array(Numbers.extend({ name: z.string() })) }),
    refusals: ['dossier.bad-period'],
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
