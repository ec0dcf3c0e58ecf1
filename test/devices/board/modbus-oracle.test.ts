// A Modbus slave that is not ours reads the right registers: pymodbus on a pty, our line and wire with a real serial port.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, it } from 'vitest';
import { projectRoot } from '../../../server/config/paths.ts';
import { readProfiles } from '../../../server/devices/board/board-profile.ts';
import { type BoardBus, createBoardBus } from '../../../server/devices/board/bus.ts';
import { usualBusTiming } from '../../../server/devices/board/bus-member.ts';
import { driversDir, loadBoardProtocols } from '../../../server/devices/board/load-protocols.ts';
import { createLog } from '../../../server/runtime/log.ts';
import { createLocalTransport } from '../../../server/transport/local-transport.ts';
import { until } from '../../fakes/waiting.ts';
import { type Cable, makeCable } from './socat.ts';

const log = createLog('silent');
const protocols = await loadBoardProtocols(driversDir);
const profiles = readProfiles(join(projectRoot, 'firmware-config/boards'), protocols);

let cable: Cable | null = null;
let slave: ChildProcess | null = null;
let line: BoardBus | null = null;
afterEach(async () => {
  await line?.stop();
  slave?.kill('SIGKILL');
  await cable?.throwAway();
});

/** A display at unit 7 that tells its registers; returns what it holds. */
async function startSlave(first: number, count: number): Promise<() => number[]> {
  cable = makeCable();
  await cable.plugIn();
  const words = [join(import.meta.dirname, 'modbus-slave.py'), cable.theirs, '7', String(first), String(count)];
  // Debian's own Python: its packages are where the slave is.
  slave = spawn('/usr/bin/python3', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let ready = false;
  let registers: number[] = [];
  createInterface({ input: slave.stdout as NodeJS.ReadableStream }).on('line', text => {
    if (text === 'ready') ready = true;
    else registers = (JSON.parse(text) as { registers: number[] }).registers;
  });
  await until(() => ready, 'the slave runs');
  return () => registers;
}

function startLine(profileName: string): BoardBus {
  const profile = profiles.get(profileName);
  const protocol = protocols.get('modbus-digits');
  if (profile === undefined || protocol === undefined || cable === null) throw new Error('not there');
  const wire = createLocalTransport(
    { kind: 'serial', path: cable.ours, baud: 9600, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false },
    log,
  );
  const board = {
    id: 'b',
    address: 7,
    driver: protocol.create(profile, profile.options),
    shape: profile,
    refreshMs: 60_000,
  };
  line = createBoardBus({
    transport: wire,
    boards: [board],
    timing: { ...usualBusTiming, againMs: 500 },
    log,
    now: () => performance.now(),
  });
  line.start();
  return line;
}

const ascii = (text: string) => [0, 2].map(i => (text.charCodeAt(i) << 8) | text.charCodeAt(i + 1));

describe('pymodbus as a display', () => {
  it.each([
    { profile: 'led-485-int16', first: 0, count: 1, shown: [12], later: [345] },
    {
      profile: 'led-485-segments',
      first: 0x80,
      count: 4,
      shown: [0x77, 0x3f, 0x06, 0x5b],
      later: [0x7c, 0x4f, 0x66, 0x6d],
    },
    { profile: 'armfly-number', first: 0x88, count: 1, shown: [12], later: [345] },
    { profile: 'armfly-ascii', first: 0x70, count: 2, shown: ascii('A012'), later: ascii('B345') },
  ])('$profile: A012, then B345', async ({ profile, first, count, shown, later }) => {
    const registers = await startSlave(first, count);
    const board = startLine(profile);
    board.show('b', ['A012'], null);
    await until(
      () => registers().join() === shown.join(),
      () => `${profile} shows A012, not ${registers()}`,
    );
    board.show('b', ['B345'], null);
    await until(() => registers().join() === later.join(), `${profile} shows B345`);
    await until(() => board.health()[0]?.ok === true, 'the slave said that it took it');
  });

  it('a unit that is not there is silent; one that refuses a register says so', async () => {
    await startSlave(0, 1);
    const profile = profiles.get('led-485-int16');
    const protocol = protocols.get('modbus-digits');
    if (profile === undefined || protocol === undefined || cable === null) throw new Error('not there');
    const wire = createLocalTransport(
      { kind: 'serial', path: cable.ours, baud: 9600, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false },
      log,
    );
    const digits = protocol.create(profile, profile.options);
    const nowhere = protocol.create(profile, { register: 0x7000, function: 6, encoding: 'int16' });
    const member = (id: string, address: number, driver: typeof digits) => ({
      id,
      address,
      driver,
      shape: profile,
      refreshMs: 60_000,
    });
    const made = createBoardBus({
      transport: wire,
      boards: [member('absent', 9, digits), member('refusing', 7, nowhere), member('good', 7, digits)],
      timing: { ...usualBusTiming, againMs: 500 },
      log,
      now: () => performance.now(),
    });
    line = made;
    made.start();
    for (const id of ['absent', 'refusing', 'good']) made.show(id, ['A012'], null);
    const messages = () => made.health().map(board => board.message);
    await until(
      () => messages().join() === 'silent,refuses,',
      () => `what became of them: ${messages()}`,
    );
  });
});
