// Real serialport on real ptys: the cable is pulled in the middle and put back.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../server/runtime/log.ts';
import { createLocalTransport } from '../../../server/transport/local-transport.ts';
import type { Transport } from '../../../server/transport/transport.ts';
import { waitForExit } from '../../fakes/exit.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';

const log = createLog('silent');
let folder: string;
let cable: ChildProcess | null = null;
const wires: Transport[] = [];

async function plug(): Promise<void> {
  cable = spawn('socat', [`pty,raw,echo=0,link=${folder}/ours`, `pty,raw,echo=0,link=${folder}/theirs`]);
  await until(() => existsSync(`${folder}/ours`) && existsSync(`${folder}/theirs`), 'the ptys');
}

async function pull(): Promise<void> {
  const old = cable;
  cable = null;
  if (old === null) return;
  old.kill('SIGTERM');
  await waitForExit(old);
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
    await until(() => ours.up && theirs.up, 'both up');
    const all = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    await ours.write(all, 60_000);
    await theirs.write(Buffer.from([0x12, 0x7e]), 60_000);
    await until(() => atThem().length === 256 && atUs().length === 2, 'the bytes');
    expect(Buffer.from(atThem(), 'latin1')).toEqual(all);
    expect(atUs()).toBe('\x12\x7e');
  });

  it('is found again after the cable was pulled in the middle of a write', async () => {
    await plug();
    const ours = open('ours');
    await until(() => ours.up, 'up');
    // Nobody reads at the other end, so the line fills and the write hangs.
    const long = ours.write(Buffer.alloc(500_000, 'x'), 60_000).catch(error => error);
    await letTimePass(100, 'the line fills up');
    await pull();
    await until(() => !ours.up, 'down');
    expect(await long).toMatchObject({ name: 'TransportError', taken: 'part' });
    await plug();
    await until(() => ours.up, 'up again');
    const theirs = open('theirs');
    const atThem = listenTo(theirs);
    await until(() => theirs.up, 'the other end');
    await ours.write(Buffer.from('latest'), 60_000);
    await until(() => atThem() === 'latest', 'only the new bytes');
  });

  it('costs nothing while unplugged', async () => {
    await plug();
    const ours = open('ours');
    await until(() => ours.up, 'up');
    await pull();
    await until(() => !ours.up, 'down');
    const before = process.cpuUsage();
    await letTimePass(1_000, 'the computing time of one second is measured');
    const used = process.cpuUsage(before);
    expect((used.user + used.system) / 1_000).toBeLessThan(200);
  });

  it('gives up at the deadline when the other end takes nothing', async () => {
    await plug();
    const ours = open('ours');
    await until(() => ours.up, 'up');
    await expect(ours.write(Buffer.alloc(500_000), 300)).rejects.toMatchObject({ reason: 'timed-out', taken: 'part' });
    await until(() => ours.up, 'up again');
  });
});
