// Calls about procedures: searched and read by citizens, printed, taken away and given back by the office.
import { z } from 'zod';
import { call } from '../define.ts';
import { maxProcedureSearchLength } from '../rules.ts';
import { At, Day, Language, ServiceId } from '../words.ts';
import { Duration, Fee, Listed, OnlineLevel, Paper, Part, ProcedureId, Step } from './procedure-schemas.ts';

export const procedureCalls = {
  'procedure.search': call({
    effect: 'read',
    does: 'Finds procedures whatever way they are typed; an empty text lists all. Twenty a page, from page 1.',
    who: ['anyone'],
    input: z.strictObject({
      text: z.string().max(maxProcedureSearchLength).default(''),
      agency: z.string().max(200).nullable().default(null),
      field: z.string().max(200).nullable().default(null),
      level: OnlineLevel.nullable().default(null),
      page: z.int().min(1).max(1_000).default(1),
      /** How many stand on a page. */
      size: z.int().min(1).max(20).default(20),
    }),
    value: z.object({
      total: z.int(),
      items: z.array(Listed),
      /** No name, agency or code has the words: what stands in `items` is only near to them. */
      weak: z.boolean(),
      /** Agencies with their fields, and how many procedures each has with this text. */
      agencies: z.array(
        z.object({
          name: z.string(),
          count: z.int(),
          fields: z.array(z.object({ name: z.string(), count: z.int() })),
        }),
      ),
      /** How many procedures of the text, agency and field are applied for in each way. */
      levels: z.record(OnlineLevel, z.int()),
      /** Nothing was found: what is nearest to the text. */
      near: z.array(Listed),
      /** When the catalogue was last changed; null while it is empty. */
      updatedAt: At.nullable(),
    }),
    refusals: [],
  }),

  'procedure.get': call({
    effect: 'read',
    does: 'The whole page of a procedure in force: what the law wants published, and its course.',
    who: ['anyone'],
    input: z.strictObject({ id: ProcedureId }),
    value: z.object({
      id: ProcedureId,
      code: z.string().nullable(),
      name: z.string(),
      agency: z.string().nullable(),
      /** Who does its work now that the agency is no more; null while it is there. */
      agencyNow: z.string().nullable(),
      field: z.string().nullable(),
      level: OnlineLevel.nullable(),
      /** For staff only: never true of what a citizen is shown. */
      internal: z.boolean(),
      /** Who may apply, how, where, on what conditions, with what result: parts that the decision has, in the law's order. */
      parts: z.array(Part),
      papers: z.array(Paper),
      fees: z.array(Fee),
      steps: z.array(Step),
      total: Duration.nullable(),
      totalText: z.string(),
      notes: z.array(z.string()),
      decision: z.object({
        number: z.string().nullable(),
        date: Day.nullable(),
        province: z.string().nullable(),
        title: z.string().nullable(),
        inForceFrom: Day.nullable(),
      }),
      /** Where a number is taken for it. */
      serviceId: ServiceId.nullable(),
      /** The address of this page for a phone. */
      pageUrl: z.url(),
      updatedAt: At,
    }),
    refusals: ['procedure.unknown'],
  }),

  'procedure.due-date': call({
    effect: 'read',
    does: 'When a dossier handed in at this moment would be due, and why. Null where no time is given or the days off are not known.',
    who: ['anyone'],
    input: z.strictObject({
      id: ProcedureId,
      receivedAt: z.union([At, z.string().max(40)]),
      /** Of `basis` and of the reasons in `skipped`. */
      language: Language.default('vi'),
    }),
    value: z.object({
      /** Times as the office writes them: "2026-03-12T17:00:00+07:00". From when it counts. */
      forwardAt: z.string().nullable(),
      dueAt: z.string().nullable(),
      steps: z.array(z.object({ no: z.int(), dueAt: z.string().nullable() })),
      /** The paper copy has gone on to whoever decides by then. */
      paperCopyDueAt: z.string().nullable(),
      /** How it was counted, in sentences. */
      basis: z.string(),
      /** The same for programs, in the order applied. */
      rules: z.array(z.object({ rule: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })),
      /** Days between reception and due date that were not counted; Saturdays worked instead stand here too, as counted. */
      skipped: z.array(z.object({ day: Day, reason: z.string() })),
    }),
    refusals: ['procedure.unknown'],
  }),

  'procedure.print': call({
    effect: 'write',
    does: 'Prints the checklist of papers with a QR of the page. It uses up no number. A kiosk gets three in a minute, and one that is still being printed not once more.',
    who: ['kiosk', 'officer', 'supervisor', 'admin'],
    input: z.strictObject({ id: ProcedureId, language: Language.default('vi') }),
    /** `slipId` is that of `checklists` in the kiosk's view, which tells what becomes of it. */
    value: z.object({ state: z.literal('queued'), slipId: z.string() }),
    refusals: ['procedure.unknown', 'slip.no-printer', 'slip.too-many'],
  }),

  'procedure.retire': call({
    effect: 'write',
    does: 'Takes a procedure away from citizens; staff can still read it.',
    who: ['admin'],
    input: z.strictObject({ id: ProcedureId }),
    /** Not changed: it was taken away before. */
    value: z.object({ changed: z.boolean() }),
    refusals: ['procedure.unknown'],
  }),

  'procedure.restore': call({
    effect: 'write',
    does: 'Gives a procedure back that was taken away.',
    who: ['admin'],
    input: z.strictObject({ id: ProcedureId }),
    value: z.object({ changed: z.boolean() }),
    refusals: ['procedure.unknown'],
  }),
};
