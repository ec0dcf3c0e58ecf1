// The profiles of keypad and scanner models, one file each in firmware-config/keypads or firmware-config/scanners. Reads and checks
// them, and makes their JSON schemas.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SetupError } from '../../config/setup-error.ts';
import { checksumKinds } from '../../transport/checksum.ts';
import { keyNames } from './key-events.ts';
import { keyMeanings } from './pressed-keys.ts';

const about = {
  $schema: z.string().optional(),
  name: z.string().min(1).describe('Maker and model, as on the box'),
  evidence: z
    .enum(['hardware', 'vectors', 'documents'])
    .describe('What the profile rests on: a real device, captured or published bytes, or documents only'),
  why: z.array(z.string().min(1)).min(1).describe('Quirks, sources, and the reason for each unusual value'),
};

const serial = z
  .strictObject({
    baud: z.int().min(300).max(1_000_000),
    dataBits: z.union([z.literal(7), z.literal(8)]).default(8),
    parity: z.enum(['none', 'even', 'odd']).default('none'),
    stopBits: z.union([z.literal(1), z.literal(2)]).default(1),
    rtscts: z.boolean().default(false),
  })
  .describe('How it is set when it leaves the factory; a site file may say otherwise');

// In JSON a control character is written as an escape: STX is "\u0002".
const bytes = z.string().regex(/^[\0-\xff]*$/, 'characters up to \\u00ff, one for each byte');

const meaning = z
  .enum(keyMeanings)
  .describe(
    'A deed at the counter; "digit-N" types, and "call-next" after digits calls that number; "clear" forgets what was typed; "score-N" rates',
  );

const KeysKeypad = z.strictObject({
  ...about,
  input: z.literal('keys').describe('A USB keypad that the kernel shows in /dev/input'),
  keys: z
    .partialRecord(z.enum(keyNames), meaning)
    .describe('By the names of linux/input-event-codes.h, as "evtest" shows them; other keys do nothing'),
});

const FramesKeypad = z.strictObject({
  ...about,
  input: z.literal('frames').describe('A serial pad that says a frame at each press'),
  serial: serial.nullable().default(null),
  frame: z.strictObject({
    prefix: bytes.default(''),
    address: z
      .strictObject({
        base: z
          .enum(['none', 'binary', 'decimal', 'hex'])
          .describe('"binary" is bytes, high one first; the others are ASCII'),
        width: z.int().min(1).max(8).default(1),
      })
      .prefault({ base: 'none' }),
    separator: bytes.default('').describe('Between address and code'),
    code: z.strictObject({
      base: z.enum(['text', 'binary']).describe('"binary": named under "keys" by its hex digits, "0A"'),
      width: z.int().min(1).max(8),
    }),
    terminator: bytes.default(''),
    checksum: z
      .strictObject({
        kind: z.enum(checksumKinds).default('none'),
        from: z.enum(['prefix', 'address', 'code']).default('prefix').describe('The first part that it covers'),
        withTerminator: z
          .boolean()
          .default(false)
          .describe('The terminator is covered, and then stands before the check'),
        lowFirst: z.boolean().default(true).describe('Order of the bytes of a CRC'),
      })
      .prefault({}),
    gapMs: z.int().min(5).max(2000).default(100).describe('A pause within a frame that makes it rubbish'),
  }),
  keys: z.record(z.string().min(1), meaning).describe('By the code of the frame; other codes do nothing'),
});

export const KeypadProfile = z.discriminatedUnion('input', [KeysKeypad, FramesKeypad]);
export type KeypadProfile = z.output<typeof KeypadProfile>;

export const ScannerProfile = z.strictObject({
  ...about,
  serial: serial.nullable().default(null),
  idleMs: z
    .int()
    .min(20)
    .max(2000)
    .nullable()
    .default(null)
    .describe('A scanner that sends no end: its code is over after this silence. Null: it sends CR or LF'),
  maxBytes: z.int().min(64).max(65_536).default(4096).describe('A longer line is no code of ours'),
});
export type ScannerProfile = z.output<typeof ScannerProfile>;

export interface InputProfiles {
  keypads: ReadonlyMap<string, KeypadProfile>;
  scanners: ReadonlyMap<string, ScannerProfile>;
}

/** The content of firmware-config/schema/{keypad,scanner}.schema.json. */
export function inputSchema(kind: 'keypad' | 'scanner'): object {
  const { $schema, ...schema } = z.toJSONSchema(kind === 'keypad' ? KeypadProfile : ScannerProfile, { io: 'input' });
  return {
    $schema,
    title: `A ${kind}`,
    description: 'Made from server/devices/input; do not edit.',
    ...schema,
  };
}

/** @throws SetupError that names the file, the key and what was expected */
export function parseInputProfile<S extends z.ZodType>(
  schema: S,
  content: unknown,
  { kind, file }: { kind: string; file: string },
): z.output<S> {
  const checked = schema.safeParse(content);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const key = issue?.path.join('.') || 'the whole file';
  throw new SetupError(`The ${kind} profile ${file} is wrong at "${key}": ${issue?.message ?? 'unreadable'}.`);
}

function readFolder<S extends z.ZodType>(dir: string, kind: string, schema: S): Map<string, z.output<S>> {
  const files = readdirSync(dir).filter(file => file.endsWith('.json'));
  return new Map(
    files.sort().map(file => {
      let content: unknown;
      try {
        content = JSON.parse(readFileSync(join(dir, file), 'utf8'));
      } catch (error) {
        throw new SetupError(`The ${kind} profile ${file} cannot be read: ${(error as Error).message}.`);
      }
      return [file.slice(0, -'.json'.length), parseInputProfile(schema, content, { kind, file })];
    }),
  );
}

/**
 * The profiles by their file names without ".json", "usb-numeric-pad".
 *
 * @param dirs firmware-config, then the office's own folder; when both have a file of one name, the later folder counts
 * @throws SetupError that names the file
 */
export function readInputProfiles(...dirs: string[]): InputProfiles {
  const readAll = <S extends z.ZodType>(folder: string, kind: string, schema: S) => {
    const folders = dirs.map(dir => join(dir, folder)).filter(existsSync);
    return new Map(folders.flatMap(dir => [...readFolder(dir, kind, schema)]));
  };
  return {
    keypads: readAll('keypads', 'keypad', KeypadProfile),
    scanners: readAll('scanners', 'scanner', ScannerProfile),
  };
}
