// The profile of a printer model: what it can do, in firmware-config/printers/<maker-model>.json. The driver does exactly what the
// profile states. A new model needs a new JSON file and no change in the program.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const dots = z.int().min(0);

const printerProfile = z
  .strictObject({
    $schema: z.string().optional().describe('Lets editors check the file'),
    maker: z.string().min(1),
    model: z.string().min(1),
    comments: z
      .array(z.string().min(1))
      .describe('Peculiarities, the source of each fact, and what has not been tested yet'),
    paperMm: z.union([z.literal(80), z.literal(58)]).describe('Width of the roll'),
    widthDots: z
      .union([z.literal(576), z.literal(512), z.literal(384)])
      .describe('Dots across the print head; with too many the right edge is lost or wraps'),
    dpi: z.union([z.literal(203), z.literal(180)]).describe('Dots an inch, in both directions'),
    maxBandRows: z
      .int()
      .min(8)
      .max(256)
      .describe('Greatest number of rows in one picture; cheap printers lose further rows'),
    feedUnits: z
      .enum(['dots', 'set', 'none'])
      .describe(
        'How blank rows are skipped: "dots": ESC J counts dots; "set": ESC J counts dots only after GS P (Epson); "none": blank rows are sent as a picture',
      ),
    cut: z.enum(['full', 'part', 'none']).describe('"part" leaves a bridge so that no slip falls on the floor'),
    linesBeforeCut: z.int().min(0).max(12).describe('Lines fed so that the last dots pass the knife or the tear bar'),
    native: z
      .strictObject({ qr: z.boolean(), code128: z.boolean() })
      .describe('Codes that the printer draws itself; false: they are part of the picture, which works everywhere'),
    printComplete: z
      .enum(['gs-paren-h', 'status', 'none'])
      .describe(
        'How the end of a slip is detected: "gs-paren-h": the printer reports it; "status": the printer answers a status request after the slip, so it is nearly certain; "none": it never answers',
      ),
    statusCommands: z.strictObject({
      dleEot: z.boolean().describe('Answers DLE EOT 1-4, also while it is busy'),
      asb: z.boolean().describe('Reports each change without being asked after GS a (automatic status back)'),
    }),
    drawer: z.boolean().describe('Has a plug for a cash drawer; offices use it for a lamp or a bell'),
    beeper: z.boolean().describe('Understands ESC B, as most printers from China do and Epson does not'),
    text: z
      .strictObject({
        use: z.boolean().describe('true: slips are sent as letters, for slow serial lines; false: as a picture'),
        columns: z.int().min(24).max(64).describe('Letters of font A in a line'),
        vietnamese: z
          .strictObject({ lower: z.int().min(0).max(255), upper: z.int().min(0).max(255) })
          .nullable()
          .describe('Numbers of the two TCVN-3 code pages (Epson: 30 and 31); null: letters lose their marks'),
      })
      .describe('Text mode, the alternative to pictures on lines of 9,600 baud'),
    paper: z.strictObject({
      rollMetres: z.number().positive().max(200).describe('Length of a new roll, to predict its end'),
      nearEndSensor: z.boolean().describe('false: "near end" never comes, whatever the status bits say'),
    }),
    headToKnifeDots: dots.describe('Distance from the print head to the knife; only the pretend printer uses it'),
  })
  .refine(profile => profile.widthDots <= (profile.paperMm / 25.4) * profile.dpi, {
    message: 'more dots than the paper is wide',
    path: ['widthDots'],
  })
  .refine(profile => profile.printComplete !== 'status' || profile.statusCommands.dleEot, {
    message: '"status" needs a printer that answers DLE EOT',
    path: ['printComplete'],
  });

export type PrinterProfile = z.infer<typeof printerProfile>;

/** The part of a profile that drawing a slip needs. */
export type Paper = Pick<PrinterProfile, 'widthDots' | 'dpi'>;

/**
 * Reads the content of a profile.
 * @throws Error with one sentence that names the file, the key and what was expected
 */
export function readProfile(json: string, file: string): PrinterProfile {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}.`);
  }
  const read = printerProfile.safeParse(content);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${file}: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not a printer profile'}.`);
}

/**
 * Reads the profile of a model by the name of its file, "epson-tm-t82", from the first folder that has it. There is no other list
 * of models than the files in the folders.
 * @throws Error with one sentence; when no model has this name, the sentence lists the models
 */
export function findProfile(name: string, ...folders: string[]): PrinterProfile {
  const file = folders.map(folder => join(folder, `${name}.json`)).find(existsSync);
  if (/^[a-z0-9-]+$/.test(name) && file !== undefined) return readProfile(readFileSync(file, 'utf8'), file);
  const models = folders
    .filter(existsSync)
    .flatMap(folder => readdirSync(folder))
    .filter(file => file.endsWith('.json'))
    .map(file => file.slice(0, -'.json'.length));
  throw new Error(`There is no printer profile "${name}"; there are ${[...new Set(models)].sort().join(', ')}.`);
}

/** Returns the JSON schema of the profiles, which is kept in firmware-config/schema/printer.schema.json for editors. */
export function describeProfile(): object {
  return {
    ...z.toJSONSchema(printerProfile, { io: 'input' }),
    title: 'A model of receipt printer (ESC/POS)',
  };
}
