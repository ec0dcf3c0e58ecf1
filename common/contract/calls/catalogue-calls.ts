// Calls by which the office keeps its catalogue of procedures: decisions are imported, listed and exported.
import { z } from 'zod';
import { call } from '../define.ts';
import { maxDocumentBase64Length, maxProcedureSearchLength } from '../rules.ts';
import { Day } from '../words.ts';
import {
  AgencyTerm,
  Change,
  DecisionId,
  Details,
  Duration,
  ImportWarning,
  Place,
  ProcedureId,
  ProcedureState,
  Step,
} from './procedure-schemas.ts';

export const catalogueCalls = {
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
