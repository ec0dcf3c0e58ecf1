// Real serialport on real ptys: the cable is pulled in the middle and put back.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../server/runtime/log.ts';
import { createLocalTransport } from '../../../server/transport/local-transport.ts';
import type { Transport } from '../../../server/transport/transport.ts';
import { until } from './until.ts';

const log = createLog('silent');
let folder: string;
let cable: ChildProcess | null = null;
const wires: Transport[] = [];

async function plug(): Promise<void> {
  cable = spawn('socat', [`pty,raw,echo=0,link=${folder}/ours`, `pty,raw,echo=0,link=${folder}/theirs`]);
  await until(() => existsSync(`${folder}/ours`) && existsSync(`${folder}/theirs`), 3_000, 'the ptys');
}

async function pull(): Promise<void> {
  const old = cable;
  cable = null;
  if (old === null) return;
  const gone = new Promise(resolve => old.once('exit', resolve));
  old.kill('SIGTERM');
  await gone;
}

function open(name: string): Transport {
  const wire = createLocalTransport(
    {
      kind: 'serial',
      path: `${folder}/${name}`,
      baud: 115_200,
      dataBits: 8,
      parity: 'none',
      stopBits: 1,
      rtscts: false,
    },
    log,
  );
  wires.push(wire);
  wire.start();
  return wire;
}

function listenTo(wire: Transport): () => string {
  let heard = '';
  wire.onBytes(bytes => {
    heard += Buffer.from(bytes).toString('latin1');
  });
  return () => heard;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-serial-'));
});
afterEach(async () => {
  for (const wire of wires.splice(0)) await wire.stop();
  await pull();
  rmSync(folder, { recursive: true, force: true });
});

describe('a serial wire', () => {
  it('carries every byte value both ways', async () => {
    await plug();
    const [ours, theirs] = [open('ours'), open('theirs')];
    const [atUs, atThem] = [listenTo(ours), listenTo(theirs)];
    await until(() => ours.up && theirs.up, 5_000, 'both up');
    const all = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    await ours.write(all, 1_000);
    await theirs.write(Buffer.from([0x12, 0x7e]), 1_000);
    await until(() => atThem().length === 256 && atUs().length === 2, 2_000, 'the bytes');
    expect(Buffer.from(atThem(), 'latin1')).toEqual(all);
    expect(atUs()).toBe('\x12\x7e');
  });

  it('is found again after the cable was pulled in the middle of a write', async () => {
    await plug();
    const ours = open('ours');
    await until(() => ours.up, 5_000, 'up');
    // Nobody reads at the other end, so the line fills and the write hangs.
    const long = ours.write(Buffer.alloc(500_000, 'x'), 20_000).catch(error => error);
    await new Promise(resolve => setTimeout(resolve, 100));
    await pull();
    await until(() => !ours.up, 3_000, 'down');
    expect(await long).toMatchObject({ name: 'WireFault', taken: 'part' });
    await plug();
    await until(() => ours.up, 8_000, 'up again');
    const theirs = open('theirs');
    const atThem = listenTo(theirs);
    await until(() => theirs.up, 5_000, 'the other end');
    await ours.write(Buffer.from('latest'), 1_000);
    await until(() => atThem() === 'latest', 2_000, 'only the new bytes');
  });

  it('costs nothing while unplugged', async () => {
    await plug();
    const ours = open('ours');
    await until(() => ours.up, 5_000, 'up');
    await pull();
    await until(() => !ours.up, 3_000, 'down');
    const before = process.cpuUsage();
    await new Promise(resolve => setTimeout(resolve, 1_000));
    const used = process.cpuUsage(before);
    expect((used.user + used.system) / 1_000).toBeLessThan(200);
  });

  it('gives up at the deadline when the other end takes nothing', async () => {
    await plug();
    const ours = open('ours');
    await until(() => ours.up, 5_000, 'up');
    const begun = performance.now();
    await expect(ours.write(Buffer.alloc(500_000), 300)).rejects.toMatchObject({ reason: 'timed-out', taken: 'part' });
    expect(performance.now() - begun).toBeLessThan(800);
    await until(() => ours.up, 5_000, 'up again');
  });
});
