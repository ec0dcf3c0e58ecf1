// The whole way: a finger on a keypad, a real file or a real serial port, the real office, and the number that is called.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import Database from 'better-sqlite3';
import { SerialPort } from 'serialport';
import { afterEach, expect, it } from 'vitest';
import { createLog } from '../../../server/runtime/log.ts';
import { hashToken } from '../../../server/store/secrets.ts';
import { expectDone, type Office, startOffice } from '../../fakes/office.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';
import { AgentProcess, token as agentToken } from '../agent/rig.ts';
import { type Cable, makeCable } from '../board/socat.ts';
import { type FakeKeypad, makeFrame, makeKeypad } from './press.ts';

const cleanUp: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

function keypad(): FakeKeypad {
  const made = makeKeypad();
  cleanUp.push(() => made.throwAway());
  return made;
}

async function officeWith(...inlets: object[]): Promise<Office> {
  refused = 0;
  const lines = new Writable({
    write(line, _encoding, done) {
      if (String(line).includes('"key.refused"')) refused += 1;
      done();
    },
  });
  const office = await startOffice({ log: createLog('info', lines), site: { inlets } });
  cleanUp.push(() => office.stop());
  return office;
}

/** Presses that did nothing, as the office's log tells. */
let refused = 0;
const untilRefused = (count: number) => until(() => refused >= count, `${count} presses are refused`);
const liftFinger = () => letTimePass(450, 'the same key within 400 ms is the same press');

const usb = (pad: FakeKeypad, changes: object = {}) => ({
  id: 'pad-1',
  profile: 'usb-numeric',
  wire: { kind: 'evdev', path: pad.path },
  counterId: 'quay-1',
  ...changes,
});

interface Health {
  ok: boolean;
  parts: Record<string, { ok: boolean; message: string | null }>;
}
const healthOf = async (office: Office) => (await (await fetch(`${office.url}/health`)).json()) as Health;

async function isThere(office: Office, id = 'pad-1', there = true): Promise<void> {
  const isSo = async () => (await healthOf(office)).parts[`inlet:${id}`]?.ok === there;
  await until(isSo, `${id} is ${there ? 'there' : 'gone'}`);
}

/** What stands at a counter now, "A001 called", or "-". */
async function deskOf(office: Office, counterId: string) {
  const desk = await office.watch('counter', counterId, await office.signIn('giam-sat'));
  const shows = (wanted: string) =>
    desk.until(({ current }) => (current === null ? '-' : `${current.number} ${current.state}`) === wanted);
  return { ...desk, shows };
}

it('Enter calls the next, plus calls again, star ends, minus says that nobody came', async () => {
  const pad = keypad();
  pad.plugIn();
  const office = await officeWith(usb(pad));
  await office.openCounter('can-bo-1', 'quay-1');
  const first = await office.issue('ho-tich');
  const second = await office.issue('ho-tich');
  await isThere(office);
  const desk = await deskOf(office, 'quay-1');

  pad.press('KEY_KPENTER');
  await desk.shows(`${first.number} called`);
  pad.press('KEY_KPPLUS');
  await desk.untilMoment(moment => moment.number === first.number && moment.nth === 2);
  pad.press('KEY_KPSLASH');
  await desk.shows(`${first.number} serving`);
  pad.press('KEY_KPASTERISK');
  await desk.shows('-');
  await liftFinger();
  pad.press('KEY_KPENTER');
  await desk.shows(`${second.number} called`);
  pad.press('KEY_KPMINUS');
  const last = await desk.shows('-');
  expect(last.missed.map(ticket => ticket.number)).toEqual([second.number]);
  expect(last.served.map(ticket => ticket.number)).toEqual([first.number]);
});

