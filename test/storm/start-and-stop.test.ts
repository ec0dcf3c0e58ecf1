// The server as a program: what it prints, what it logs, how it answers for its health, and how it stops with nothing half done.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { caller, exampleKiosk, exampleSiteFile, expectDone, type Got, watchAs } from '../fakes/office.ts';
import { type ServerProcess, startServer } from '../fakes/server-process.ts';
import { until } from '../fakes/waiting.ts';
import { readEvidence } from './evidence.ts';

const dir = mkdtempSync(join(tmpdir(), 'motcua-start-'));
let server: ServerProcess | null = null;
let folders = 0;
const newFolder = () => join(dir, String(folders++));
afterEach(async () => {
  await server?.end('SIGKILL');
  server = null;
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function start(env: Record<string, string> = {}): Promise<ServerProcess> {
  server = await startServer({ DATA_DIR: newFolder(), ...env });
  return server;
}
const issueAt = (url: string, key: string | null = null) =>
  caller(url)('ticket.issue', { serviceId: 'ho-tich', priority: null, language: 'vi' }, exampleKiosk, key);

/** Stops it as the system does at shutdown; the answer is its exit code. `npm run bench` measures how long that takes. */
const stop = async () => server?.end('SIGTERM');

describe('the program', () => {
  it('prints the addresses of all screens, and each of them answers', async () => {
    const { url, output } = await start({ LOG_LEVEL: 'silent' });
    const printed = output().match(/http:\/\/\S+/g) ?? [];
    const screens = exampleSiteFile().screens as { id: string }[];
    const expected = ['/kiosk', '/counter', '/pretend-printer', ...screens.map(({ id }) => `/display?screen=${id}`)];
    expect(printed).toEqual(expect.arrayContaining(expected.map(path => `${url}${path}`)));
    for (const address of [url, ...printed]) {
      const response = await fetch(address);
      expect([address, response.status]).toEqual([address, 200]);
      await response.text();
    }
  });

  it('logs JSON lines on standard error, and nothing else', async () => {
    const { url, errors } = await start({ LOG_LEVEL: 'info' });
    await issueAt(url);
    await stop();
    const lines = errors().split('\n').slice(0, -1);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({
        level: expect.any(Number),
        at: expect.any(Number),
        msg: expect.any(String),
      });
  });

  it('tells its health part by part', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/health`);
    const health = (await response.json()) as { parts: Record<string, unknown> };
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(health).toEqual({
      ok: true,
      build: expect.any(String),
      uptimeMs: expect.any(Number),
      parts: expect.any(Object),
    });
    expect(Object.keys(health.parts)).toEqual(expect.arrayContaining(['store', 'web', 'printer']));
    for (const part of Object.values(health.parts))
      expect(part).toEqual({ ok: true, since: expect.any(Number), message: null });
  });

  it('started again on the same data knows every ticket and goes on with the numbers', async () => {
    const env = { DATA_DIR: newFolder() };
    const first = await start(env);
    const given = expectDone(await issueAt(first.url));
    expect(await stop()).toBe(0);
    const second = await start(env);
    const token = given.trackUrl.split('/').at(-1) ?? '';
    expect(await caller(second.url)('ticket.find', { token })).toMatchObject({
      ok: true,
      value: { number: 'A001', state: 'waiting', ahead: 0 },
    });
    expect(expectDone(await issueAt(second.url))).toMatchObject({ number: 'A002', ahead: 1 });
  });
});

describe('asked to stop', () => {
  it('an idle office with screens on the wall ends with code 0', async () => {
    const { url, errors } = await start();
    const screens = await Promise.all(['hall', 'quay-1'].map(id => watchAs(url, 'display', id, exampleKiosk)));
    expect(await stop()).toBe(0);
    expect(errors()).toBe('');
    for (const screen of screens) screen.close();
  });

  it('in the middle of a rush too, and every number it has answered is kept', async () => {
    const folder = newFolder();
    const { url, errors } = await start({ DATA_DIR: folder });
    const screen = await watchAs(url, 'display', 'hall', exampleKiosk);
    const answered: Got<'ticket.issue'>[] = [];
    let open = true;
    const kiosks = Array.from({ length: 8 }, async (_, kiosk) => {
      for (let i = 0; open; i++) {
        const got = await issueAt(url, `${kiosk}-${i}`).catch(() => null);
        if (got === null) break;
        answered.push(got);
      }
    });
    const signIn = caller(url)('staff.sign-in', { name: 'can-bo-1', pin: '1234' }).catch(() => null);
    await until(() => answered.length >= 50, 'fifty numbers are given');
    const code = await stop();
    open = false;
    await Promise.all([...kiosks, signIn]);
    screen.close();
    expect(code).toBe(0);
    expect(errors()).toBe('');
    const { tickets, integrity } = readEvidence(folder);
    expect(integrity).toBe('ok');
    const kept = new Set(tickets.map(ticket => `${ticket.ticketId} ${ticket.number}`));
    const values = answered.map(got => expectDone(got));
    expect(values.filter(({ ticketId, number }) => !kept.has(`${ticketId} ${number}`))).toEqual([]);
  });

  it('with Ctrl+C as well', async () => {
    const running = await start();
    expect(await running.end('SIGINT')).toBe(0);
  });
});
