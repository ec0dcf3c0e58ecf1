// Boards as data: every profile fits the schema, the schema fits the drivers, and both a model and a protocol can be added
// without touching the program.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../server/config/paths.ts';
import { boardSchema, parseProfile, readProfiles } from '../../../server/devices/board/board-profile.ts';
import { usualBusTiming } from '../../../server/devices/board/bus-member.ts';
import { driversDir, loadBoardProtocols } from '../../../server/devices/board/load-protocols.ts';
import { type BoardSetting, createBoards } from '../../../server/devices/board/registry.ts';
import { createLog } from '../../../server/runtime/log.ts';
import type { PlacedTransport, Transport } from '../../../server/transport/transport.ts';
import { until } from '../../fakes/waiting.ts';

const protocols = await loadBoardProtocols(driversDir);
const boardsDir = join(projectRoot, 'firmware-config/boards');
const schemaFile = join(projectRoot, 'firmware-config/schema/board.schema.json');
const profiles = readProfiles(boardsDir, protocols);
const dir = mkdtempSync(join(tmpdir(), 'motcua-profiles-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A wire that only remembers. */
function fakeWire(sent: string[] = []): Transport {
  return {
    up: true,
    onBytes: () => () => {},
    onChange: () => () => {},
    start() {},
    async stop() {},
    async write(bytes) {
      sent.push(Buffer.from(bytes).toString('latin1'));
    },
  };
}

function make(
  settings: BoardSetting[],
  opened: PlacedTransport[] = [],
  others = { profiles, protocols },
  sent: string[] = [],
) {
  return createBoards({
    settings,
    ...others,
    createTransport: setting => {
      opened.push(setting);
      return fakeWire(sent);
    },
    timing: usualBusTiming,
    log: createLog('silent'),
    now: () => performance.now(),
  });
}
const board = (changes: Partial<BoardSetting> = {}): BoardSetting => ({
  id: 'led-1',
  profile: 'am03127',
  wire: { kind: 'serial', path: '/dev/qms/led0' },
  address: 1,
  counterId: null,
  zone: null,
  ...changes,
});

it('has a profile for each driver', () => {
  expect([...new Set([...profiles.values()].map(profile => profile.driver))].sort()).toEqual(
    [...protocols.keys()].sort(),
  );
});

it('has the schema that the drivers make', () => {
  const made = `${JSON.stringify(boardSchema([...protocols.values()]), null, 2)}\n`;
  // UPDATE_SCHEMAS=1 writes it; then `npx biome format --write` on the file.
  if (process.env.UPDATE_SCHEMAS === '1') writeFileSync(schemaFile, made);
  expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(JSON.parse(made));
});

it.each([...profiles.keys()])('%s names the schema and shows a number', name => {
  const raw = JSON.parse(readFileSync(join(boardsDir, `${name}.json`), 'utf8')) as { $schema: string };
  expect(raw.$schema).toBe('../schema/board.schema.json');
  const profile = profiles.get(name);
  if (profile === undefined) throw new Error('not read');
  const driver = protocols.get(profile.driver)?.create(profile, profile.options);
  const frames = driver?.encode(1, { lines: ['A012'], blink: false }) ?? [];
  expect(frames.length).toBeGreaterThan(0);
  expect(frames.every(frame => frame.bytes.length > 2)).toBe(true);
});

describe('a mistake', () => {
  const good = JSON.parse(readFileSync(join(boardsDir, 'kanban-4-byte.json'), 'utf8'));
  it.each([
    ['a driver that nobody has', { driver: 'telex' }, /telex.json is wrong at "driver": one of alpha, am03127/],
    ['a key that nobody knows', { colour: 'red' }, /is wrong at "the whole file": .*colour/],
    ['no columns', { columns: 0 }, /is wrong at "columns"/],
    [
      'a check that does not exist',
      { options: { ...good.options, checksum: { kind: 'crc32' } } },
      /"options.checksum.kind"/,
    ],
  ])('in a profile is told by file and key: %s', (_what, change, message) => {
    expect(() => parseProfile({ ...good, ...change }, 'telex.json', protocols)).toThrow(message);
  });

  it.each<[string, BoardSetting[], RegExp]>([
    [
      'a profile that is not there',
      [board({ profile: 'x' })],
      /board "led-1" .* names the profile "x", but there is only/,
    ],
    [
      'an address that the protocol has not',
      [board({ address: 256 })],
      /has the address 256; its protocol has 0 to 255/,
    ],
    ['two boards with one address', [board(), board({ id: 'led-2' })], /address 1 of another board on the same wire/],
    ['no wire', [board({ wire: null })], /needs a "wire"/],
    ['a wire for a pretend board', [board({ profile: 'pretend' })], /is a pretend one and takes no "wire": null/],
    [
      'two speeds on one line',
      [board(), board({ id: 'led-2', address: 2, wire: { kind: 'serial', path: '/dev/qms/led0', baud: 4800 } })],
      /on \/dev\/qms\/led0 with another board, but not at the same speed/,
    ],
  ])('in the site file is told: %s', (_what, settings, message) => {
    expect(() => make(settings)).toThrow(message);
  });
});

it('opens each wire once, as the profile says unless the site says otherwise', () => {
  const opened: PlacedTransport[] = [];
  make(
    [
      board(),
      board({ id: 'led-2', address: 2 }),
      board({ id: 'led-3', profile: 'alpha-betabrite', wire: { kind: 'serial', path: '/dev/qms/led1', baud: 19_200 } }),
      board({ id: 'led-4', profile: 'onbon-bx6k1-64x16', wire: { kind: 'tcp', host: '10.0.0.9', port: 5005 } }),
    ],
    opened,
  );
  expect(opened).toEqual([
    { kind: 'serial', path: '/dev/qms/led0', baud: 9600, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false },
    { kind: 'serial', path: '/dev/qms/led1', baud: 19_200, dataBits: 7, parity: 'even', stopBits: 1, rtscts: false },
    { kind: 'tcp', host: '10.0.0.9', port: 5005 },
  ]);
});

it('takes a new model as one file, and a new protocol as one folder', async () => {
  // The protocol: a folder with plain JavaScript, as an office would bring it. Options need only look like a zod schema.
  const drivers = join(dir, 'drivers');
  mkdirSync(join(drivers, 'telex'), { recursive: true });
  cpSync(join(projectRoot, 'package.json'), join(dir, 'package.json'));
  writeFileSync(
    join(drivers, 'telex/index.js'),
    `import { z } from ${JSON.stringify(join(projectRoot, 'node_modules/zod/index.js'))};
    export const protocol = {
      name: 'telex',
      options: z.strictObject({ bell: z.boolean() }),
      openOwnWire: null,
      create: (shape, { bell }) => ({
        blinksByItself: false, gapMs: 0, answerMs: 0, addresses: { from: 1, to: 9 },
        encode: (address, { lines }) => [{ bytes: Buffer.from((bell ? '\\x07' : '') + address + lines.join()), readAnswer: null }],
      }),
    };`,
  );
  // The model: a file.
  const models = join(dir, 'boards');
  mkdirSync(models);
  const common = { evidence: 'documents', rows: 1, columns: 6, why: ['A test.'] };
  writeFileSync(
    join(models, 'telex-1.json'),
    JSON.stringify({ ...common, name: 'Telex 1', driver: 'telex', options: { bell: true } }),
  );
  writeFileSync(
    join(models, 'my-board.json'),
    JSON.stringify({
      ...common,
      name: 'Mine',
      driver: 'template',
      options: { prefix: '#', field: { kind: 'text', width: 6 } },
    }),
  );
  const more = await loadBoardProtocols(driversDir, drivers);
  const all = { protocols: more, profiles: readProfiles(models, more) };
  const sent: string[] = [];
  const tcp = (port: number) => ({ kind: 'tcp', host: 'x', port }) as const;
  const boards = make(
    [
      board({ id: 'a', profile: 'telex-1', wire: tcp(1) }),
      board({ id: 'b', profile: 'my-board', wire: tcp(2), address: 0 }),
    ],
    [],
    all,
    sent,
  );
  boards.start();
  for (const one of boards.list) one.show(['A012'], null);
  await until(() => sent.length === 2, 'both boards show it');
  await boards.stop();
  expect(sent).toEqual(['\x071A012', '#  A012']);
});
