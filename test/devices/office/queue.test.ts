// A printer behind a queue of CUPS, in the real server: each write is a print job, so nothing but slips may be written, whatever
// the model could answer on a better wire.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startServer } from '../../fakes/server-process.ts';
import { letTimePass, until } from '../../fakes/waiting.ts';
import { pairKiosks, takeNumber, writeOffice } from './kiosks.ts';

const dir = mkdtempSync(join(tmpdir(), 'motcua-queue-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('one number is one print job, and asking how the printer is makes none', async () => {
  const bin = join(dir, 'bin');
  mkdirSync(bin);
  const jobs = join(dir, 'jobs');
  writeFileSync(join(bin, 'lp'), `#!/bin/sh\nwc -c >> ${jobs}\n`);
  writeFileSync(join(bin, 'lpstat'), '#!/bin/sh\necho "printer may-in is idle. enabled"\n');
  for (const program of ['lp', 'lpstat']) chmodSync(join(bin, program), 0o755);
  const printers = [{ id: 'may-in-1', profile: 'epson-tm-t82', wire: { kind: 'cups', queue: 'may-in' } }];
  const server = await startServer({
    HOST: '127.0.0.1',
    DATA_DIR: join(dir, 'data'),
    SITE: writeOffice(dir, { printers }),
    PATH: `${bin}:${process.env.PATH}`,
  });
  try {
    const [kiosk = ''] = await pairKiosks(server.url, ['kiosk-1']);
    await letTimePass(6_000, 'it is five seconds from one look at a printer to the next');
    expect(existsSync(jobs)).toBe(false);
    const sizes = () => (existsSync(jobs) ? readFileSync(jobs, 'utf8').trim().split('\n').map(Number) : []);
    await takeNumber(server.url, kiosk);
    await until(() => sizes().length > 0, 'the first slip is in the queue');
    await takeNumber(server.url, kiosk);
    await until(() => sizes().length > 1, 'the second slip is in the queue');
    // A second job of the first slip would stand between the two.
    expect(sizes()).toHaveLength(2);
    for (const size of sizes()) expect(size).toBeGreaterThan(10_000);
  } finally {
    await server.end('SIGTERM');
  }
});
