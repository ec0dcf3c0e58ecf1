// Papers of the law on A5 and A4: what stands on them, line by line, in the order and the words of the set of forms in force.
// The page that shows and prints them decides only where a sheet ends.
import { z } from 'zod';
import { call } from '../define.ts';
import { Day, DossierCode } from '../words.ts';
import { staff } from './callers.ts';
import { FormKind } from './dossier-schemas.ts';

const Block = z.discriminatedUnion('block', [
  /** One item over the whole width or two beside each other; an empty text is dots for a pen. */
  z.object({ block: z.literal('line'), items: z.array(z.object({ label: z.string(), text: z.string() })) }),
  z.object({ block: z.literal('text'), text: z.string() }),
  z.object({
    block: z.literal('table'),
    title: z.string().nullable(),
    columns: z.array(
      z.object({
        label: z.string(),
        /** On A5; null takes what the others leave. */
        widthMm: z.number().nullable(),
        centred: z.boolean(),
      }),
    ),
    rows: z.array(z.array(z.string())),
  }),
]);
export type PaperBlock = z.infer<typeof Block>;

export const Paper = z.object({
  kind: FormKind,
  number: z.string(),
  title: z.string(),
  size: z.enum(['A5', 'A4']),
  orientation: z.enum(['portrait', 'landscape']),
  /** The two lines of the state. */
  nation: z.array(z.string()),
  agency: z.string(),
  office: z.string(),
  /** Number of the paper, over the title. */
  reference: z.string().nullable(),
  placeAndDate: z.string(),
  /** As bars; null on a paper of many dossiers. */
  code: DossierCode.nullable(),
  /** Under the bars, for people: "Mã hồ sơ: …". */
  codeText: z.string().nullable(),
  /** What the QR holds: the address of the dossier's page, and behind "#" the fields that circular 01/2023 asks for. */
  qr: z.string().nullable(),
  /** A label for each copy. */
  copies: z.array(z.string()),
  blocks: z.array(Block),
  signatures: z.array(z.object({ title: z.string(), note: z.string().nullable(), name: z.string().nullable() })),
  notes: z.array(z.string()),
  /** "Mẫu số 01 - Thông tư …", and "Trang {n}/{m}" with its holes. */
  formName: z.string(),
  pageOf: z.string(),
  /** Its fields were found in no source: somebody should look whether the office wants more. */
  minimal: z.boolean(),
});
export type Paper = z.infer<typeof Paper>;

export const paperCalls = {
  /**
   * `dossier.show` lists which forms there are now; another one is refused with `dossier.no-paper`. The content comes line
   * by line in the order and words of the law; the caller only lays it out.
   *
   * @example { "code": "000.00.04.H37-261123-0001", "form": "receipt", "nth": null }
   */
  'dossier.paper': call({
    effect: 'read',
    does: 'Returns the content of a form of a dossier: forms 01 to 06 of the set in force.',
    who: staff,
    input: z.strictObject({
      code: DossierCode,
      form: FormKind.exclude(['register']),
      /** Ordinal of a repeated request or apology, counted from 1; null is the latest. */
      nth: z.int().min(1).nullable().default(null),
    }),
    value: Paper,
    refusals: ['dossier.off', 'dossier.unknown', 'dossier.no-paper'],
  }),
  /**
   * Both days are included. Refused with `dossier.bad-period` when the period or the number is larger.
   *
   * @example { "from": "2026-11-01", "to": "2026-11-30" }
   */
  'dossier.register': call({
    effect: 'read',
    does: 'Returns the register of the dossiers received in a period of at most 92 days and 5,000 dossiers.',
    who: staff,
    input: z.strictObject({ from: Day, to: Day }),
    value: Paper,
    refusals: ['dossier.off', 'dossier.no-paper', 'dossier.bad-period'],
  }),
};
