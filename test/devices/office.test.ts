// The devices of a whole office, as its site file names them: printers and boards on real sockets and cables, lent ones too.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it } from 'vitest';
import { SetupError } from '../../server/config/setup-error.ts';
import { systemClock } from '../../server/runtime/clock.ts';
import { createLog } from '../../server/runtime/log.ts';
import { createSite } from '../../server/site/site.ts';
import { hashToken } from '../../server/store/secrets.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { exampleKiosk, exampleSite, expectDone, type Office, startOffice } from '../fakes/office.ts';
import { TcpPrinter } from '../fakes/tcp-printer.ts';
import { letTimePass, until } from '../fakes/waiting.ts';
import { AgentProcess, token as agentToken } from './agent/rig.ts';
import { makeCable } from './board/socat.ts';

const cleanUp: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

async function switchPrinterOn(): Promise<TcpPrinter> {
  const printer = new TcpPrinter();
  await printer.switchOn();
  cleanUp.push(() => printer.switchOff());
  return printer;
}

async function open(site: Record<string, unknown>, clock?: FakeClock): Promise<Office> {
  const office = await startOffice({ site, ...(clock === undefined ? {} : { clock }) });
  cleanUp.push(() => office.stop());
  return office;
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-devices-'));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const tcp = ({ port }: TcpPrinter) => ({ kind: 'tcp', host: '127.0.0.1', port });
const health = async (office: Office) =>
  ((await (await fetch(`${office.url}/health`)).json()) as { ok: boolean; parts: Record<string, unknown> }) ?? {};

describe('an office with two printers', () => {
  it('prints at the first, at the second when the first has no paper, and says so when both have none', async () => {
    const [first, second] = [await switchPrinterOn(), await switchPrinterOn()];
    const office = await open({
      printers: [
        { id: 'may-1', profile: 'epson-tm-t82', wire: tcp(first), backup: 'may-2' },
        { id: 'may-2', profile: 'epson-tm-t82', wire: tcp(second), kiosk: 'nobody' },
      ],
    });
    const kiosk = await office.watch('kiosk', '', exampleKiosk);
    const desk = await office.watch('counter', 'quay-1', await office.openCounter('can-bo-1', 'quay-1'));
    await desk.until(view => view.printers.every(({ condition }) => condition === 'ok'));
    const slipOf = (ticketId: string, state: string) =>
      kiosk.until(view => view.slips.some(slip => slip.ticketId === ticketId && slip.state === state));

    await slipOf((await office.issue('ho-tich')).ticketId, 'printed');
    expect([first.paper.length, second.paper.length]).toEqual([1, 0]);
    expect(first.paper[0]?.dots).toBeGreaterThan(400);

    first.break('paper-out');
    await desk.until(view => view.printers[0]?.condition === 'paper-out');
    await slipOf((await office.issue('ho-tich')).ticketId, 'printed');
    expect([first.paper.length, second.paper.length]).toEqual([1, 1]);
    // Citizens need not know: their slips come out.
    expect(kiosk.views.at(-1)?.printer.ok).toBe(true);

    second.break('paper-out');
    await kiosk.until(view => !view.printer.ok);
    const unlucky = await office.issue('ho-tich');
    const told = await slipOf(unlucky.ticketId, 'failed');
    expect(told.slips.find(({ ticketId }) => ticketId === unlucky.ticketId)?.reason).toBe('paper-out');
    expect(await health(office)).toMatchObject({ ok: true, parts: { printer: { ok: false } } });

    first.mend();
    await kiosk.until(view => view.printer.ok);
    expect(first.paper).toHaveLength(1);
    const officer = await office.signIn('can-bo-1');
    expectDone(await office.call('slip.reprint', { ticketId: unlucky.ticketId }, officer));
    await until(() => first.paper.length === 2, 'the slip that was asked for once more');
    expect(second.paper).toHaveLength(1);
  });

  it('counts a new roll from nothing when the desk says that it is in', async () => {
    const printer = await switchPrinterOn();
    const office = await open({ printers: [{ id: 'may-1', profile: 'generic-80', wire: tcp(printer) }] });
    const officer = await office.openCounter('can-bo-1', 'quay-1');
    const desk = await office.watch('counter', 'quay-1', officer);
    await office.issue('ho-tich');
    await desk.until(view => (view.printers[0]?.usedM ?? 0) > 0.05);
    expectDone(await office.call('printer.change-roll', { printerId: 'may-1' }, officer));
    await desk.until(view => view.printers[0]?.usedM === 0);
    expect(await office.call('printer.change-roll', { printerId: 'may-9' }, officer)).toMatchObject({
      refusal: 'printer.unknown',
    });
  });
});

it('a printer at another computer prints through its agent, and the office says when the agent is gone', async () => {
  const printer = await switchPrinterOn();
  const wire = { kind: 'agent', agent: 'kiosk-pc', wire: tcp(printer) };
  const office = await open({
    agents: [{ id: 'kiosk-pc', tokenHash: hashToken(agentToken) }],
    printers: [{ id: 'may-1', profile: 'epson-tm-t82', wire }],
  });
  const kiosk = await office.watch('kiosk', '', exampleKiosk);
  expect((await health(office)).parts).toMatchObject({ 'agent:kiosk-pc': { ok: false, message: 'not here' } });

  const agent = new AgentProcess(Number(new URL(office.url).port), makeFolder());
  agent.start();
  cleanUp.push(() => agent.end('SIGKILL'));
  const desk = await office.watch('counter', 'quay-1', await office.openCounter('can-bo-1', 'quay-1'));
  await desk.until(view => view.printers[0]?.condition === 'ok');
  const { ticketId } = await office.issue('ho-tich');
  await kiosk.until(view => view.slips.some(slip => slip.ticketId === ticketId && slip.state === 'printed'));
  expect(printer.paper).toHaveLength(1);
  expect(await health(office)).toMatchObject({ ok: true, parts: { 'agent:kiosk-pc': { ok: true } } });

  await agent.end('SIGTERM');
  await kiosk.until(view => !view.printer.ok);
});

it('a board over a counter shows the number from the press of "next" on, and pretend boards the same', async () => {
  const cable = makeCable();
  cleanUp.push(() => cable.throwAway());
  await cable.plugIn();
  const far = new SerialPort({ path: cable.theirs, baudRate: 9600, lock: false });
  cleanUp.push(() => new Promise<void>(resolve => far.close(() => resolve())));
  let shown = '';
  far.on('data', (chunk: Buffer) => {
    shown += chunk.toString('latin1');
    far.write('ACK');
  });
  const office = await open({
    boards: [
      { id: 'led-1', profile: 'am03127', wire: { kind: 'serial', path: cable.ours }, counterId: 'quay-1' },
      { id: 'led-sanh', profile: 'pretend-hall', wire: null },
    ],
  });
  const officer = await office.openCounter('can-bo-1', 'quay-1');
  const { number } = await office.issue('ho-tich');
  expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, officer));
  await until(() => shown.includes(number), 'the number on the board');
  const page = async () => (await fetch(`${office.url}/pretend-boards`)).text();
  expect(await page()).toContain(`${number} Q1`);
});

