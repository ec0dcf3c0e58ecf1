// One slip at a time at a real TCP printer that misbehaves: what is said of it must be true.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEscposPrinter } from '../../../server/devices/printer/drivers/escpos/index.ts';
import type { PrinterDriver, PrinterWatch } from '../../../server/devices/printer/printer.ts';
import type { PrinterProfile } from '../../../server/devices/printer/printer-profile.ts';
import { createLog } from '../../../server/runtime/log.ts';
import { createLocalTransport } from '../../../server/transport/local-transport.ts';
import { encodePlain, makeProfile, plainSlip, readPlain } from '../../fakes/plain-slips.ts';
import { TcpPrinter, type TcpPrinterOptions } from '../../fakes/tcp-printer.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';

const log = createLog('silent');
let far: TcpPrinter;
let near: PrinterDriver & PrinterWatch;

async function begin(
  options: TcpPrinterOptions = {},
  profile: PrinterProfile = makeProfile(),
  hurry: { answerMs?: number; confirmMs?: number } = {},
): Promise<void> {
  far = new TcpPrinter(options);
  await far.switchOn();
  const parts = {
    id: 'may-in',
    profile,
    transport: createLocalTransport({ kind: 'tcp', host: '127.0.0.1', port: far.port }, log),
    bytesPerSecond: 60_000,
    log,
    // Long enough for a busy machine: only who says nothing at all is called silent.
    timing: { upMs: 2_000, answerMs: 1_000, confirmMs: 2_000, sendMs: 4_000, pollMs: 100, ...hurry },
  };
  near = createEscposPrinter(parts, encodePlain);
  near.start(false);
}

const slips = () => far.paper.map(slip => readPlain(slip.text));
const print = (name: string) => near.print(plainSlip(name)).catch(fault => fault);

beforeEach(() => begin());
afterEach(async () => {
  await near.stop();
  await far.switchOff();
});
const again = async (
  options: TcpPrinterOptions,
  profile?: PrinterProfile,
  hurry?: { answerMs?: number; confirmMs?: number },
) => {
  await near.stop();
  await far.switchOff();
  await begin(options, profile, hurry);
};

