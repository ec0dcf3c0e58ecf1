// Calls that look dossiers up: for citizens by code or token, for staff whole, as lists and as numbers.
import { z } from 'zod';
import { call } from '../define.ts';
import { checkDigitsPattern, maxDossierSearchLength } from '../rules.ts';
import {
  At,
  Channel,
  Day,
  Delivery,
  DossierCode,
  DossierId,
  DossierStateNumber,
  Language,
  ServiceId,
  TicketNumber,
  TrackToken,
} from '../words.ts';
import { staff } from './callers.ts';
import { Applicant, byCode, FormKind, HandedIn, Paid, WordsKind } from './dossier-schemas.ts';

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

export const dossierLookupCalls = {
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
};