describe('how long a device has been so', () => {
  it('is told on /health from when it became so, not from when somebody asked first', async () => {
    const printer = await switchPrinterOn();
    const clock = createFakeClock('2026-11-23T08:00:00+07:00');
    const office = await open({ printers: [{ id: 'may-1', profile: 'epson-tm-t82', wire: tcp(printer) }] }, clock);
    const kiosk = await office.watch('kiosk', '', exampleKiosk);
    await kiosk.until(view => view.printer.ok);
    await printer.switchOff();
    await kiosk.until(view => !view.printer.ok);
    const brokeAt = clock.now();
    await letTimePass(2_500, 'the office looks at its devices once a second, and nobody can see it');
    clock.pass(60_000);
    const { parts } = await health(office);
    expect(parts.printer).toMatchObject({ ok: false, since: brokeAt });
  });
});

describe('a mistake in the devices of a site file is one sentence', () => {
  const start = async (site: Record<string, unknown>) => {
    const config = {
      port: 0,
      host: '127.0.0.1',
      dataDir: makeFolder(),
      logLevel: 'silent',
      devicesDir: null,
      site: exampleSite(site),
    };
    await createSite({ config, clock: systemClock, log: createLog('silent'), development: null });
  };
  const usb = { kind: 'usb', path: '/dev/usb/lp0' };
  const serial = { kind: 'serial', path: '/dev/ttyUSB0' };
  const tcpAt9100 = { kind: 'tcp', host: '10.0.0.5', port: 9100 };
  const agent = { id: 'pc', tokenHash: 'x'.repeat(43) };

  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'a printer of no model',
      { printers: [{ id: 'may-1', profile: 'no-such', wire: usb }] },
      /"may-1".*"no-such".*epson-tm-t82/,
    ],
    [
      'a backup that is not there',
      { printers: [{ id: 'may-1', profile: 'generic-80', wire: usb, backup: 'may-2' }] },
      /backup/,
    ],
    [
      'an agent that is not there',
      { printers: [{ id: 'may-1', profile: 'generic-80', wire: { kind: 'agent', agent: 'pc', wire: usb } }] },
      /printers\[0\]\.wire\.agent/,
    ],
    [
      'a wire of no kind',
      { printers: [{ id: 'may-1', profile: 'generic-80', wire: { kind: 'bluetooth' } }] },
      /printers\[0\]\.wire/,
    ],
    [
      'two boards of one name',
      {
        boards: [
          { id: 'a', profile: 'pretend', wire: null, address: 1 },
          { id: 'a', profile: 'pretend', wire: null, address: 2 },
        ],
      },
      /"a" stands twice/,
    ],
    [
      'two keypads of one name',
      {
        inlets: [
          { id: 'pad', profile: 'usb-numeric', wire: null, counterId: 'quay-1' },
          { id: 'pad', profile: 'usb-numeric', wire: null, counterId: 'quay-2' },
        ],
      },
      /"pad" stands twice/,
    ],
    [
      'two printers on one wire',
      {
        printers: [
          { id: 'may-1', profile: 'generic-80', wire: tcpAt9100 },
          { id: 'may-2', profile: 'generic-58', wire: tcpAt9100 },
        ],
      },
      /printers\[1\]\.wire.*10\.0\.0\.5:9100.*"may-1"/,
    ],
    [
      'two printers on one wire of an agent',
      {
        agents: [agent],
        printers: [
          { id: 'may-1', profile: 'generic-80', wire: { kind: 'agent', agent: 'pc', wire: usb } },
          { id: 'may-2', profile: 'generic-80', wire: { kind: 'agent', agent: 'pc', wire: usb } },
        ],
      },
      /printers\[1\]\.wire.*lp0 of pc.*"may-1"/,
    ],
    [
      'a printer and a board on one line',
      {
        printers: [{ id: 'may-1', profile: 'generic-80', wire: { ...serial, baud: 9600 } }],
        boards: [{ id: 'led-1', profile: 'ascii-dollar', wire: serial, counterId: 'quay-1' }],
      },
      /boards\[0\]\.wire.*ttyUSB0.*"may-1"/,
    ],
    [
      'a board and a pad on one line',
      {
        boards: [{ id: 'led-1', profile: 'ascii-dollar', wire: serial, counterId: 'quay-1' }],
        inlets: [{ id: 'pad-1', profile: 'serial-stx-bcc', wire: serial, address: 1, counterId: 'quay-1' }],
      },
      /inlets\[0\]\.wire.*ttyUSB0.*"led-1"/,
    ],
    ['two agents with one token', { agents: [agent, { ...agent, id: 'pc-2' }] }, /agents\[1\]\.tokenHash.*"pc"/],
    ['a board of no model', { boards: [{ id: 'a', profile: 'no-such', wire: null }] }, /"a".*"no-such"/],
    [
      'a board over no counter',
      { boards: [{ id: 'a', profile: 'pretend', wire: null, counterId: 'quay-99' }] },
      /boards\[0\]\.counterId/,
    ],
  ])('%s', async (_what, site, sentence) => {
    const fault = await start(site).then(
      () => null,
      error => error,
    );
    expect(fault).toBeInstanceOf(SetupError);
    expect((fault as Error).message).toMatch(sentence);
  });
});
