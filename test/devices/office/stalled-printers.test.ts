// Four printers that take a slip and then say nothing, all at once, in the real server: nobody in the office notices but those
// who wait for paper. Measured against the same server without printers, so that a slow machine is slow on both sides.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../../fakes/server-process.ts';
import { TcpPrinter } from '../../fakes/tcp-printer.ts';
import { sleep, until } from '../wires/until.ts';
import { pairKiosks, takeNumber, writeOffice } from './kiosks.ts';

const dir = mkdtempSync(join(tmpdir(), 'motcua-stalled-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** One look as somebody in the office has it: health (asks disk and database), and a page with its files from the disk. */
const askHealth = ({ url }: ServerProcess) => timed(() => fetch(`${url}/health`, soon()).then(got => got.json()));
const openPage = ({ url }: ServerProcess) => timed(() => fetch(`${url}/kiosk`, soon()).then(got => got.text()));
const soon = () => ({ signal: AbortSignal.timeout(5_000) });

it('four stalled printers: health, numbers, pages and the fifth printer are as quick as without them', async () => {
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
  const started = await Promise.all([
    startServer({ HOST: '127.0.0.1', DATA_DIR: join(dir, 'with'), SITE: writeOffice(dir, { printers }) }),
    startServer({
      HOST: '127.0.0.1',
      DATA_DIR: join(dir, 'without'),
      SITE: writeOffice(mkdtempSync(join(dir, 'x-')), {}),
    }),
  ]);
  const [office, other] = started;
  try {
    const kiosks = await pairKiosks(office.url, names);
    const [otherKiosk = ''] = await pairKiosks(other.url, ['kiosk-1']);
    await until(() => [...stalled, well].every(printer => printer.received > 0), 10_000, 'all printers are known');

    // Each says that it is well, takes a slip slowly, and from then on says nothing at all.
    for (const printer of stalled) printer.speed = 200;
    for (const kiosk of kiosks.slice(0, 4)) await takeNumber(office.url, kiosk);
    await until(
      () => stalled.every(printer => printer.received > 5_000),
      10_000,
      'each has a slip and is stuck with it',
    );
    for (const printer of stalled) printer.silent(true);

    const look = { health: [[], []] as [number[], number[]], page: [[], []] as [number[], number[]] };
    const issue: [number[], number[]] = [[], []];
    const numbers: string[] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      for (const [side, server] of started.entries()) {
        look.health[side as 0 | 1].push(await askHealth(server));
        look.page[side as 0 | 1].push(await openPage(server));
      }
      // Slips pile up before the four; every tenth number is taken where the paper comes out.
      const kiosk = kiosks[turn % 10 === 9 ? 4 : turn % 4] ?? '';
      issue[0].push(await timed(async () => numbers.push(await takeNumber(office.url, kiosk))));
      issue[1].push(await timed(() => takeNumber(other.url, otherKiosk)));
      await sleep(10);
    }
    await until(() => well.paper.length === 4, 10_000, 'the fifth printer prints its four slips meanwhile');
    expect(stalled.every(printer => printer.paper.length === 0)).toBe(true);
    expect(new Set(numbers).size).toBe(40);

    for (const [what, [withThem, without]] of Object.entries({ ...look, issue })) {
      const allowed = Math.max(50, 2 * median(without));
      expect(median(withThem), `${what}: ${median(without).toFixed(1)} ms without`).toBeLessThan(allowed);
    }
  } finally {
    const ended = await Promise.all(started.map(server => timed(() => server.end('SIGTERM'))));
    for (const printer of [...stalled, well]) await printer.switchOff();
    // Stuck printers do not keep the office from closing.
    for (const ms of ended) expect(ms).toBeLessThan(5_000);
  }
});
