// Procedures: looked up by citizens, brought in from the decisions that provinces publish.

import { z } from 'zod';
import { call } from '../define.ts';
import { maxDocumentBase64Length, maxProcedureSearchLength } from '../rules.ts';
import { At, Day, Language, ServiceId } from '../words.ts';

const quarterDays = z.number().nonnegative();
/** In days, quarters allowed; the unit as published. */
const Duration = z.object({ value: quarterDays, unit: z.enum(['working_day', 'day']) });

const ProcedureId = z.string().min(1).max(80);
const DecisionId = z.string().min(1).max(300);
/** Of one that is several, the first. */
const ProcedureState = z.enum(['retired', 'replaced', 'later', 'internal', 'in-force']);
const OnlineLevel = z.enum(['full', 'partial', 'none']);

const Listed = z.object({
  id: ProcedureId,
  code: z.string().nullable(),
  name: z.string(),
  agency: z.string().nullable(),
  field: z.string().nullable(),
  /** Null where all procedures are of one province. */
  province: z.string().nullable(),
  /** Its decision has no number yet: a text that may become law. */
  draft: z.boolean(),
  /** "03 ngày làm việc", as published. */
  totalText: z.string(),
  /** Where the words of the search stand in the name: pairs of first and behind-last letter. */
  marks: z.array(z.tuple([z.int(), z.int()])),
});

/** One decision's course of a procedure. */
const Step = z.object({
  no: z.int(),
  label: z.string(),
  content: z.string(),
  responsible: z.string(),
  duration: Duration.nullable(),
  durationText: z.string(),
  result: z.string().nullable(),
});

const Part = z.object({ kind: z.string(), text: z.string() });
const Paper = z.object({
  name: z.string(),
  originals: z.int().nonnegative().nullable(),
  copies: z.int().nonnegative().nullable(),
  form: z.string().nullable(),
  required: z.boolean(),
});
const Fee = z.object({ name: z.string(), amount: z.int().nonnegative().nullable(), text: z.string() });
const Details = z.object({
  level: OnlineLevel.nullable(),
  internal: z.boolean(),
  parts: z.array(Part),
  papers: z.array(Paper),
  fees: z.array(Fee),
});

const AgencyTerm = z.object({
  validFrom: Day.nullable(),
  /** The first day on which it is no more. */
  validUntil: Day.nullable(),
  successor: z.object({ name: z.string(), province: z.string().nullable() }).nullable(),
});

/** In a Word file, where nobody counts lines: which table, and which row of it, from 1. */
const Place = { table: z.int().nullable(), row: z.int().nullable() };

