// Keypads and scanners as data: every profile fits its schema, the schemas are fresh, and mistakes are told by name.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputDevice } from '../../../server/config/device-settings.ts';
import { projectRoot } from '../../../server/config/paths.ts';
import { createInputDevices } from '../../../server/devices/input/input-devices.ts';
import {
  inputSchema,
  KeypadProfile,
  parseInputProfile,
  readInputProfiles,
} from '../../../server/devices/input/input-profile.ts';
import { createLog } from '../../../server/runtime/log.ts';
import type { PlacedTransport, Transport } from '../../../server/transport/transport.ts';

const dir = join(projectRoot, 'firmware-config');
const profiles = readInputProfiles(dir);

const quiet: Transport = {
  up: true,
  onBytes: () => () => {},
  onChange: () => () => {},
  start() {},
  async stop() {},
  async write() {},
};

function make(settings: unknown[], opened: PlacedTransport[] = []) {
  return createInputDevices({
    settings: settings.map(setting => InputDevice.parse(setting)),
    profiles,
    createTransport: wire => {
      opened.push(wire);
      return quiet;
    },
    actions: { press: async () => {}, callNumber: async () => {}, rate: async () => {}, onScan: () => {} },
    log: createLog('silent'),
    now: () => 0,
  });
}

it.each(['keypad', 'scanner'] as const)('the schema of a %s is the one that the program makes', kind => {
  const file = join(dir, `schema/${kind}.schema.json`);
  const made = `${JSON.stringify(inputSchema(kind), null, 2)}\n`;
  // UPDATE_SCHEMAS=1 writes it; then `npx biome format --write` on the file.
  if (process.env.UPDATE_SCHEMAS === '1') writeFileSync(file, made);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(made));
});

it('every profile names its schema', () => {
  for (const [folder, kind, names] of [
    ['keypads', 'keypad', profiles.keypads.keys()],
    ['scanners', 'scanner', profiles.scanners.keys()],
  ] as const)
    for (const name of names) {
      const raw = JSON.parse(readFileSync(join(dir, folder, `${name}.json`), 'utf8'));
      expect(raw.$schema, name).toBe(`../schema/${kind}.schema.json`);
    }
});

it('no keypad has the name of a scanner', () => {
  expect([...profiles.keypads.keys()].filter(name => profiles.scanners.has(name))).toEqual([]);
});

const usb = { id: 'pad-1', profile: 'usb-numeric', wire: { kind: 'evdev', path: '/dev/a' }, counterId: 'quay-1' };
const bus = { kind: 'serial', path: '/dev/pads' };
const onBus = { id: 'pad-2', profile: 'serial-stx-bcc', wire: bus, address: 2, counterId: 'quay-2' };
const scanner = { id: 'scan-1', profile: 'serial-utf8', wire: { kind: 'serial', path: '/dev/scan' }, kiosk: 'door' };

it('opens each line once, as the profile says unless the site says otherwise', () => {
  const opened: PlacedTransport[] = [];
  const inlets = make(
    [
      usb,
      onBus,
      { ...onBus, id: 'pad-3', address: 3 },
      { ...scanner, wire: { kind: 'serial', path: '/dev/scan', baud: 115_200 } },
      { ...usb, id: 'pad-4', wire: null },
      // The same name at another computer is another keypad.
      { ...usb, id: 'pad-5', wire: { kind: 'agent', agent: 'pc-2', wire: usb.wire } },
    ],
    opened,
  );
  const plain = { dataBits: 8, parity: 'none', stopBits: 1, rtscts: false };
  expect(opened).toEqual([
    { kind: 'evdev', path: '/dev/a' },
    { kind: 'serial', path: '/dev/pads', baud: 9600, ...plain },
    { kind: 'serial', path: '/dev/scan', baud: 115_200, ...plain },
    { kind: 'agent', agent: 'pc-2', wire: { kind: 'evdev', path: '/dev/a' } },
  ]);
  expect(inlets.health().map(({ id, ok, message }) => `${id} ${ok} ${message}`)).toEqual([
    'pad-1 true null',
    'pad-2 true null',
    'pad-3 true null',
    'scan-1 true null',
    'pad-4 true put aside',
    'pad-5 true null',
  ]);
});

describe('a mistake', () => {
  it.each<[string, unknown[], RegExp]>([
    [
      'a profile that is not there',
      [{ ...usb, profile: 'x' }],
      /"pad-1" .* the profile "x", but there is only serial-/,
    ],
    ['a keypad at no counter', [{ ...usb, counterId: null }], /needs a "counterId"/],
    ['a keypad on a serial line', [{ ...usb, wire: bus }], /needs a wire of the kind "evdev"/],
    ['a scanner in /dev/input', [{ ...scanner, wire: usb.wire }], /speaks over a serial line/],
    ['a pad without its address', [{ ...onBus, address: null }], /needs an "address"/],
    ['an address where there is none', [{ ...usb, address: 1 }], /its profile knows none/],
    ['two pads of one address', [onBus, { ...onBus, id: 'pad-3' }], /has the same address/],
    ['two keypads on one path', [usb, { ...usb, id: 'pad-3' }], /has the same address/],
    [
      'two speeds on one line',
      [onBus, { ...onBus, id: 'pad-3', address: 3, wire: { ...bus, baud: 4800 } }],
      /is on \/dev\/pads, which another device .* uses in another way/,
    ],
    ['a scanner on the line of pads', [onBus, { ...scanner, wire: bus }], /is on \/dev\/pads/],
  ])('in the site file is told: %s', (_what, settings, message) => {
    expect(() => make(settings)).toThrow(message);
  });

  it.each<[string, object, RegExp]>([
    ['a deed that nobody knows', { keys: { KEY_KP1: 'dance' } }, /keypad profile x.json is wrong at "keys.KEY_KP1"/],
    ['a key that nobody has', { keys: { KEY_PIANO: 'recall' } }, /x.json is wrong at "keys/],
    ['no reason', { why: [] }, /x.json is wrong at "why"/],
  ])('in a profile is told by file and key: %s', (_what, change, message) => {
    const good = JSON.parse(readFileSync(join(dir, 'keypads/usb-numeric.json'), 'utf8'));
    expect(() => parseInputProfile(KeypadProfile, { ...good, ...change }, { kind: 'keypad', file: 'x.json' })).toThrow(
      message,
    );
  });
});