it('a nervous finger calls one number, and the officer of the counter is who called it', async () => {
  const pad = keypad();
  pad.plugIn();
  const office = await officeWith(usb(pad, { profile: 'usb-numeric-one-hand' }));
  const token = await office.openCounter('can-bo-1', 'quay-1');
  const tickets = [await office.issue('ho-tich'), await office.issue('ho-tich'), await office.issue('ho-tich')];
  await isThere(office);
  const desk = await deskOf(office, 'quay-1');
  // Without a pause: on a busy machine a short pause becomes a long one, and then it is a press of its own.
  for (let i = 0; i < 8; i++) pad.press('KEY_KPENTER');
  const view = await desk.shows(`${tickets[0]?.number} called`);
  expect(view.servedToday).toBe(0);
  // It is the officer's own ticket: the desk goes on where the keypad began.
  expectDone(await office.call('ticket.start', { ticketId: view.current?.ticketId ?? '' }, token));
  await liftFinger();
  pad.press('KEY_KPENTER');
  const next = await desk.shows(`${tickets[1]?.number} called`);
  expect(next.servedToday).toBe(1);
});

it('a keypad at a counter that nobody has opened, or that is paused, does nothing', async () => {
  const pad = keypad();
  pad.plugIn();
  const office = await officeWith(usb(pad));
  await office.issue('ho-tich');
  await isThere(office);
  const desk = await deskOf(office, 'quay-1');
  pad.press('KEY_KPENTER');
  await untilRefused(1);
  await liftFinger();
  const officer = await office.openCounter('can-bo-1', 'quay-1');
  expectDone(await office.call('counter.pause', { counterId: 'quay-1', reason: 'họp' }, officer));
  pad.press('KEY_KPENTER');
  await untilRefused(2);
  const view = await desk.shows('-');
  expect(view.waiting).toBe(1);
  expect(desk.moments).toEqual([]);
});

it('a typed number is called for a senior officer, and not for another', async () => {
  const pad = keypad();
  pad.plugIn();
  const office = await officeWith(usb(pad));
  for (let i = 0; i < 3; i++) await office.issue('ho-tich');
  await isThere(office);
  const desk = await deskOf(office, 'quay-1');
  const plain = await office.openCounter('can-bo-2', 'quay-1');
  pad.press('KEY_KP0', 'KEY_KP0', 'KEY_KP3', 'KEY_KPENTER');
  await untilRefused(1);
  await liftFinger();
  expect(desk.moments).toEqual([]);
  expectDone(await office.call('counter.close', { counterId: 'quay-1' }, plain));
  await office.openCounter('can-bo-1', 'quay-1');
  pad.press('KEY_KP3', 'KEY_KPENTER');
  const view = await desk.until(({ current }) => current?.number === 'A003');
  expect(view.current?.why?.code).toBe('chosen');
});

it('a parked number is typed and comes back, for any officer', async () => {
  const pad = keypad();
  pad.plugIn();
  const office = await officeWith(usb(pad));
  await office.openCounter('can-bo-1', 'quay-1');
  const { number } = await office.issue('ho-tich');
  await isThere(office);
  const desk = await deskOf(office, 'quay-1');
  pad.press('KEY_KPENTER');
  await desk.shows(`${number} called`);
  pad.press('KEY_KPDOT');
  await desk.shows('-');
  await liftFinger();
  pad.press('KEY_KP1', 'KEY_KPENTER');
  await desk.shows(`${number} called`);
});

it('a keypad that is pulled out and plugged in again goes on; health tells', async () => {
  const pad = keypad();
  const office = await officeWith(usb(pad));
  await office.openCounter('can-bo-1', 'quay-1');
  const { number } = await office.issue('ho-tich');
  expect(await healthOf(office)).toMatchObject({
    ok: true,
    parts: { 'inlet:pad-1': { ok: false, message: 'not there' } },
  });
  pad.plugIn();
  await isThere(office);
  pad.press('KEY_KP7');
  pad.pull();
  await isThere(office, 'pad-1', false);
  pad.plugIn();
  await isThere(office);
  // The 7 of before is forgotten: Enter calls the next.
  pad.press('KEY_KPENTER');
  await (await deskOf(office, 'quay-1')).shows(`${number} called`);
});