/** Before without after is taken away; after without before is new; neither: only places and order. */
const Change = z.object({
  what: z.enum([
    ...[
      'name',
      'code',
      'agency',
      'field',
      'in-force-from',
      'total',
      'note',
      'level',
      'internal',
      'part',
      'paper',
      'fee',
    ],
    ...['step', 'step-content', 'step-responsible', 'step-time', 'step-result', 'order'],
  ] as const),
  /** Of which step, part, paper or fee. */
  of: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const ImportWarning = z.object({ line: z.int(), rule: z.string(), message: z.string() });

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
  'catalogue.list': call({
    effect: 'read',
    does: 'Procedures that hold now, later or no more, for the office: twenty a page, from page 1.',
    who: ['admin'],
    input: z.strictObject({
      /** Words of the name, or the beginning of the code. */
      text: z.string().max(maxProcedureSearchLength).default(''),
      state: ProcedureState,
      page: z.int().min(1).max(1_000).default(1),
    }),
    value: z.object({
      total: z.int(),
      items: z.array(
        z.object({
          id: ProcedureId,
          code: z.string().nullable(),
          name: z.string(),
          agency: z.string().nullable(),
          field: z.string().nullable(),
          totalText: z.string(),
          state: ProcedureState,
          /** First day; null: from always. */
          validFrom: Day.nullable(),
          /** The first day on which it no longer holds. */
          validUntil: Day.nullable(),
          /** What holds instead. */
          replacedBy: z.object({ id: ProcedureId, name: z.string() }).nullable(),
          decision: z.string().nullable(),
        }),
      ),
    }),
    refusals: [],
  }),
  'catalogue.decisions': call({
    effect: 'read',
    does: 'The decisions that were brought in, the newest first.',
    who: ['admin'],
    input: z.strictObject({}),
    value: z.object({
      decisions: z.array(
        z.object({
          id: DecisionId,
          number: z.string().nullable(),
          date: Day.nullable(),
          province: z.string().nullable(),
          title: z.string().nullable(),
          inForceFrom: Day.nullable(),
          /** The first day on which nothing of it holds; null: something does. */
          inForceUntil: Day.nullable(),
          /** How many of its procedures hold now. */
          procedures: z.int(),
        }),
      ),
    }),
    refusals: [],
  }),
  'catalogue.spreadsheet': call({
    effect: 'read',
    does: 'What holds of one decision as a spreadsheet to change and bring in again; without a decision the empty template.',
    who: ['admin'],
    input: z.strictObject({ decision: DecisionId.nullable().default(null) }),
    value: z.object({
      fileName: z.string(),
      /** Base64. */
      content: z.string(),
    }),
    refusals: ['decision.unknown'],
  }),
  'catalogue.import': call({
    effect: 'write',
    does: 'Reads a decision or a spreadsheet into the catalogue, all or nothing. `preview` changes nothing.',
    who: ['admin'],
    input: z.strictObject({
      fileName: z.string().min(1).max(200),
      /** Base64. */
      content: z.base64().max(maxDocumentBase64Length),
      province: z.string().min(1).max(80).nullable().default(null),
      decision: z.string().min(1).max(80).nullable().default(null),
      preview: z.boolean().default(false),
      /** Ends what is left of the decisions that this one says it replaces: see `replaces` of the preview. */
      endReplaced: z.boolean().default(false),
    }),
    value: z.object({
      processes: z.int(),
      procedures: z.int(),
      warnings: z.array(
        ImportWarning.extend({
          /** What all warnings of the rule are about. */
          title: z.string(),
          /** A time may be wrong, or something missing. */
          serious: z.boolean(),
          /** In whose lines it stands: its number, and the first of its procedures. */
          process: z.object({ number: z.string(), name: z.string().nullable() }).nullable(),
          /** The line's own words; null where there is no document. */
          quote: z.string().nullable(),
          ...Place,
        }),
      ),
      /** Lines that were not understood. */
      unread: z.array(z.object({ line: z.int(), text: z.string(), ...Place })),
      /** The decisions that were read, and whether one is told otherwise than it is known. */
      decisions: z.array(
        z.object({
          number: z.string().nullable(),
          date: Day.nullable(),
          province: z.string().nullable(),
          title: z.string().nullable(),
          inForceFrom: Day.nullable(),
          changed: z.boolean(),
        }),
      ),
      /** Decisions in the catalogue that these say they replace, and how many procedures of them would still hold. */
      replaces: z.array(
        z.object({
          number: z.string().nullable(),
          date: Day.nullable(),
          title: z.string().nullable(),
          procedures: z.int(),
        }),
      ),
      /** Whether there is anything to do. */
      news: z.boolean(),
      /** What it does to the catalogue: procedures by name. */
      added: z.array(z.string()),
      changed: z.array(z.string()),
      /** What of them: once for all procedures of which the same is told. */
      changes: z.array(z.object({ procedures: z.array(z.string()), changes: z.array(Change) })),
      replaced: z.array(z.string()),
      /** What these decisions said before and do not say any more: a corrected name, a code that was added. */
      ended: z.array(z.string()),
      /** What holds again. */
      restored: z.array(z.string()),
      /** What the office has taken away: being read again does not bring it back. */
      retired: z.array(z.string()),
      unchanged: z.int(),
      imported: z.boolean(),
    }),
    refusals: ['document.unreadable'],
  }),
  'catalogue.export': call({
    effect: 'read',
    does: 'All processes in force as data.',
    who: ['admin'],
    input: z.strictObject({ format: z.literal('json').default('json') }),
    value: z.object({
      processes: z.array(
        z.object({
          decision: z.string().nullable(),
          province: z.string().nullable(),
          agency: z.string().nullable(),
          /** The days of the agency and who took over, where it is known. */
          agencyTerm: AgencyTerm.nullable().default(null),
          field: z.string().nullable(),
          number: z.string(),
          procedures: z.array(
            z.object({
              code: z.string().nullable(),
              name: z.string(),
              /** What is published beside the course; left out where there is nothing. */
              details: Details.optional(),
            }),
          ),
          steps: z.array(Step),
          total: Duration.nullable(),
          totalText: z.string(),
          notes: z.array(z.string()),
          /** Of the decision. */
          date: Day.nullable(),
          title: z.string().nullable(),
          inForceFrom: Day.nullable(),
          /** Numbers of the decisions that it says it replaces, or parts of them. */
          replaces: z.array(z.string()).default([]),
          warnings: z.array(ImportWarning),
        }),
      ),
    }),
    refusals: [],
  }),
};
