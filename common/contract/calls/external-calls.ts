// Dossiers of another system, the province's: what it says of them comes in by a file or from a program. Nothing personal is
// taken: fields that are not named here are left out, and their names are told.

import { z } from 'zod';
import { call } from '../define.ts';
import { maxDocumentBase64Length } from '../rules.ts';
import { At, DossierStateNumber } from '../words.ts';

/** A time: milliseconds, or text: ISO, "25/11/2026 16:30", "25/11/2026", a spreadsheet's serial. Without a zone it is the office's. */
const ExternalTime = z
  .union([At, z.number().positive(), z.string().max(60)])
  .nullable()
  .default(null);
/** Rows that one `dossier.import` accepts. The office does nothing else while they are imported. */
const maxExternalRows = 2_000;

const ExternalText = z.string().max(1_000).nullable().default(null);

/** What a row may say; all but code and state may be left out, and then stays as it is known. */
const rowFields = {
  /** Code of the dossier; the row is rejected when it is not one. */
  code: z.string().max(200),
  /** The official number 1 to 10, or a word that the site file maps, or the official word. */
  state: z.union([z.int(), z.string().max(1_000)]),
  /** National code of the procedure, or null. */
  procedureCode: ExternalText,
  /** Name of the procedure. */
  procedureName: ExternalText,
  /** Field of the procedure. */
  field: ExternalText,
  /** When it was received. */
  receivedAt: ExternalTime,
  /** The promised date. */
  dueAt: ExternalTime,
  /** When processing ended, whatever the result. */
  endedAt: ExternalTime,
  /** When the result was there. */
  readyAt: ExternalTime,
  /** When the result was handed over. */
  returnedAt: ExternalTime,
  /** What is being done now, in words that a citizen may read. */
  step: ExternalText,
  /** When this row was true; null takes `takenAt`. An older row never undoes a newer one. */
  at: ExternalTime,
};

export const ExternalRow = z.looseObject({
  /** Number of the row in the caller's file; when left out, its place in this list, counted from 1. */
  row: z.int().min(1).max(10_000_000).optional(),
  ...rowFields,
});
export type ExternalRow = z.infer<typeof ExternalRow>;

const reportedRow = {
  /** Number of the row. */
  row: z.int(),
  /** Null when the row has no dossier code. */
  code: z.string().nullable(),
  /** Stable key of the rule. */
  rule: z.string(),
  /** The same in words, in the first language of the office. */
  message: z.string(),
};
const Rejected = z.object(reportedRow);

const ImportValue = z.object({
  /** Number of dossiers that are new. */
  added: z.int(),
  /** Number of dossiers that changed. */
  changed: z.int(),
  /** Number of rows that changed nothing. */
  unchanged: z.int(),
  /** Rows that could not be read, and why. */
  rejected: z.array(Rejected),
  /** Rows that contradict what is known; `taken` says whether the row was used all the same. */
  conflicts: z.array(Rejected.extend({ taken: z.boolean() })),
  /** The first of the added or changed dossiers; `before` is null for an added one. */
  news: z.array(
    z.object({
      row: z.int(),
      code: z.string(),
      before: DossierStateNumber.nullable(),
      state: DossierStateNumber,
      message: z.string(),
    }),
  ),
  /** Names of fields that were ignored. */
  dropped: z.array(z.string()),
  /** When the other system exported the data. */
  takenAt: At,
  /** False for a preview. */
  imported: z.boolean(),
});
export type ImportValue = z.infer<typeof ImportValue>;

export const externalCalls = {
  /**
   * Rows with an older time never undo newer data, and the same rows again change nothing. Dossiers of this office are
   * never changed. At most 2,000 rows are accepted in one call; portions of 500 keep nobody waiting. Rows that cannot be
   * read are reported in `rejected` and the others are imported all the same.
   *
   * Refused with `egov.off` when the site file names no provincial system, and with `egov.bad-time` when `takenAt` cannot
   * be read.
   *
   * @example { "source": null, "rows": [{ "code": "000.00.04.H37-261123-0001", "state": 4, "procedureName": "Đăng ký khai
   * sinh", "dueAt": "25/11/2026 16:30" }], "takenAt": "2026-11-23T10:00:00+07:00", "preview": false }
   */
  'dossier.import': call({
    effect: 'secret',
    does: `Takes over what another system says of its dossiers. The newer word stands; the same again changes nothing; dossiers of this office are never touched. At most ${maxExternalRows} rows at once; portions of 500 keep nobody waiting.`,
    who: ['admin', 'program'],
    input: z.strictObject({
      /** Name of the other system; null is the one of the site file. */
      source: z.string().trim().min(1).max(80).nullable().default(null),
      rows: z.array(ExternalRow).max(maxExternalRows, `at most ${maxExternalRows} rows at once`),
      /** When the other system exported the rows; null is now. */
      takenAt: ExternalTime,
      /** True only reports what would change. */
      preview: z.boolean().default(false),
    }),
    value: ImportValue,
    refusals: ['egov.off', 'egov.bad-time'],
  }),
  /**
   * Nothing of the file is kept, and columns with personal data are left out of the answer.
   *
   * @example { "fileName": "trang-thai.csv", "content": "bWEgaG8gc28=" }
   */
  'dossier.read-file': call({
    effect: 'read',
    does: 'Reads an exported file of the provincial system (.csv, .tsv, .xlsx) into rows for `dossier.import`.',
    who: ['admin'],
    input: z.strictObject({
      fileName: z.string().trim().min(1).max(200),
      /** The file in base64. */
      content: z.base64().max(maxDocumentBase64Length),
    }),
    value: z.object({
      rows: z.array(z.object({ row: z.int(), ...rowFields })),
      rejected: z.array(Rejected),
      dropped: z.object({
        /** Headings of columns that hold personal data. */
        personal: z.array(z.string()),
        /** Headings of columns that are not used. */
        unused: z.array(z.string()),
      }),
    }),
    refusals: ['egov.off', 'document.unreadable'],
  }),
  /**
   * @example {}
   */
  'dossier.outside': call({
    effect: 'read',
    does: 'Describes the provincial system whose dossiers are followed here, and how old its data are.',
    who: ['admin'],
    input: z.strictObject({}),
    value: z.object({
      /** Name of the system. */
      source: z.string(),
      /** When the newest data were exported; null when there are none. */
      updatedAt: At.nullable(),
      /** Folder from which files are imported automatically, or null. */
      folder: z.string().nullable(),
    }),
    refusals: ['egov.off'],
  }),
};
