// Boards on a real serial port: the cable is pulled in the middle and comes back, and the latest text is shown.
import { SerialPort } from 'serialport';
import { afterEach, expect, it } from 'vitest';
import type { BoardProtocol } from '../../../server/devices/board/board.ts';
import { type BoardBus, createBoardBus } from '../../../server/devices/board/bus.ts';
import { usualBusTiming } from '../../../server/devices/board/bus-member.ts';
import { protocol as am03127 } from '../../../server/devices/board/drivers/am03127/index.ts';
import { protocol as onbon } from '../../../server/devices/board/drivers/onbon-5k6k/index.ts';
import { createLog } from '../../../server/runtime/log.ts';
import { createLocalTransport } from '../../../server/transport/local-transport.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';
import { type Cable, makeCable } from './socat.ts';

const log = createLog('silent');
const serial = { baud: 9600, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false } as const;
const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

/** The far end: several AM03127 boards on one line, each with what it shows; answers as they do. */
async function plugBoardsIn(cable: Cable, shown: Map<number, string>): Promise<{ heardBytes: () => number }> {
  const port = new SerialPort({ path: cable.theirs, baudRate: 9600, autoOpen: false, lock: false });
  port.on('error', () => {});
  await new Promise<void>((resolve, reject) => port.open(error => (error ? reject(error) : resolve())));
  cleanUp.push(() => new Promise<void>(resolve => (port.isOpen ? port.close(() => resolve()) : resolve())));
  let heard = '';
  let bytes = 0;
  port.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    heard += chunk.toString('latin1');
    for (let found = /<ID(..)>.*?<FE><M.><WB><FE>([^<]*)..<E>/.exec(heard); found !== null; ) {
      shown.set(Number.parseInt(found[1] ?? '', 16), found[2] ?? '');
      heard = heard.slice(found.index + found[0].length);
      port.write('ACK');
      found = /<ID(..)>.*?<FE><M.><WB><FE>([^<]*)..<E>/.exec(heard);
    }
  });
  return { heardBytes: () => bytes };
}

function startLine(cable: Cable, protocol: BoardProtocol, addresses: number[], refreshMs = 60_000): BoardBus {
  const shape = { rows: 1, columns: 8 };
  const driver = protocol.create(shape, protocol === onbon ? { width: 64, height: 16 } : {});
  const line = createBoardBus({
    transport: createLocalTransport({ kind: 'serial', path: cable.ours, ...serial }, log),
    boards: addresses.map(address => ({ id: `b${address}`, address, driver, shape, refreshMs })),
    timing: usualBusTiming,
    log,
    now: () => performance.now(),
  });
  cleanUp.push(() => line.stop());
  line.start();
  return line;
}

async function newCable(): Promise<Cable> {
  const cable = makeCable();
  cleanUp.push(() => cable.throwAway());
  await cable.plugIn();
  return cable;
}

it('shows the latest text after the cable was pulled in the middle and came back', async () => {
  const cable = await newCable();
  const shown = new Map<number, string>();
  await plugBoardsIn(cable, shown);
  const line = startLine(cable, am03127, [1, 2, 3]);
  line.show('b1', ['A001'], 0);
  line.show('b2', ['B001'], 0);
  line.show('b3', ['----'], null);
  await until(() => shown.get(1) === 'A001' && shown.get(2) === 'B001' && shown.get(3) === '----', 'all three show');

  await cable.pull();
  shown.clear();
  line.show('b1', ['A002'], 0);
  line.show('b1', ['A003'], 0);
  await until(() => line.health().every(board => board.message === 'line down'), 'the line is known to be down');
  line.show('b2', ['B007'], 0);
  await cable.plugIn();
  await plugBoardsIn(cable, shown);
  await until(() => shown.size === 3, 'all three show again');
  expect(Object.fromEntries(shown)).toEqual({ 1: 'A003', 2: 'B007', 3: '----' });
  await until(() => line.health().every(board => board.ok), 'all are well');
});

it('waits for a cable that is not there yet', async () => {
  const cable = makeCable();
  cleanUp.push(() => cable.throwAway());
  const line = startLine(cable, am03127, [1]);
  line.show('b1', ['A009'], 0);
  await letTimePass(100, 'a cable that is there is found by now');
  expect(line.health()).toMatchObject([{ id: 'b1', ok: false, message: 'line down' }]);
  const shown = new Map<number, string>();
  await cable.plugIn();
  await plugBoardsIn(cable, shown);
  await until(() => shown.get(1) === 'A009', 'it is shown');
});

it('notices a board that was switched off, and shows it the latest text when it is on again', async () => {
  const cable = await newCable();
  const port = new SerialPort({ path: cable.theirs, baudRate: 9600, autoOpen: false, lock: false });
  await new Promise<void>(resolve => port.open(() => resolve()));
  cleanUp.push(() => new Promise<void>(resolve => port.close(() => resolve())));
  let on = true;
  let latest = '';
  port.on('data', (chunk: Buffer) => {
    if (!on) return;
    latest = chunk.toString('latin1');
    // Answers trickle in, with noise in front, as on a long cable.
    port.write(Buffer.from([0x00, 0xff, 0x41]));
    void letTimePass(10, 'the answer trickles in').then(() => port.write('AC'));
    void letTimePass(25, 'the answer trickles in').then(() => port.write('K'));
  });
  const line = startLine(cable, am03127, [1], 1_000);
  line.show('b1', ['A001'], null);
  await until(() => latest.includes('A001') && line.health()[0]?.ok === true, 'shown');
  on = false;
  line.show('b1', ['A002'], null);
  await until(() => line.health()[0]?.message === 'silent', 'silence is noticed');
  on = true;
  await until(() => latest.includes('A002') && line.health()[0]?.ok === true, 'the latest, by itself');
});

it('every call is at the far end, while other boards are told again', async () => {
  const cable = await newCable();
  const shown = new Map<number, string>();
  await plugBoardsIn(cable, shown);
  const line = startLine(cable, am03127, [1, 2, 3, 4, 5], 2_000);
  for (const id of ['b2', 'b3', 'b4', 'b5']) line.show(id, ['----'], null);
  await until(() => shown.size === 4, 'the others show');
  for (let i = 1; i <= 40; i++) {
    const text = `A${String(i).padStart(3, '0')}`;
    line.show('b1', [text], 0);
    await until(() => shown.get(1) === text, `board 1 shows ${text}`);
  }
});

it('an Onbon controller’s answer is heard over a real port', async () => {
  const cable = await newCable();
  const port = new SerialPort({ path: cable.theirs, baudRate: 9600, autoOpen: false, lock: false });
  await new Promise<void>(resolve => port.open(() => resolve()));
  cleanUp.push(() => new Promise<void>(resolve => port.close(() => resolve())));
  const answer = Buffer.from('A5A5A5A5A5A5A5A50080A60200000000000000FE020500A0000000005E3F5A', 'hex');
  port.on('data', () => {
    port.write(answer.subarray(0, 11));
    void letTimePass(15, 'the answer comes in two parts').then(() => port.write(answer.subarray(11)));
  });
  const line = startLine(cable, onbon, [1]);
  line.show('b1', ['A012'], null);
  await until(() => line.health()[0]?.outcome === 'accepted', 'the answer is heard');
  expect(line.health()).toMatchObject([{ id: 'b1', ok: true, message: null }]);
});
