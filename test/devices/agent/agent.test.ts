// Devices lent by an agent on another computer: cut cables, restarts of either end, and no job lost, doubled or late.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../server/config/paths.ts';
import { createEscposPrinter } from '../../../server/devices/printer/drivers/escpos/index.ts';
import type { PrinterDriver, PrinterWatch } from '../../../server/devices/printer/printer.ts';
import { createLog } from '../../../server/runtime/log.ts';
import type { Transport } from '../../../server/transport/transport.ts';
import { encodePlain, makeProfile, plainSlip, readPlain } from '../../fakes/plain-slips.ts';
import { TcpPrinter } from '../../fakes/tcp-printer.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';
import { AgentProcess, Cable, NearEnd, token } from './rig.ts';

const log = createLog('silent');
let folder: string;
let far: TcpPrinter;
let server: NearEnd;
let cable: Cable;
let agent: AgentProcess;
const printers: PrinterWatch[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-agent-'));
  far = new TcpPrinter();
  await far.switchOn();
  server = new NearEnd();
  await server.start();
  cable = new Cable(() => server.port);
  await cable.lay();
  agent = new AgentProcess(cable.port, folder);
  agent.start();
});
afterEach(async () => {
  for (const printer of printers.splice(0)) await printer.stop();
  await agent.end('SIGTERM');
  await cable.remove();
  await server.stop();
  await far.switchOff();
  rmSync(folder, { recursive: true, force: true });
});

const lend = (): Transport => server.lent.create('kiosk-pc', { kind: 'tcp', host: '127.0.0.1', port: far.port });

function openPrinter(): PrinterDriver & PrinterWatch {
  const parts = {
    id: 'may-in',
    profile: makeProfile(),
    transport: lend(),
    bytesPerSecond: 60_000,
    log,
    // A busy machine reconnects slowly: a slip is given up for another reason than that.
    timing: { upMs: 60_000, answerMs: 10_000, confirmMs: 60_000, sendMs: 60_000, pollMs: 500 },
  };
  const printer = createEscposPrinter(parts, encodePlain);
  printers.push(printer);
  printer.start(false);
  return printer;
}

const slips = () => far.paper.map(slip => readPlain(slip.text)).filter(name => name !== null);
const printOn = (printer: PrinterDriver, name: string) => printer.print(plainSlip(name)).catch(fault => fault);

