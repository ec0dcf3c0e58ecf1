// The real server process lives through a real midnight: its clock (libfaketime under it) runs over the day's end by itself,
// and is later set back. Nobody presses anything for the day to change.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { caller, exampleKiosk, expectDone, watchAs } from '../fakes/office.ts';
import { type ServerProcess, startServer } from '../fakes/server-process.ts';

const dir = mkdtempSync(join(tmpdir(), 'motcua-midnight-'));
const clockFile = join(dir, 'clock');
let server: ServerProcess | null = null;
afterEach(async () => {
  await server?.end('SIGKILL');
  server = null;
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** From now on the server's clock shows this and runs on. */
function setClock(time: string): void {
  const seconds = Math.round((Date.parse(time) - Date.now()) / 1000);
  writeFileSync(`${clockFile}.new`, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  renameSync(`${clockFile}.new`, clockFile);
}

/** What puts a clock of its own under a program. The program itself must be started, not `faketime`: that swallows signals. */
const underMovedClock = (zone: string) => ({
  LD_PRELOAD: execFileSync('faketime', ['-f', '+0', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' }).trim(),
  FAKETIME_TIMESTAMP_FILE: clockFile,
  FAKETIME_NO_CACHE: '1',
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  NO_FAKE_STAT: '1',
  TZ: zone,
});

it.each(['UTC', 'Asia/Ho_Chi_Minh'])('midnight passes over a running office, its process in %s', async zone => {
  setClock('2026-11-23T23:40:00+07:00');
  server = await startServer({ DATA_DIR: join(dir, zone.replace('/', '-')), ...underMovedClock(zone) });
  const { url } = server;
  const call = caller(url);
  const issue = async () =>
    expectDone(await call('ticket.issue', { serviceId: 'ho-tich', priority: null, language: 'vi' }, exampleKiosk));
  const openCounter = async (staff: string, counterId: string) => {
    const { token } = expectDone(await call('staff.sign-in', { name: staff, pin: '1234' }));
    expectDone(await call('counter.open', { counterId }, token));
    return token;
  };
  const next = (counterId: string, token: string) => call('ticket.call-next', { counterId }, token);
  const one = await openCounter('can-bo-1', 'quay-1');
  const two = await openCounter('can-bo-2', 'quay-2');
  const serving = await issue();
  const called = await issue();
  const waiting = await issue();
  expect([serving, called, waiting].map(ticket => ticket.day)).toEqual(Array(3).fill('2026-11-23'));
  expectDone(await next('quay-1', one));
  expectDone(await call('ticket.start', { ticketId: serving.ticketId }, one));
  expectDone(await next('quay-2', two));

  const hall = await watchAs(url, 'display', 'hall', exampleKiosk);
  const kiosk = await watchAs(url, 'kiosk', '', exampleKiosk);
  const phone = await watchAs(url, 'phone', waiting.trackUrl.split('/').at(-1) ?? '', null);
  await hall.until(view => view.waiting.some(service => service.count === 1));
  setClock('2026-11-23T23:59:58+07:00');
  await kiosk.until(view => view.day === '2026-11-24' && view.waitingTotal === 0);
  expect((await phone.until(view => view.state === 'expired')).at).toBeGreaterThanOrEqual(
    Date.parse('2026-11-24T00:00:00+07:00'),
  );
  const shown = await hall.until(view => view.now.every(counter => counter.state !== 'called'));
  expect(shown.now.map(counter => counter.number)).toEqual(['A001', null]);
  for (const screen of [hall, kiosk, phone]) screen.close();

  expectDone(await call('ticket.finish', { ticketId: serving.ticketId }, one));
  expect(await next('quay-2', two)).toMatchObject({ refusal: 'queue.empty' });
  expect(await issue()).toMatchObject({ number: 'A001', day: '2026-11-24', ahead: 0 });

  setClock('2026-11-23T23:50:00+07:00');
  expect(await issue()).toMatchObject({ number: 'A004', day: '2026-11-23' });
  expect(await next('quay-1', one)).toMatchObject({ value: { number: 'A004' } });

  setClock('2026-11-24T00:00:05+07:00');
  expect(await issue()).toMatchObject({ number: 'A002', day: '2026-11-24', ahead: 1 });
  expect(await next('quay-2', two)).toMatchObject({ value: { number: 'A001' } });
});
