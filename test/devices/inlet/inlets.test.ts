// Lines, pads and scanners put together, over wires that a test holds in its hand.
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import type { Scanned } from '../../../common/contract/scanned.ts';
import { InputDevice } from '../../../server/config/device-settings.ts';
import { projectRoot } from '../../../server/config/paths.ts';
import { createInputDevices, type InputActions } from '../../../server/devices/input/input-devices.ts';
import { readInputProfiles } from '../../../server/devices/input/input-profile.ts';
import { createLog } from '../../../server/runtime/log.ts';
import { createLocalTransport } from '../../../server/transport/local-transport.ts';
import type { Transport } from '../../../server/transport/transport.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';
import { makeFrame, makeKeypad } from './press.ts';

const profiles = readInputProfiles(join(projectRoot, 'firmware-config'));
const log = createLog('silent');

/** A wire whose far end is the test. */
function handWire() {
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const wire: Transport = {
    up: true,
    onBytes: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onChange: () => () => {},
    start() {},
    async stop() {},
    async write() {},
  };
  return {
    wire,
    say(bytes: string | Uint8Array) {
      for (const listener of listeners) listener(Buffer.from(bytes));
    },
  };
}

function setUp(profile: string, deeds: Partial<InputActions>, changes: object = {}) {
  const hand = handWire();
  let now = 0;
  const inlets = createInputDevices({
    settings: [InputDevice.parse({ id: 'one', profile, wire: { kind: 'serial', path: '/dev/x' }, ...changes })],
    profiles,
    createTransport: () => hand.wire,
    actions: { press: async () => {}, callNumber: async () => {}, rate: async () => {}, onScan: () => {}, ...deeds },
    log,
    now: () => now,
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { ...hand, inlets, pass };
}

afterEach(() => void vi.useRealTimers());
/** Lets everything that is ready happen. */
const settle = () => new Promise(resolve => setImmediate(resolve));

it('a deed that is under way is not begun again, another waits for its turn, and a fault stops nothing', async () => {
  const begun: string[] = [];
  let end = () => {};
  const pad = setUp(
    'serial-stx-bcc',
    {
      press: (_counterId, deed) => {
        begun.push(deed);
        if (deed === 'recall') return Promise.reject(new Error('the disk is full'));
        return new Promise<void>(resolve => {
          end = resolve;
        });
      },
    },
    { address: 1, counterId: 'quay-1' },
  );
  const press = (key: string) => {
    pad.pass(1_000);
    pad.say(makeFrame(1, key));
  };
  press('N');
  await settle();
  press('N');
  press('N');
  press('R');
  press('R');
  await settle();
  expect(begun).toEqual(['call-next']);
  end();
  await until(() => begun.length === 2, 'the next turn');
  expect(begun).toEqual(['call-next', 'recall']);
  await settle();
  press('N');
  await until(() => begun.length === 3, 'after the fault');
  const stopped = pad.inlets.stop();
  press('E');
  end();
  await stopped;
  expect(begun).toEqual(['call-next', 'recall', 'call-next']);
});

it('a scanner without an end is heard when it is silent, one code after the other', async () => {
  // The silence of this scanner lasts as long as the test says, however busy the machine is.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const told: Scanned[] = [];
  const scanner = setUp('serial-no-end', { onScan: scan => told.push(scan) }, { kiosk: 'door' });
  scanner.say('H37-2312');
  await vi.advanceTimersByTimeAsync(30);
  scanner.say('07-0003');
  await vi.advanceTimersByTimeAsync(1_000);
  scanner.say('H37-231207-0004');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.map(scan => scan.kind === 'dossier' && scan.code)).toEqual(['H37-231207-0003', 'H37-231207-0004']);
  await scanner.inlets.stop();
});

it('eight keypads that nobody presses cost next to nothing, and hold no thread', async () => {
  const pads = Array.from({ length: 8 }, () => makeKeypad());
  for (const pad of pads) pad.plugIn();
  const wires = pads.map(pad => createLocalTransport({ kind: 'evdev', path: pad.path }, log));
  for (const wire of wires) wire.start();
  try {
    await until(() => wires.every(wire => wire.up), 'all up');
    const before = process.cpuUsage();
    await letTimePass(1_000, 'the computing time of one second is measured');
    const { user, system } = process.cpuUsage(before);
    if (process.env.TEST_TIMES) console.log('ms of work in a second:', (user + system) / 1_000);
    // A guard, not a benchmark: two hundred are a fifth of one core, on a machine that others keep busy.
    expect((user + system) / 1_000).toBeLessThan(200);
    let heard = false;
    wires[7]?.onBytes(() => {
      heard = true;
    });
    pads[7]?.press('KEY_KPENTER');
    await until(() => heard, 'the press is heard');
  } finally {
    await Promise.all(wires.map(wire => wire.stop()));
    for (const pad of pads) pad.throwAway();
  }
});

it('an ordinary file is no keypad, and nobody can write to one', async () => {
  const wire = createLocalTransport({ kind: 'evdev', path: '/etc/hostname' }, log);
  wire.start();
  await letTimePass(150, 'a keypad is up by now');
  expect(wire.up).toBe(false);
  await wire.stop();
});