describe('a printer on the network', () => {
  it('confirms a slip, and only then it is printed', async () => {
    expect(await print('A001')).toBe('printed');
    expect(slips()).toEqual(['A001']);
    expect(near.condition).toBe('ok');
  });

  it('is not waited for when it has never said a word, whatever its profile promises: others stand in line', async () => {
    await again({ answers: false }, makeProfile(), { answerMs: 150, confirmMs: 600_000 });
    expect(await Promise.all(['A001', 'A002', 'A003'].map(print))).toEqual(Array(3).fill('unknown'));
    expect(slips()).toEqual(['A001', 'A002', 'A003']);
  });

  it('prints slips one after the other, in the order they were given', async () => {
    far.speed = 20_000;
    const states = await Promise.all(['A001', 'A002', 'A003', 'A004'].map(print));
    expect(states).toEqual(Array(4).fill('printed'));
    expect(slips()).toEqual(['A001', 'A002', 'A003', 'A004']);
  });

  it('says that it has no paper: nothing is sent, another printer may take the slip', async () => {
    far.break('paper-out');
    await until(() => near.condition === 'paper-out', 'known');
    expect(await print('A001')).toMatchObject({ reason: 'paper-out', sent: false });
    far.mend();
    expect(await print('A002')).toBe('printed');
    expect(slips()).toEqual(['A002']);
  });

  for (const fault of ['paper-out', 'cover-open', 'cutter'] as const)
    it(`has the fault "${fault}" in the middle: failed, and the rest never comes out later`, async () => {
      far.breakAfter(150, fault);
      far.speed = 2_000;
      expect(await print('A001')).toMatchObject({ reason: fault, sent: true });
      far.mend();
      far.speed = 1_000_000;
      expect(await print('A002')).toBe('printed');
      // Whatever was still on its way would come out before this one.
      expect(await print('A003')).toBe('printed');
      expect(slips().filter(name => name !== null)).toEqual(['A002', 'A003']);
    });

  it('cannot clear its buffer: half a slip may come out, and the next one is whole all the same', async () => {
    await again({ clears: false });
    far.breakAfter(150, 'paper-out');
    expect(await print('A001')).toMatchObject({ reason: 'paper-out', sent: true });
    far.mend();
    expect(await print('A002')).toBe('printed');
    expect(slips()).toContain('A002');
  });

  it('never answers: everything is sent, and nobody claims that it is out', async () => {
    await again({ answers: false }, makeProfile(), { answerMs: 150 });
    expect(await print('A001')).toBe('unknown');
    await until(() => slips().length === 1, 'paper');
    expect(near.condition).toBe('unknown');
  });

  it('answers questions but never confirms: unknown', async () => {
    await again({ confirms: false }, makeProfile(), { confirmMs: 500 });
    expect(await print('A001')).toBe('unknown');
    expect(near.condition).toBe('ok');
  });

  it('answers too late: unknown, and the late word is not taken for the next slip', async () => {
    expect(await print('A001')).toBe('printed');
    far.answersAfterMs = 2_500;
    expect(await print('A002')).not.toBe('printed');
    far.answersAfterMs = 0;
    far.breakAfter(1, 'paper-out');
    expect(await print('A003')).not.toBe('printed');
  });

  it('is slow but at work: it is waited for', async () => {
    far.speed = 1_500;
    expect(await print('A001')).toBe('printed');
  });

  it('hangs up in the middle: not printed, and the next slip is whole', async () => {
    far.speed = 2_000;
    far.hangUpAfter(100);
    expect(await print('A001')).not.toBe('printed');
    far.speed = 1_000_000;
    expect(await print('A002')).toBe('printed');
    expect(slips().at(-1)).toBe('A002');
  });

  it('is switched off and on again: offline is known, nothing is printed later', async () => {
    expect(await print('A001')).toBe('printed');
    await far.switchOff();
    await until(() => near.condition === 'offline', 'offline');
    expect(await print('A002')).toMatchObject({ reason: 'offline', sent: false });
    await far.switchOn();
    await until(() => near.condition === 'ok', 'ok again');
    expect(await print('A003')).toBe('printed');
    expect(slips()).toEqual(['A001', 'A003']);
  });

  it('is gone without a word (half open): noticed before the slip, which is not sent into nothing', async () => {
    expect(await print('A001')).toBe('printed');
    far.silent(true);
    expect(await print('A002')).toMatchObject({ reason: 'offline', sent: false });
    await until(() => near.condition === 'offline' || near.condition === 'unknown', 'not ok');
    far.silent(false);
    await until(() => near.condition === 'ok', 'ok again');
    expect(await print('A003')).toBe('printed');
    expect(slips()).toEqual(['A001', 'A003']);
  });

  it('has one connection that another computer holds: offline or unknown, never ok', async () => {
    await near.stop();
    const other = createLocalTransport({ kind: 'tcp', host: '127.0.0.1', port: far.port }, log);
    other.start();
    await until(() => other.up, 'the other one');
    const { connections } = far;
    near.start(false);
    await until(() => far.connections > connections, 'the printer keeps the second one waiting');
    await letTimePass(400, 'an answer would come in this time');
    expect(near.condition).not.toBe('ok');
    await other.stop();
    far.hangUp();
  });

  it('tells that paper is near its end, and prints', async () => {
    far.nearEnd = true;
    await until(() => near.condition === 'paper-near-end', 'near end');
    expect(await print('A001')).toBe('printed');
  });

  it('without a sensor near its end says nothing of it', async () => {
    await again({}, makeProfile({ paper: { rollMetres: 80, nearEndSensor: false } }));
    far.nearEnd = true;
    await until(() => near.condition !== 'unknown', 'an answer');
    expect(near.condition).toBe('ok');
  });

  it('counts the paper of each slip', async () => {
    const used: number[] = [];
    near.onPaper(mm => used.push(mm));
    await print('A001');
    expect(used).toEqual([40]);
  });
});
