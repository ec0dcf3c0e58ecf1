// The profiles of board models, one file each in firmware-config/boards. Reads and checks them, and makes their JSON schema.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SetupError } from '../../config/setup-error.ts';
import type { BoardProtocol } from './board.ts';

const base = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1).describe('Maker and model, as on the box'),
  evidence: z
    .enum(['hardware', 'vectors', 'documents'])
    .describe('What the profile rests on: a real board, captured or published bytes, or documents only'),
  rows: z.int().min(1).max(16).describe('Lines of text'),
  columns: z.int().min(1).max(64).describe('Characters in a line'),
  serial: z
    .strictObject({
      baud: z.int().min(300).max(1_000_000),
      dataBits: z.union([z.literal(7), z.literal(8)]).default(8),
      parity: z.enum(['none', 'even', 'odd']).default('none'),
      stopBits: z.union([z.literal(1), z.literal(2)]).default(1),
      rtscts: z.boolean().default(false),
    })
    .nullable()
    .default(null)
    .describe('How the board is set when it leaves the factory; a site file may say otherwise'),
  refreshSec: z
    .int()
    .min(2)
    .max(3600)
    .default(30)
    .describe('How often the text is sent again, because the board forgets it when it restarts'),
  why: z.array(z.string().min(1)).min(1).describe('Quirks, sources, and the reason for each unusual value'),
});

export type BoardProfile = z.output<typeof base> & { driver: string; options: unknown };

const withDriver = (protocol: BoardProtocol) =>
  base.extend({ driver: z.literal(protocol.name), options: protocol.options });

/** The JSON schema of a profile: one alternative for each of the installed drivers. */
export function boardSchema(protocols: readonly BoardProtocol[]): object {
  const anyOf = protocols.map(protocol => z.toJSONSchema(withDriver(protocol), { io: 'input' }));
  for (const schema of anyOf) delete schema.$schema;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A LED board',
    description: 'Made from server/devices/board; do not edit.',
    anyOf,
  };
}

/** @throws SetupError that names the file, the key and what was expected */
export function parseProfile(
  content: unknown,
  fileName: string,
  protocols: ReadonlyMap<string, BoardProtocol>,
): BoardProfile {
  const bad = (key: string, message: string) =>
    new SetupError(`The board profile ${fileName} is wrong at "${key}": ${message}.`);
  const driver = (content as { driver?: unknown } | null)?.driver;
  const protocol = typeof driver === 'string' ? protocols.get(driver) : undefined;
  if (protocol === undefined) throw bad('driver', `one of ${[...protocols.keys()].join(', ')}`);
  const checked = withDriver(protocol).safeParse(content);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw bad(issue?.path.join('.') || 'the whole file', issue?.message ?? 'unreadable');
}

/** The profiles of a folder by their file names without ".json", "led-485-4". @throws SetupError */
export function readProfiles(dir: string, protocols: ReadonlyMap<string, BoardProtocol>): Map<string, BoardProfile> {
  const files = readdirSync(dir).filter(file => file.endsWith('.json'));
  return new Map(
    files.sort().map(file => {
      let content: unknown;
      try {
        content = JSON.parse(readFileSync(join(dir, file), 'utf8'));
      } catch (error) {
        throw new SetupError(`The board profile ${file} cannot be read: ${(error as Error).message}.`);
      }
      return [file.slice(0, -'.json'.length), parseProfile(content, file, protocols)];
    }),
  );
}
