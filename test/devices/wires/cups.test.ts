// The last resort: bytes handed to the program `lp`. A stand-in for the program writes down what it was given.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../server/runtime/log.ts';
import { createLocalTransport } from '../../../server/transport/local-transport.ts';
import type { Transport } from '../../../server/transport/transport.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';

const log = createLog('silent');
const usualPath = process.env.PATH;
let folder: string;
let wire: Transport;

function program(name: string, body: string): void {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-cups-'));
  process.env.PATH = `${folder}:${usualPath}`;
  program('lpstat', 'echo "printer $2 is idle.  enabled since today"');
  program('lp', `echo "$@" > ${folder}/words; cat > ${folder}/job`);
  wire = createLocalTransport({ kind: 'cups', queue: 'phieu' }, log);
});
afterEach(async () => {
  await wire.stop();
  process.env.PATH = usualPath;
  rmSync(folder, { recursive: true, force: true });
});

describe('a CUPS wire', () => {
  it('gives a slip to the raw queue byte for byte', async () => {
    wire.start();
    await until(() => wire.up, 'up');
    const slip = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256));
    await wire.write(slip, 60_000);
    expect(readFileSync(join(folder, 'job')).equals(slip)).toBe(true);
    expect(readFileSync(join(folder, 'words'), 'utf8').trim()).toBe('-d phieu -o raw');
  });

  it('is down while the queue is stopped, since CUPS would take slips and print none', async () => {
    program('lpstat', 'echo "printer $2 disabled since today"');
    wire.start();
    await letTimePass(300, 'a queue that is at work is up by now');
    expect(wire.up).toBe(false);
    expect(existsSync(join(folder, 'job'))).toBe(false);
  });

  it('cannot say what became of a slip when lp fails or hangs', async () => {
    program('lp', 'cat > /dev/null; echo "no such queue" >&2; exit 1');
    wire.start();
    await until(() => wire.up, 'up');
    await expect(wire.write(Buffer.from('a'), 60_000)).rejects.toMatchObject({ taken: 'unsure' });
    program('lp', 'exec sleep 20');
    await until(() => wire.up, 'up again');
    await expect(wire.write(Buffer.from('a'), 300)).rejects.toMatchObject({ reason: 'timed-out' });
  });
});
