// Calls that carry a dossier through the office. Staff name a dossier by its code.
import { z } from 'zod';
import { call } from '../define.ts';
import {
  maxFees,
  maxMissingLines,
  maxNameLength,
  maxNoteLength,
  maxPaperNameLength,
  maxPapers,
  maxReasonLength,
  maxSets,
} from '../rules.ts';
import { At, Channel, Delivery, DossierCode, DossierId, Language, SlipState, StaffId, TicketId } from '../words.ts';
import { officers } from './callers.ts';
import {
  Applicant,
  byCode,
  changeRefusals,
  dossierValue,
  Fee,
  HandedIn,
  ProcedureId,
  text,
} from './dossier-schemas.ts';

export const dossierCalls = {
  /**
   * The due date is calculated from the published times of the procedure and promised to the citizen. With `accept` false
   * the dossier is only registered (state 1) and no clock runs, so that papers can be requested or the dossier refused.
   * Fees that are paid at once get a receipt number. The receipt is printed where the site file says so.
   *
   * Refused with `calendar.unknown-year` when the days off of a year are not known and no `dueAt` is given (`detail.year`),
   * with `dossier.bad-date` when `dueAt` is not in the future, with `procedure.unknown` when the procedure is hidden or not
   * in force today, and with `ticket.wrong-state` when the ticket was never called.
   *
   * @example { "procedureId": "1.001193", "applicant": { "kind": 0, "name": "Nguyễn Văn A", "phone": "0912345678" },
   * "papers": [{ "name": "Tờ khai", "kind": 0, "count": 1 }], "accept": true }
   */
  'dossier.receive': call({
    effect: 'write',
    does: 'Receives a dossier at a counter: it gets its code, its due date and its receipt.',
    who: officers,
    input: z.strictObject({
      /** A procedure in force, from `procedure.search`. */
      procedureId: ProcedureId,
      /** The ticket being served, or null. */
      ticketId: TicketId.nullable().default(null),
      applicant: Applicant,
      /** The papers that were handed in. */
      papers: z.array(HandedIn).max(maxPapers).default([]),
      /** Number of sets of papers. */
      sets: z.int().min(1).max(maxSets).default(1),
      channel: Channel.default(1),
      delivery: Delivery.default('counter'),
      /**
       * True only when the citizen agreed explicitly to SMS messages about this dossier (law 91/2025); it is never assumed.
       */
      smsConsent: z.boolean().default(false),
      /** Fees paid at reception, in dong. */
      fees: z.array(Fee).max(maxFees).default([]),
      /** A note for colleagues; citizens do not see it. */
      note: text(maxNoteLength).nullable().default(null),
      /**
       * The date that the officer promises. It is used only when the calendar cannot say it, else the calculated one
       * counts.
       */
      dueAt: At.nullable().default(null),
      /** False only registers the dossier. */
      accept: z.boolean().default(true),
    }),
    value: dossierValue.extend({
      dossierId: DossierId,
      receivedAt: At,
      /** By when it must go on from reception; null without a running clock. */
      forwardAt: At.nullable(),
      /** By when the paper copy must have gone on to whoever decides, or null. */
      paperCopyDueAt: At.nullable(),
      /** Address of the page on which the citizen follows the dossier; also the QR on the receipt. */
      trackUrl: z.string(),
      /** Number of the receipt for the fees; null when nothing was paid. */
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

  /**
   * @example { "code": "000.00.04.H37-261123-0001" }
   */
  'dossier.accept': call({
    effect: 'write',
    does: 'Accepts a registered dossier as complete: the clock starts and the due date is promised.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      /** The date that the officer promises when the calendar cannot say it, else null. */
      dueAt: At.nullable().default(null),
    }),
    value: dossierValue,
    refusals: [...changeRefusals, 'calendar.unknown-year', 'dossier.bad-date'],
  }),

  /**
   * The first request must list everything that is missing. A further request needs `reason` and `apology` (else
   * `dossier.asked-before`) and makes the dossier count as late in the national index.
   *
   * @example { "code": "000.00.04.H37-261123-0001", "missing": ["Bản sao giấy khai sinh"] }
   */
  'dossier.request-supplement': call({
    effect: 'write',
    does: 'Requests missing papers from the citizen; the clock stops.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      /** One line for each missing paper. */
      missing: z.array(text(maxPaperNameLength)).min(1).max(maxMissingLines),
      /** Why papers are requested again; printed on the form. */
      reason: text(maxReasonLength).nullable().default(null),
      /** Apology for a further request; printed on the form. */
      apology: text(maxReasonLength).nullable().default(null),
    }),
    value: dossierValue.extend({
      /** Ordinal of this request, counted from 1. */
      nth: z.int(),
      /** Whether the dossier now counts as late in the national index. */
      countsLate: z.boolean(),
    }),
    refusals: [...changeRefusals, 'dossier.asked-before'],
  }),

  /**
   * A dossier that was only registered is accepted by it.
   *
   * @example { "code": "000.00.04.H37-261123-0001", "papers": [{ "name": "Bản sao giấy khai sinh", "kind": 1 }] }
   */
  'dossier.supplement-received': call({
    effect: 'write',
    does: 'Records that the requested papers have come; the clock goes on with the time that was left.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      papers: z.array(HandedIn).max(maxPapers).default([]),
      /** The date that the officer promises when the calendar cannot say it, else null. */
      dueAt: At.nullable().default(null),
    }),
    value: dossierValue,
    refusals: [...changeRefusals, 'calendar.unknown-year', 'dossier.bad-date'],
  }),

  /**
   * Possible until processing begins. The reason is printed on the form and shown to the citizen.
   *
   * @example { "code": "000.00.04.H37-261123-0001", "reason": "Không thuộc thẩm quyền giải quyết" }
   */
  'dossier.refuse': call({
    effect: 'write',
    does: 'Refuses to receive a dossier, with a written reason.',
    who: officers,
    input: z.strictObject({ ...byCode, reason: text(maxReasonLength) }),
    value: dossierValue,
    refusals: changeRefusals,
  }),

  /**
   * `step` guards against a double press: when it is not the current step, the call is refused with `dossier.step-done`. At
   * the last step it is refused with `dossier.last-step`; `dossier.ready` follows then.
   *
   * @example { "code": "000.00.04.H37-261123-0001", "step": 1, "to": "can-bo-2", "note": null }
   */
  'dossier.advance': call({
    effect: 'write',
    does: 'Completes the current step of a dossier and begins the next one.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      /** The step that the caller saw, or null to skip the check. */
      step: z.int().min(1).nullable().default(null),
      /** Who processes the next step; null is the caller. */
      to: StaffId.nullable().default(null),
      /** A note for the colleague. */
      note: text(maxNoteLength).nullable().default(null),
    }),
    value: dossierValue,
    refusals: [...changeRefusals, 'dossier.step-done', 'dossier.last-step', 'staff.unknown'],
  }),

  /**
   * Allowed once (`dossier.reappointed-before`) and at the latest one working day before the promised date; afterwards it
   * is refused with `dossier.reappoint-too-late` unless a supervisor sets `force`. The new date must be after the old one
   * and within office hours (`dossier.bad-date`).
   *
   * @example { "code": "000.00.04.H37-261123-0001", "dueAt": 1796378400000, "reason": "Cần xác minh thêm" }
   */
  'dossier.reappoint': call({
    effect: 'write',
    does: 'Promises another due date, with an apology.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      /** The new promise. */
      dueAt: At,
      /** Reason and apology; printed on the form and shown to the citizen. */
      reason: text(maxReasonLength),
      /** True lets a supervisor do it after the time limit. */
      force: z.boolean().default(false),
    }),
    value: dossierValue,
    refusals: [
      ...changeRefusals,
      'dossier.reappointed-before',
      'dossier.reappoint-too-late',
      'dossier.bad-date',
      'calendar.unknown-year',
    ],
  }),

  /**
   * @example { "code": "000.00.04.H37-261123-0001", "reason": "Người nộp không bổ sung giấy tờ" }
   */
  'dossier.stop': call({
    effect: 'write',
    does: 'Stops the processing of a dossier for good, with a written reason.',
    who: officers,
    input: z.strictObject({ ...byCode, reason: text(maxReasonLength) }),
    value: dossierValue,
    refusals: changeRefusals,
  }),

  /**
   * Boards show it and the citizen is sent a message where consent was given. Open steps end with it.
   *
   * @example { "code": "000.00.04.H37-261123-0001" }
   */
  'dossier.ready': call({
    effect: 'write',
    does: 'Records that the result is there and can be collected.',
    who: officers,
    input: z.strictObject(byCode),
    value: dossierValue,
    refusals: changeRefusals,
  }),

  /**
   * @example { "code": "000.00.04.H37-261123-0001", "identityChecked": true }
   */
  'dossier.return': call({
    effect: 'write',
    does: 'Records that the result was handed over to a person whose identity was checked.',
    who: officers,
    input: z.strictObject({
      ...byCode,
      /** Must be true: the officer confirms that the identity was checked. */
      identityChecked: z.literal(true),
      /** Name of the person who collected it when it was not the applicant. */
      collector: text(maxNameLength).nullable().default(null),
      /** Whether the officer asked for a rating; it is only noted in the journal. */
      ratingAsked: z.boolean().default(false),
      /** The ticket being served, or null. */
      ticketId: TicketId.nullable().default(null),
    }),
    value: dossierValue,
    refusals: [...changeRefusals, 'ticket.unknown'],
  }),

  /**
   * @example { "code": "000.00.04.H37-261123-0001", "reason": null }
   */
  'dossier.withdraw': call({
    effect: 'write',
    does: 'Records that the citizen withdraws the dossier.',
    who: officers,
    input: z.strictObject({ ...byCode, reason: text(maxReasonLength).nullable().default(null) }),
    value: dossierValue,
    refusals: changeRefusals,
  }),

  /**
   * Only the given part changes; null leaves it. Refused with `dossier.forgotten` after the personal data were erased.
   *
   * @example { "code": "000.00.04.H37-261123-0001", "smsConsent": false }
   */
  'dossier.correct': call({
    effect: 'write',
    does: "Corrects the applicant's data, or changes the consent to messages.",
    who: officers,
    input: z.strictObject({
      ...byCode,
      /** All data of the applicant; what is left out becomes null. */
      applicant: Applicant.nullable().default(null),
      smsConsent: z.boolean().nullable().default(null),
    }),
    value: z.object({ code: DossierCode }),
    refusals: ['dossier.unknown', 'dossier.from-outside', 'dossier.forgotten'],
  }),

  /**
   * Refused with `dossier.no-paper` while the dossier is only registered.
   *
   * @example { "code": "000.00.04.H37-261123-0001", "language": "vi" }
   */
  'dossier.print': call({
    effect: 'write',
    does: 'Prints the receipt of an accepted dossier on the ticket printer, with its QR.',
    who: officers,
    input: z.strictObject({ ...byCode, language: Language.default('vi') }),
    value: z.object({ state: z.literal('queued') }),
    refusals: ['dossier.unknown', 'dossier.no-paper', 'slip.no-printer'],
  }),
};
