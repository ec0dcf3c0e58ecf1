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
  /**
   * @example { "text": "", "state": "in-force", "page": 1 }
   */
  'catalogue.list': call({
    effect: 'read',
    does: 'Lists procedures of the catalogue for the office, in force now, later or no more; 20 on a page.',
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
          /** First day on which it is in force; null when it always was. */
          validFrom: Day.nullable(),
          /** First day on which it is no longer in force; null when no end is known. */
          validUntil: Day.nullable(),
          /** The procedure that replaced it, or null. */
          replacedBy: z.object({ id: ProcedureId, name: z.string() }).nullable(),
          /** Number of the decision that it comes from, or null. */
          decision: z.string().nullable(),
        }),
      ),
    }),
    refusals: [],
  }),

  /**
   * @example {}
   */
  'catalogue.decisions': call({
    effect: 'read',
    does: 'Lists the imported decisions, the newest first.',
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
          /** First day on which nothing of it is in force; null while something is. */
          inForceUntil: Day.nullable(),
          /** How many of its procedures are in force now. */
          procedures: z.int(),
        }),
      ),
    }),
    refusals: [],
  }),

  /**
   * Without a decision it returns the empty template.
   *
   * @example { "decision": null }
   */
  'catalogue.spreadsheet': call({
    effect: 'read',
    does: 'Returns the procedures of one decision as a spreadsheet (.xlsx) that can be edited and imported again.',
    who: ['admin'],
    input: z.strictObject({ decision: DecisionId.nullable().default(null) }),
    value: z.object({
      fileName: z.string(),
      /** The file in base64. */
      content: z.string(),
    }),
    refusals: ['decision.unknown'],
  }),

  /**
   * Accepted are .docx, .txt, .md, .xlsx, .csv, .tsv and the project's own .json. With `preview` the answer says what would change and
   * nothing is changed. Times and papers that could not be read with certainty come as `warnings` and `unread`; a person
   * should look at them before the import.
   *
   * Refused with `document.unreadable` when the file has none of the known forms; `detail` names the rule and the place.
   *
   * @example { "fileName": "quyet-dinh-1234.docx", "content": "UEsDBBQ=", "preview": true }
   */
  'catalogue.import': call({
    effect: 'write',
    does: 'Imports a decision or a spreadsheet into the catalogue, completely or not at all.',
    who: ['admin'],
    input: z.strictObject({
      fileName: z.string().min(1).max(200),
      /** The file in base64. */
      content: z.base64().max(maxDocumentBase64Length),
      /** Overrides the province found in the document. */
      province: z.string().min(1).max(80).nullable().default(null),
      /** Overrides the number of the decision found in the document. */
      decision: z.string().min(1).max(80).nullable().default(null),
      /** True only reports what would change. */
      preview: z.boolean().default(false),
      /** True ends what is left of the decisions that this one replaces; see `replaces`. */
      endReplaced: z.boolean().default(false),
    }),
    value: z.object({
      /** Number of processes read. */
      processes: z.int(),
      /** Number of procedures read. */
      procedures: z.int(),
      warnings: z.array(
        ImportWarning.extend({
          /** What all warnings of this rule are about. */
          title: z.string(),
          /** True when a time may be wrong or something may be missing. */
          serious: z.boolean(),
          /** The process whose lines contain the place. */
          process: z.object({ number: z.string(), name: z.string().nullable() }).nullable(),
          /** The words of the document; null for a data file. */
          quote: z.string().nullable(),
          ...Place,
        }),
      ),
      /** Lines that were not understood. */
      unread: z.array(z.object({ line: z.int(), text: z.string(), ...Place })),
      /** The decisions that were read; `changed` when their data differ from what the catalogue has. */
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
      /** Decisions in the catalogue that these say they replace, and how many of their procedures would stay in force. */
      replaces: z.array(
        z.object({
          number: z.string().nullable(),
          date: Day.nullable(),
          title: z.string().nullable(),
          procedures: z.int(),
        }),
      ),
      /** Whether the import would change anything. */
      news: z.boolean(),
      /** Names of procedures that are new. */
      added: z.array(z.string()),
      /** Names of procedures that change. */
      changed: z.array(z.string()),
      /** The changes, once for all procedures that change in the same way. */
      changes: z.array(z.object({ procedures: z.array(z.string()), changes: z.array(Change) })),
      /** Names of procedures that are replaced by a newer one. */
      replaced: z.array(z.string()),
      /** Names of procedures that these decisions listed before and list no more. */
      ended: z.array(z.string()),
      /** Names of procedures that come into force again. */
      restored: z.array(z.string()),
      /** Names of procedures that the office has hidden; an import does not show them again. */
      retired: z.array(z.string()),
      /** Number of procedures that stay as they are. */
      unchanged: z.int(),
      /** False for a preview. */
      imported: z.boolean(),
    }),
    refusals: ['document.unreadable'],
  }),

  /**
   * The answer can be imported by `catalogue.import` in another office.
   *
   * @example { "format": "json" }
   */
  'catalogue.export': call({
    effect: 'read',
    does: 'Exports all processes in force as data.',
    who: ['admin'],
    input: z.strictObject({ format: z.literal('json').default('json') }),
    value: z.object({
      processes: z.array(
        z.object({
          decision: z.string().nullable(),
          province: z.string().nullable(),
          agency: z.string().nullable(),
          /** The days on which the agency exists and its successor, where they are known. */
          agencyTerm: AgencyTerm.nullable().default(null),
          field: z.string().nullable(),
          number: z.string(),
          procedures: z.array(
            z.object({
              code: z.string().nullable(),
              name: z.string(),
              /** What is published beside the process; absent when there is nothing. */
              details: Details.optional(),
            }),
          ),
          steps: z.array(Step),
          total: Duration.nullable(),
          totalText: z.string(),
          notes: z.array(z.string()),
          /** Date of the decision. */
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