it('a rating pad rates who was just served, once', async () => {
  const [faces, pad] = [keypad(), keypad()];
  faces.plugIn();
  pad.plugIn();
  const office = await officeWith(usb(faces, { id: 'faces-1', profile: 'usb-rating' }), usb(pad));
  const officer = await office.openCounter('can-bo-1', 'quay-1');
  const first = await office.issue('ho-tich');
  await office.issue('ho-tich');
  await isThere(office, 'faces-1');
  await isThere(office);
  const tablet = await office.watch('rating', 'quay-1', officer);
  // Nobody has been served yet.
  faces.press('KEY_KP1');
  await untilRefused(1);
  expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer));
  expectDone(await office.call('ticket.finish', { ticketId: first.ticketId }, officer));
  await liftFinger();
  // The next is called already, but has not come yet.
  expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer));
  const db = new Database(join(office.dataDir, 'motcua.db'), { readonly: true });
  cleanUp.push(() => db.close());
  const ratings = () => db.prepare('SELECT ticket_id AS ticketId, score FROM ratings').all();
  faces.press('KEY_5');
  await until(() => ratings().length > 0, 'the rating is kept');
  await liftFinger();
  faces.press('KEY_1');
  await untilRefused(2);
  expect(ratings()).toEqual([{ ticketId: first.ticketId, score: 5 }]);
  expect(tablet.views.at(-1)?.ticket).toMatchObject({ state: 'called', rated: false });
});

it('a keypad at the computer of a counter calls through that computer’s agent', async () => {
  const pad = keypad();
  pad.plugIn();
  const office = await startOffice({
    site: {
      agents: [{ id: 'pc-1', tokenHash: hashToken(agentToken) }],
      inlets: [usb(pad, { wire: { kind: 'agent', agent: 'pc-1', wire: { kind: 'evdev', path: pad.path } } })],
    },
  });
  cleanUp.push(() => office.stop());
  const folder = mkdtempSync(join(tmpdir(), 'motcua-agent-'));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  const agent = new AgentProcess(Number(new URL(office.url).port), folder);
  agent.start();
  cleanUp.push(() => agent.end('SIGKILL'));
  await office.openCounter('can-bo-1', 'quay-1');
  const { number } = await office.issue('ho-tich');
  await isThere(office);
  pad.press('KEY_KPENTER');
  await (await deskOf(office, 'quay-1')).shows(`${number} called`);
});

it.each([
  [{ profile: 'usb-piano' }, /"pad-1" of the site file is wrong: it names the profile "usb-piano"/],
  [{ wire: { kind: 'agent', agent: 'pc-9', wire: { kind: 'evdev', path: '/dev/x' } } }, /"inlets\[0\].wire.agent"/],
  [{ counterId: 'quay-99' }, /"inlets\[0\].counterId": an id of a counter/],
])('a mistake in the site file ends the start with one sentence', async (changes, sentence) => {
  await expect(startOffice({ site: { inlets: [usb(keypad(), changes)] } })).rejects.toThrow(sentence);
});

async function plug(cable: Cable): Promise<SerialPort> {
  const port = new SerialPort({ path: cable.theirs, baudRate: 9600, autoOpen: false, lock: false });
  port.on('error', () => {});
  await new Promise<void>((resolve, reject) => port.open(error => (error ? reject(error) : resolve())));
  cleanUp.push(() => new Promise<void>(resolve => (port.isOpen ? port.close(() => resolve()) : resolve())));
  return port;
}

async function newCable(): Promise<Cable> {
  const cable = makeCable();
  cleanUp.push(() => cable.throwAway());
  await cable.plugIn();
  return cable;
}

