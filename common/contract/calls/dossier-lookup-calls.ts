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

/** The longest period of `dossier.numbers`: a year and what a yearly report looks back to. */
export const maxPeriodDays = 400;

const Numbers = z.object({
  /** Received in the period. */
  received: z.int(),
  /** Ended in the period on time. */
  onTime: z.int(),
  /** Ended in the period after the promised date; a second request for papers counts as late too. */
  late: z.int(),
  /** Not ended at the end of the period. */
  inProgress: z.int(),
  /** Not ended at the end of the period and past the promised date. */
  overdue: z.int(),
});
export type DossierNumbers = z.infer<typeof Numbers>;

export const dossierLookupCalls = {
  /**
   * Nothing personal is answered without `check`: the last four digits of the ID or telephone number given at reception.
   * Wrong digits are refused with `dossier.check-wrong`.
   *
   * Guessing is slowed: after ten wrong codes from one screen, or thirty from all callers without a token together, within
   * ten minutes, callers have to wait (`rate.limited` with `detail.retryAfterSeconds`). After five wrong check digits the
   * personal part of the dossier is locked for 15 minutes, and after 15 in a day for a day.
   *
   * For an unknown code `detail.updatedAt` tells how old the data of the provincial system are.
   *
   * @example { "code": "000.00.04.H37-261123-0001", "check": null, "language": "vi" }
   */
  'dossier.find': call({
    effect: 'read',
    does: 'Returns where a dossier stands, by its code or the token of its receipt.',
    who: ['anyone'],
    input: z
      .strictObject({
        /** Exactly one of `code` and `token` must be given. */
        code: DossierCode.optional(),
        /** Last part of the address on the receipt. */
        token: TrackToken.optional(),
        /** Last four digits of the applicant's ID or telephone number, or null. */
        check: z.string().trim().regex(checkDigitsPattern, 'four digits').nullable().default(null),
        /** Language of `stateText` and `nextAct`. */
        language: Language.default('vi'),
      })
      .refine(input => (input.code === undefined) !== (input.token === undefined), {
        error: 'exactly one of code and token is needed',
        path: ['code'],
      }),
    value: z.object({
      code: DossierCode,
      state: DossierStateNumber,
      /** The state in words for citizens. */
      stateText: z.string(),
      /** Name of the procedure. */
      procedure: z.string(),
      step: z.int().nullable(),
      /** Number of steps of the process; 0 when none is published. */
      steps: z.int(),
      /** Name of the current step, or null. */
      stepLabel: z.string().nullable(),
      receivedAt: At,
      dueAt: At.nullable(),
      /** Past its due date and not ended. */
      late: z.boolean(),
      /** While the clock is stopped nothing becomes late. */
      clockStopped: z.boolean(),
      readyAt: At.nullable(),
      returnedAt: At.nullable(),
      /** What the citizen should do now, in plain words. */
      nextAct: z.string(),
      delivery: Delivery,
      /** When the provincial system last reported it; null for a dossier of this office. */
      outsideAt: At.nullable(),
      /** The service in whose queue a ticket is taken for what the citizen should do now, or null. */
      serviceId: ServiceId.nullable(),
      /** Null without a correct `check`. */
      personal: z
        .object({
          applicantName: z.string(),
          /** What is missing, or why it was refused or stopped. */
          words: z.array(z.string()),
          /** Amount owed in dong. */
          toPay: z.int(),
        })
        .nullable(),
    }),
    refusals: ['dossier.unknown', 'dossier.check-wrong'],
  }),

  /**
   * @example { "code": "000.00.04.H37-261123-0001" }
   */
  'dossier.show': call({
    effect: 'read',
    does: 'Returns everything about a dossier, for staff.',
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
      /** Null after the personal data were erased, as the law requires. */
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
      /** The first promise; `dueAt` is the one that counts now. */
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
      /** The ticket with which it was received, or null. */
      ticketNumber: TicketNumber.nullable(),
      /** Who received it. */
      receiverName: z.string().nullable(),
      /** Who processes it now, or null. */
      holderName: z.string().nullable(),
      /** Address of the page on which the citizen follows it. */
      trackUrl: z.string(),
      /** When the provincial system last reported it; null for a dossier of this office. */
      outsideAt: At.nullable(),
      /** Actions that are allowed in this state, as the second part of the call's name. */
      may: z.array(z.string()),
      /** The papers that can be shown and printed now; `nth` counts repeated ones from 1. */
      forms: z.array(z.object({ form: FormKind, nth: z.int() })),
    }),
    refusals: ['dossier.unknown'],
  }),

  /**
   * With a text it searches all dossiers, ended ones too.
   *
   * @example { "mine": true, "which": "open", "page": 1 }
   */
  'dossier.list': call({
    effect: 'read',
    does: 'Lists dossiers for the desk, 25 on a page, those due first at the top.',
    who: staff,
    input: z.strictObject({
      /** Only dossiers that the caller processes. */
      mine: z.boolean().default(false),
      /** `soon`: due within one working day; `waiting`: waits for the citizen. */
      which: z.enum(['open', 'late', 'soon', 'ready', 'waiting']).default('open'),
      /** Only dossiers at this step, or null. */
      step: z.int().min(1).nullable().default(null),
      /**
       * The beginning of a code, its part from the day on ("261123-0001"), a serial of today ("12"), or a name without
       * regard to diacritics.
       */
      text: z.string().trim().max(maxDossierSearchLength).default(''),
      page: z.int().min(1).max(1_000).default(1),
    }),
    value: z.object({
      /** Number of all dossiers found. */
      total: z.int(),
      /** The page that was asked for. */
      items: z.array(Listed),
      /** Numbers of dossiers for the tabs of the desk. */
      counts: z.object({ open: z.int(), late: z.int(), soon: z.int(), ready: z.int(), waiting: z.int() }),
    }),
    refusals: [],
  }),

  /**
   * Refused with `dossier.bad-period` when the period is longer or ends before it begins.
   *
   * @example { "from": "2026-11-01", "to": "2026-11-30", "by": "field" }
   */
  'dossier.numbers': call({
    effect: 'read',
    does: `Received, on time, late, in progress in a period of at most ${maxPeriodDays} days, in all and by field, procedure or officer.`,
    who: staff,
    input: z.strictObject({
      /** First day of the period. */
      from: Day,
      /** Last day of the period, included. */
      to: Day,
      /** How the numbers are grouped, or null for the whole only. */
      by: z.enum(['field', 'procedure', 'officer']).nullable().default(null),
    }),
    value: z.object({
      /** The whole office. */
      all: Numbers,
      /** One entry for each field, procedure or officer; empty without `by`. */
      groups: z.array(Numbers.extend({ name: z.string() })),
    }),
    refusals: ['dossier.bad-period'],
  }),
};
