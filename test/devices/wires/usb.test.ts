// What stands in /dev/usb: four printers that take nothing must not slow the server, its files or its name look-ups.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { closeSync, constants, existsSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../server/runtime/log.ts';
import { createLocalTransport } from '../../../server/transport/local-transport.ts';
import type { Transport } from '../../../server/transport/transport.ts';
import { startOffice } from '../../fakes/office.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';

const log = createLog('silent');
let folder: string;
const wires: Transport[] = [];
const readers: number[] = [];
const children: ChildProcess[] = [];

function makeFifo(name: string): { path: string; reader: number } {
  const path = join(folder, name);
  execFileSync('mkfifo', [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  readers.push(reader);
  return { path, reader };
}

function open(path: string): Transport {
  const wire = createLocalTransport({ kind: 'usb', path }, log);
  wires.push(wire);
  wire.start();
  return wire;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-usb-'));
});
afterEach(async () => {
  for (const wire of wires.splice(0)) await wire.stop();
  for (const reader of readers.splice(0)) closeSync(reader);
  for (const child of children.splice(0)) child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

describe('a USB wire', () => {
  it('four printers stalled at once: health, files and names answer as ever', async () => {
    const office = await startOffice();
    try {
      const stalled = ['lp0', 'lp1', 'lp2', 'lp3'].map(name => open(makeFifo(name).path));
      await until(() => stalled.every(wire => wire.up), 'all up');
      let ended = 0;
      const writes = stalled.map(wire =>
        wire
          .write(Buffer.alloc(200_000), 60_000)
          .catch(error => error)
          .finally(() => (ended += 1)),
      );
      for (let i = 0; i < 20; i += 1) {
        await Promise.all([fetch(`${office.url}/health`).then(got => got.json()), readFile('/etc/hostname')]);
        await lookup('localhost');
      }
      // Had they shared what the printers hold up, they would have waited for the writes.
      expect(ended).toBe(0);
      await Promise.all(stalled.map(wire => wire.stop()));
      for (const fault of await Promise.all(writes)) expect(fault).toMatchObject({ reason: 'closed', taken: 'part' });
    } finally {
      await office.stop();
    }
  });

  it('a printer that goes on later gets all bytes in order', async () => {
    const { path, reader } = makeFifo('lp0');
    const wire = open(path);
    await until(() => wire.up, 'up');
    const slip = Buffer.from(Array.from({ length: 150_000 }, (_, i) => i % 251));
    const writing = wire.write(slip, 60_000);
    await letTimePass(100, 'the printer is off, so that the line fills up');
    let got = Buffer.alloc(0);
    await until(() => {
      const some = Buffer.alloc(20_000);
      try {
        got = Buffer.concat([got, some.subarray(0, readSync(reader, some))]);
      } catch {
        // Nothing there yet.
      }
      return got.length >= slip.length;
    }, 'the printer has all');
    await writing;
    expect(got.equals(slip)).toBe(true);
  });

  it('hears a printer that answers', async () => {
    const child = spawn('socat', [`pty,raw,echo=0,link=${folder}/lp0`, 'exec:cat']);
    children.push(child);
    await until(() => existsSync(`${folder}/lp0`), 'the pty');
    const wire = open(join(folder, 'lp0'));
    let heard = Buffer.alloc(0);
    wire.onBytes(bytes => {
      heard = Buffer.concat([heard, bytes]);
    });
    await until(() => wire.up, 'up');
    await wire.write(Buffer.from([0x10, 0x04, 0x01]), 60_000);
    await until(() => heard.length === 3, 'the echo');
    child.kill('SIGTERM');
    await until(() => !wire.up, 'unplugged is noticed');
  });

  it('a printer without a way back is missed by its name, and found when it is plugged in again', async () => {
    const { path } = makeFifo('lp0');
    const wire = open(path);
    await until(() => wire.up, 'up');
    rmSync(path);
    await until(() => !wire.up, 'down');
    makeFifo('lp0');
    await until(() => wire.up, 'up again');
  });

  it('never writes into an ordinary file', async () => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'dear diary');
    const wire = open(path);
    await letTimePass(300, 'a device is up by now');
    expect(wire.up).toBe(false);
    expect((await readFile(path)).toString()).toBe('dear diary');
  });
});