it('two pads on one real serial line call to their own counters, before and after the cable was pulled', async () => {
  const cable = await newCable();
  const wire = { kind: 'serial', path: cable.ours };
  const office = await officeWith(
    { id: 'pad-1', profile: 'serial-stx-bcc', wire, address: 1, counterId: 'quay-1' },
    { id: 'pad-2', profile: 'serial-stx-bcc', wire, address: 2, counterId: 'quay-2' },
  );
  await office.openCounter('can-bo-1', 'quay-1');
  await office.openCounter('can-bo-2', 'quay-2');
  const services = office.site.counters.map(counter => counter.serves.flat()[0] ?? '');
  const [first, second, third] = [
    await office.issue(services[0] ?? ''),
    await office.issue(services[1] ?? ''),
    await office.issue(services[0] ?? ''),
  ];
  await isThere(office);
  const [left, right] = [await deskOf(office, 'quay-1'), await deskOf(office, 'quay-2')];
  let pads = await plug(cable);
  // Noise, a press of a pad that nobody has set up, and then both at once, cut in the middle.
  pads.write(Buffer.concat([Buffer.from([0, 255, 2]), makeFrame(9, 'N'), makeFrame(2, 'N')]));
  pads.write(makeFrame(1, 'N').subarray(0, 3));
  await letTimePass(40, 'the frame comes in two parts');
  pads.write(makeFrame(1, 'N').subarray(3));
  const onLeft = await left.until(({ current }) => current !== null);
  const onRight = await right.until(({ current }) => current !== null);
  expect([onLeft.current?.number, onRight.current?.number].sort()).toEqual([first.number, second.number].sort());

  await cable.pull();
  await isThere(office, 'pad-1', false);
  await cable.plugIn();
  pads = await plug(cable);
  await isThere(office);
  pads.write(makeFrame(1, 'E'));
  await left.shows('-');
  await liftFinger();
  pads.write(makeFrame(1, 'N'));
  await left.shows(`${third.number} called`);
});

it('what a scanner at the server reads is told to its kiosk, and of a person nothing', async () => {
  const cable = await newCable();
  const office = await officeWith({
    id: 'scan-1',
    profile: 'serial-utf8',
    wire: { kind: 'serial', path: cable.ours },
    kiosk: 'kiosk',
  });
  // The example office lets screens of its own machine in at once, under the name of their kind.
  const pair = async (kind: 'kiosk' | 'display') =>
    expectDone(await office.call('pairing.request', { kind, counterId: null })).token ?? '';
  const kiosk = await office.watch('kiosk', '', await pair('kiosk'));
  const others: { socket: (typeof kiosk)['socket'] }[] = [
    await office.watch('display', office.site.screens[0]?.id ?? '', await pair('display')),
    await office.watch('kiosk', '', await office.signIn('giam-sat')),
  ];
  const told: unknown[] = [];
  const overheard: unknown[] = [];
  kiosk.socket.on('scanned', scan => told.push(scan));
  for (const { socket } of others) socket.on('scanned', scan => overheard.push(scan));
  const { trackUrl } = await office.issue('ho-tich');
  await isThere(office, 'scan-1');
  const scanner = await plug(cable);

  scanner.write(`${trackUrl}\r`);
  await until(() => told.length === 1, 'the ticket');
  scanner.write('000.00.04.H37-231207-0003\r\n');
  await until(() => told.length === 2, 'the dossier');
  const card = Buffer.from('001090123456||Nguyễn Văn Ước|31011990|Nam|Thôn Đoài|15042021\r');
  // The first half of a letter, and then the other.
  scanner.write(card.subarray(0, 19));
  await letTimePass(60, 'the code comes in two parts');
  scanner.write(card.subarray(19));
  await until(() => told.length === 3, 'the card');
  scanner.write('8934588012228\r');
  await until(() => told.length === 4, 'the bottle');
  expect(told).toEqual([
    { kind: 'ticket', token: trackUrl.split('/t/')[1] },
    { kind: 'dossier', code: '000.00.04.H37-231207-0003' },
    { kind: 'id-card' },
    { kind: 'unknown' },
  ]);
  expect(overheard).toEqual([]);
});
