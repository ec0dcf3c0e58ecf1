// What only this office has lies in a folder outside the project: a model of printer is one JSON file, a protocol of boards one
// folder, and the real server works with both. An update of the project cannot lose them.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { projectRoot } from '../../../server/config/paths.ts';
import { caller, expectDone } from '../../fakes/office.ts';
import { startServer } from '../../fakes/server-process.ts';
import { TcpPrinter } from '../../fakes/tcp-printer.ts';
import { until } from '../../fakes/waiting.ts';
import { pairKiosks, takeNumber, writeOffice } from './kiosks.ts';

const dir = mkdtempSync(join(tmpdir(), 'motcua-own-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('prints on a model and shows on a protocol that the project does not know', async () => {
  const own = join(dir, 'devices');
  for (const folder of ['printers', 'boards', 'board-drivers/telex']) mkdirSync(join(own, folder), { recursive: true });
  const generic = JSON.parse(readFileSync(join(projectRoot, 'firmware-config/printers/generic-80.json'), 'utf8'));
  // Known by what it does and no other model here does: bands of 200 rows, and it confirms.
  const model = { ...generic, maker: 'Antech', model: 'A200', maxBandRows: 200, printComplete: 'gs-paren-h' };
  writeFileSync(join(own, 'printers/antech-a200.json'), JSON.stringify(model));
  const board = { name: 'Telex', evidence: 'documents', rows: 1, columns: 6, why: ['A test.'] };
  writeFileSync(join(own, 'boards/telex.json'), JSON.stringify({ ...board, driver: 'telex', options: { bell: true } }));
  writeFileSync(
    join(own, 'board-drivers/telex/index.mjs'),
    `export const protocol = ({ z, defineProtocol }) =>
      defineProtocol({
        name: 'telex',
        options: z.strictObject({ bell: z.boolean() }),
        openOwnWire: null,
        create: (_shape, { bell }) => ({
          blinksByItself: true, gapMs: 0, answerMs: 0, addresses: { from: 1, to: 9 },
          encode: (address, { lines }) => [{ bytes: Buffer.from((bell ? '!' : '') + address + lines.join() + ';'), readAnswer: null }],
        }),
      });`,
  );

  const printer = new TcpPrinter();
  await printer.switchOn();
  let shown = '';
  const wall = createServer(socket => {
    socket.on('error', () => {});
    socket.on('data', bytes => {
      shown += bytes.toString();
    });
  });
  await new Promise<void>(resolve => wall.listen(0, '127.0.0.1', resolve));
  const tcp = (port: number) => ({ kind: 'tcp', host: '127.0.0.1', port });
  const wallPort = (wall.address() as { port: number }).port;
  const site = writeOffice(dir, {
    printers: [{ id: 'may-in-1', profile: 'antech-a200', wire: tcp(printer.port) }],
    boards: [{ id: 'led-1', profile: 'telex', wire: tcp(wallPort), address: 3, counterId: 'quay-1' }],
  });
  const server = await startServer({
    HOST: '127.0.0.1',
    DATA_DIR: join(dir, 'data'),
    DEVICES_DIR: own,
    SITE: site,
  });
  try {
    const [kiosk = ''] = await pairKiosks(server.url, ['kiosk-1']);
    const number = await takeNumber(server.url, kiosk);
    await until(() => printer.paper.length === 1, 'the slip is on paper');
    expect(printer.paper[0]?.dots).toBeGreaterThan(400);

    const call = caller(server.url);
    const { token } = expectDone(await call('staff.sign-in', { name: 'can-bo-1', pin: '1234' }));
    expectDone(await call('counter.open', { counterId: 'quay-1' }, token));
    expectDone(await call('ticket.call-next', { counterId: 'quay-1' }, token));
    await until(() => shown.includes(`!3${number};`), 'the number is on the board');
  } finally {
    await server.end('SIGTERM');
    await printer.switchOff();
    await new Promise(resolve => wall.close(resolve));
  }
});
