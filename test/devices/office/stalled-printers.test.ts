// Four printers that take a slip and then say nothing, all at once, in the real server: nobody in the office notices but those
// who wait for paper.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startServer } from '../../fakes/server-process.ts';
import { TcpPrinter } from '../../fakes/tcp-printer.ts';
import { until } from '../../fakes/waiting.ts';
import { pairKiosks, takeNumber, writeOffice } from './kiosks.ts';

const dir = mkdtempSync(join(tmpdir(), 'motcua-stalled-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** One look as somebody in the office has it: health (asks disk and database), and a page with its files from the disk. */
async function look(url: string): Promise<void> {
  await fetch(`${url}/health`).then(answer => answer.json());
  await fetch(`${url}/kiosk`).then(answer => answer.text());
}

it('four stalled printers: health, numbers, pages and the fifth printer go on as without them', async () => {
  const stalled = Array.from({ length: 4 }, () => new TcpPrinter());
  const well = new TcpPrinter();
  for (const printer of [...stalled, well]) await printer.switchOn();
  const names = [...stalled.map((_, i) => `kiosk-${i + 1}`), 'kiosk-5'];
  const printers = [...stalled, well].map(({ port }, i) => ({
    id: `may-in-${i + 1}`,
    profile: 'epson-tm-t82',
    kiosk: names[i],
    // A name, so that each dial needs a look-up.
    wire: { kind: 'tcp', host: 'localhost', port },
  }));
  const office = await startServer({
    HOST: '127.0.0.1',
    DATA_DIR: join(dir, 'data'),
    SITE: writeOffice(dir, { printers }),
  });
  try {
    const kiosks = await pairKiosks(office.url, names);
    await until(() => [...stalled, well].every(printer => printer.received > 0), 'all printers are known');

    // Each says that it is well, takes a slip slowly, and from then on says nothing at all.
    for (const printer of stalled) printer.speed = 200;
    for (const kiosk of kiosks.slice(0, 4)) await takeNumber(office.url, kiosk);
    await until(() => stalled.every(printer => printer.received > 5_000), 'each has a slip and is stuck with it');
    for (const printer of stalled) printer.silent(true);

    const numbers: string[] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      await look(office.url);
      // Slips pile up before the four; every tenth number is taken where the paper comes out.
      numbers.push(await takeNumber(office.url, kiosks[turn % 10 === 9 ? 4 : turn % 4] ?? ''));
    }
    await until(() => well.paper.length === 4, 'the fifth printer prints its four slips meanwhile');
    expect(stalled.every(printer => printer.paper.length === 0)).toBe(true);
    expect(new Set(numbers).size).toBe(40);
  } finally {
    // Stuck printers do not keep the office from closing.
    expect(await office.end('SIGTERM')).toBe(0);
    for (const printer of [...stalled, well]) await printer.switchOff();
  }
});