describe('a printer lent by an agent', () => {
  it('prints and confirms as if it were plugged in at the server', async () => {
    const printer = openPrinter();
    await until(() => printer.condition === 'ok', 'ok');
    expect(await printOn(printer, 'A001')).toBe('printed');
    expect(slips()).toEqual(['A001']);
    far.break('paper-out');
    await until(() => printer.condition === 'paper-out', 'known at the server');
    expect(await printOn(printer, 'A002')).toMatchObject({ reason: 'paper-out', sent: false });
  });

  it('is cut off in the middle of a slip and back: the slip comes out once, and is called printed', async () => {
    const printer = openPrinter();
    await until(() => printer.condition === 'ok', 'ok');
    far.speed = 600;
    const printing = printOn(printer, 'A001');
    await until(() => far.inSlip, 'the slip has begun');
    cable.cut();
    await until(() => server.lent.connectedAgents().length === 0, 'the cut is noticed');
    await until(() => slips().length === 1, 'the slip ends while the cable is cut');
    cable.mend();
    expect(await printing).toBe('printed');
    far.speed = 1_000_000;
    // The next slip shows that nothing of the first was still on its way.
    expect(await printOn(printer, 'A002')).toBe('printed');
    expect(slips()).toEqual(['A001', 'A002']);
  });

  for (const lost of ['the words of the server', 'the answer of the agent'] as const)
    it(`${lost} get lost with the cut: asked again under the same id, printed once`, async () => {
      const wire = lend();
      wire.start();
      await until(() => wire.up, 'up');
      const slip = (name: string) =>
        encodePlain(plainSlip(name), makeProfile(), { doneId: '0001', pulse: false, beep: false });
      if (lost === 'the words of the server') cable.goDead();
      else cable.loseAnswers();
      const writing = wire.write((await slip('A001')).bytes, 60_000);
      if (lost === 'the answer of the agent') await until(() => slips().length === 1, 'the slip is on paper');
      else await letTimePass(300, 'a slip that got through would come out now');
      expect(slips()).toEqual(lost === 'the words of the server' ? [] : ['A001']);
      cable.cut();
      cable.mend();
      await writing;
      await until(() => slips().length === 1, 'the slip is on paper');
      await wire.write((await slip('A002')).bytes, 60_000);
      await until(() => slips().includes('A002'), 'the next slip is on paper');
      expect(slips()).toEqual(['A001', 'A002']);
      await wire.stop();
    });

  it('is away for longer than a slip may wait: not printed later, and the next one is', async () => {
    const wire = lend();
    wire.start();
    await until(() => wire.up, 'up');
    cable.goDead();
    const slip = (name: string) =>
      encodePlain(plainSlip(name), makeProfile(), { doneId: '0001', pulse: false, beep: false });
    await expect(wire.write((await slip('A001')).bytes, 500)).rejects.toMatchObject({
      reason: 'timed-out',
      taken: 'unsure',
    });
    cable.cut();
    cable.mend();
    await until(() => wire.up, 'up again');
    await wire.write((await slip('A002')).bytes, 60_000);
    await until(() => slips().includes('A002'), 'the second slip is on paper');
    expect(slips()).toEqual(['A002']);
    await wire.stop();
  });

  it('a dead cable that nobody tells of is noticed by its silence', async () => {
    const wire = lend();
    wire.start();
    await until(() => wire.up, 'up');
    cable.goDead();
    await until(() => !wire.up, 'down');
    cable.mend();
    await until(() => wire.up, 'up again');
    await wire.stop();
  });

  it('the server starts again in the middle: nothing twice, and printing goes on', async () => {
    const before = openPrinter();
    await until(() => before.condition === 'ok', 'ok');
    far.speed = 600;
    void printOn(before, 'A001');
    await until(() => far.inSlip, 'the slip has begun');
    await server.stop();
    await server.start();
    const after = openPrinter();
    await until(() => after.condition === 'ok', 'ok again');
    far.speed = 1_000_000;
    expect(await printOn(after, 'A002')).toBe('printed');
    // The paper may have it, once. Nobody waits any more for what the server that is gone would say of it.
    expect(slips().filter(name => name === 'A001').length).toBeLessThanOrEqual(1);
    expect(slips().at(-1)).toBe('A002');
  });

  it('the agent is killed in the middle: nobody claims the slip in vain, it is not begun again, and printing goes on', async () => {
    const printer = openPrinter();
    await until(() => printer.condition === 'ok', 'ok');
    far.speed = 300;
    const printing = printOn(printer, 'A001');
    await until(() => far.inSlip, 'the slip has begun');
    await agent.end('SIGKILL');
    agent.start();
    // The printer may still say to the new agent that it is out; without that word nobody claims it.
    if ((await printing) === 'printed') expect(slips()).toEqual(['A001']);
    far.speed = 1_000_000;
    await until(() => printer.condition === 'ok', 'ok again');
    expect(await printOn(printer, 'A002')).toBe('printed');
    expect(slips().filter(name => name === 'A001').length).toBeLessThanOrEqual(1);
    expect(slips().at(-1)).toBe('A002');
  });

  it('a stranger with another token lends nothing', async () => {
    await agent.end('SIGTERM');
    const wire = lend();
    wire.start();
    const { attempts } = server;
    agent.start('some-other-token');
    await until(() => server.attempts > attempts, 'it was turned away');
    expect(wire.up).toBe(false);
    expect(server.lent.connectedAgents()).toEqual([]);
    await wire.stop();
  });

  it('a second agent with the same token waits until the first is gone, and takes nothing from it', async () => {
    const printer = openPrinter();
    await until(() => printer.condition === 'ok', 'ok');
    let changes = 0;
    printer.onChange(() => {
      changes += 1;
    });
    const second = new AgentProcess(cable.port, join(folder, 'second'));
    const { attempts } = server;
    second.start();
    try {
      await until(() => server.attempts > attempts, 'it was turned away');
      expect(changes).toBe(0);
      expect(far.connections).toBe(1);
      expect(await printOn(printer, 'A001')).toBe('printed');
      await agent.end('SIGTERM');
      await until(() => server.lent.connectedAgents().length === 1 && printer.condition === 'ok', 'the second');
      expect(await printOn(printer, 'A002')).toBe('printed');
      expect(slips()).toEqual(['A001', 'A002']);
    } finally {
      await second.end('SIGTERM');
    }
  });

  it.each([
    [
      'a folder that cannot be written',
      ['--server', 'http://127.0.0.1:1', '--data', '/dev/null/x'],
      /^The folder .+\.$/,
    ],
    ['an address that is not of the web', ['--server', 'ftp://127.0.0.1', '--data', 'x'], /^Usage: /],
  ])('%s is told in words', (_what, words, sentence) => {
    const program = join(projectRoot, 'build/server/commands/agent-command.js');
    const { status, stderr } = spawnSync(process.execPath, [program, '--token', token, ...words], { cwd: folder });
    expect(status).toBe(1);
    expect(String(stderr).split('\n')[0]).toMatch(sentence);
  });

  it('a hundred slips over a cable that is cut again and again: none twice, none claimed in vain', async () => {
    const printer = openPrinter();
    await until(() => printer.condition === 'ok', 'ok');
    far.speed = 20_000;
    let over = false;
    const cutting = (async () => {
      for (let i = 0; !over; i += 1) {
        // Counted in bytes and not in time: a slow machine gets as far between two cuts as a fast one.
        const enough = far.received + 50 + ((i * 137) % 2_000);
        await until(() => far.received >= enough || over, 'the printer gets more');
        cable.cut();
        if (i % 3 > 0) await until(() => server.lent.connectedAgents().length === 0, 'the cut is noticed');
        cable.mend();
      }
    })();
    const states = new Map<string, unknown>();
    for (let i = 1; i <= 100; i += 1) {
      const name = `A${String(i).padStart(3, '0')}`;
      states.set(name, await printOn(printer, name));
    }
    over = true;
    await cutting;
    expect(await printOn(printer, 'A101')).toBe('printed');
    const out = slips();
    expect(new Set(out).size).toBe(out.length);
    const claimed = [...states].filter(([, state]) => state === 'printed').map(([name]) => name);
    expect(claimed.filter(name => !out.includes(name))).toEqual([]);
    expect(claimed.length).toBeGreaterThan(50);
  });
});
