// Calls about procedures: searched and read by citizens, printed, taken away and given back by the office.
import { z } from 'zod';
import { call } from '../define.ts';
import { maxProcedureSearchLength } from '../rules.ts';
import { At, Day, Language, ServiceId } from '../words.ts';
import { Duration, Fee, Listed, OnlineLevel, Paper, Part, ProcedureId, Step } from './procedure-schemas.ts';

export const procedureCalls = {
  /**
   * Words may be typed without diacritics and with small mistakes. Without text all procedures are listed. Callers without
   * a token share 150 searches in ten seconds; each screen has as many of its own.
   *
   * @example { "text": "khai sinh", "page": 1 }
   */
  'procedure.search': call({
    effect: 'read',
    does: 'Searches the procedures in force by words, agency, field and level of online service.',
    who: ['anyone'],
    input: z.strictObject({
      /** Words of the name or the text, or the beginning of a national code. */
      text: z.string().max(maxProcedureSearchLength).default(''),
      /** Exact name of an agency from `agencies`, or null. */
      agency: z.string().max(200).nullable().default(null),
      /** Exact name of a field from `agencies`, or null. */
      field: z.string().max(200).nullable().default(null),
      /** How far the procedure can be done online, or null. */
      level: OnlineLevel.nullable().default(null),
      page: z.int().min(1).max(1_000).default(1),
      /** Procedures on a page. */
      size: z.int().min(1).max(20).default(20),
    }),
    value: z.object({
      /** Number of all procedures found. */
      total: z.int(),
      items: z.array(Listed),
      /** True when no name, agency or code has the words, so that `items` are only similar. */
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
      /** The most similar procedures when nothing was found. */
      near: z.array(Listed),
      /** When the catalogue was last changed; null while it is empty. */
      updatedAt: At.nullable(),
    }),
    refusals: [],
  }),

  /**
   * @example { "id": "1.001193" }
   */
  'procedure.get': call({
    effect: 'read',
    does: 'Returns the whole page of a procedure in force: what the law wants published, and its process.',
    who: ['anyone'],
    input: z.strictObject({ id: ProcedureId }),
    value: z.object({
      id: ProcedureId,
      /** National code, "1.001193"; null when the decision gives none. */
      code: z.string().nullable(),
      name: z.string(),
      agency: z.string().nullable(),
      /** The agency that has taken over when `agency` was dissolved; null while it exists. */
      agencyNow: z.string().nullable(),
      field: z.string().nullable(),
      level: OnlineLevel.nullable(),
      /** True for procedures between authorities, which only staff can read. */
      internal: z.boolean(),
      /** Who may apply, how, where, on what conditions, with what result: parts that the decision has, in the law's order. */
      parts: z.array(Part),
      papers: z.array(Paper),
      fees: z.array(Fee),
      steps: z.array(Step),
      /** Total time; null when none is published. */
      total: Duration.nullable(),
      /** Total time as it is published. */
      totalText: z.string(),
      notes: z.array(z.string()),
      decision: z.object({
        number: z.string().nullable(),
        date: Day.nullable(),
        province: z.string().nullable(),
        title: z.string().nullable(),
        inForceFrom: Day.nullable(),
      }),
      /** The service in whose queue a ticket is taken for it, or null. */
      serviceId: ServiceId.nullable(),
      /** Address of this page for a phone. */
      pageUrl: z.url(),
      updatedAt: At,
    }),
    refusals: ['procedure.unknown'],
  }),

  /**
   * The published times, the office hours and the days off are taken into account. `dueAt` is null when no time is
   * published or the days off of a year are not known. It promises nothing; `dossier.receive` does.
   *
   * @example { "id": "1.001193", "receivedAt": "2026-03-09T14:30" }
   */
  'procedure.due-date': call({
    effect: 'read',
    does: 'Calculates when a dossier received at a given moment would be due, and explains it.',
    who: ['anyone'],
    input: z.strictObject({
      id: ProcedureId,
      /** An instant in milliseconds, or ISO text; without an offset it is in the time zone of the office. */
      receivedAt: z.union([At, z.string().max(40)]),
      /** Language of `basis` and of the reasons in `skipped`. */
      language: Language.default('vi'),
    }),
    value: z.object({
      /** Times as the office writes them: "2026-03-12T17:00:00+07:00". From when it counts. */
      forwardAt: z.string().nullable(),
      dueAt: z.string().nullable(),
      steps: z.array(z.object({ no: z.int(), dueAt: z.string().nullable() })),
      /** The paper copy has gone on to whoever decides by then. */
      paperCopyDueAt: z.string().nullable(),
      /** How it was calculated, in sentences. */
      basis: z.string(),
      /** The rules that were applied, in their order, as keys and values for programs. */
      rules: z.array(z.object({ rule: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })),
      /** Days between reception and due date that were not counted; Saturdays worked instead stand here too, as counted. */
      skipped: z.array(z.object({ day: Day, reason: z.string() })),
    }),
    refusals: ['procedure.unknown'],
  }),

  /**
   * It uses up no ticket number. A screen may print three in a minute (`slip.too-many`); while one of the same procedure is
   * still being printed, the answer is that one.
   *
   * @example { "id": "1.001193", "language": "vi" }
   */
  'procedure.print': call({
    effect: 'write',
    does: 'Prints the list of papers of a procedure, with a QR of its page.',
    who: ['kiosk', 'officer', 'supervisor', 'admin'],
    input: z.strictObject({ id: ProcedureId, language: Language.default('vi') }),
    value: z.object({
      state: z.literal('queued'),
      /** The entry in `checklists` of the kiosk's view, which tells when it is printed. */
      slipId: z.string(),
    }),
    refusals: ['procedure.unknown', 'slip.no-printer', 'slip.too-many'],
  }),

  /**
   * An import does not bring it back; `procedure.restore` does.
   *
   * @example { "id": "1.001193" }
   */
  'procedure.retire': call({
    effect: 'write',
    does: 'Hides a procedure from citizens; staff can still read it.',
    who: ['admin'],
    input: z.strictObject({ id: ProcedureId }),
    value: z.object({
      /** False when it was hidden before. */
      changed: z.boolean(),
    }),
    refusals: ['procedure.unknown'],
  }),

  /**
   * @example { "id": "1.001193" }
   */
  'procedure.restore': call({
    effect: 'write',
    does: 'Shows a hidden procedure to citizens again.',
    who: ['admin'],
    input: z.strictObject({ id: ProcedureId }),
    value: z.object({
      /** False when it was not hidden. */
      changed: z.boolean(),
    }),
    refusals: ['procedure.unknown'],
  }),
};
