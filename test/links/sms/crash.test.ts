// A server that is killed: what was told to nobody is told, what waited goes out once, what was under way never again.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { caller, exampleSiteFile, expectDone } from '../../fakes/office.ts';
import { type ServerProcess, startServer } from '../../fakes/server-process.ts';
import { letTimePass } from '../../fakes/waiting.ts';
import { type Gateway, startGateway } from './gateway.ts';

let dir: string;
let gateway: Gateway;
let server: ServerProcess | null = null;
const dataDir = () => join(dir, 'data');
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'motcua-crash-'));
  mkdirSync(dataDir());
  gateway = await startGateway();
});
afterEach(async () => {
  await server?.end('SIGKILL');
  await gateway.close();
  rmSync(dir, { recursive: true, force: true });
});

/** By night too: this office sleeps at no hour. */
async function start(sms: object): Promise<void> {
  const file = join(dir, 'office.json');
  writeFileSync(file, JSON.stringify({ ...exampleSiteFile(), sms: { ...gateway.setting({ quiet: [] }), ...sms } }));
  server = await startServer({ SITE: file, DATA_DIR: dataDir() });
}
async function kill(): Promise<void> {
  await server?.end('SIGKILL');
  server = null;
}

async function receive(): Promise<string> {
  const call = caller(server?.url ?? '');
  const { token } = expectDone(await call('staff.sign-in', { name: 'can-bo-1', pin: '1234' }));
  const { items } = expectDone(await call('procedure.search', { text: '1.014881' }));
  const applicant = { name: 'Ai', phone: '0901234567' };
  // A date by hand: this test runs in any year.
  const dueAt = Date.now() + 3 * 86_400_000;
  const input = { procedureId: items[0]?.id ?? '', applicant, smsConsent: true, dueAt };
  return expectDone(await call('dossier.receive', input, token)).code;
}

function database<T>(work: (db: Database.Database) => T): T {
  const db = new Database(join(dataDir(), 'motcua.db'));
  const done = work(db);
  db.close();
  return done;
}
const ends = () => database(db => db.prepare('SELECT state, reason, phone FROM sms_queue ORDER BY seq').all());

it('killed in the middle of a message: it is never sent again, and nothing of the number is left', async () => {
  gateway.mood = 'holds';
  await start({});
  await receive();
  await gateway.untilCount(1);
  await kill();
  expect(ends()).toEqual([{ state: 'sending', reason: null, phone: '+84901234567' }]);
  gateway.mood = 'well';
  await start({});
  const second = await receive();
  await gateway.untilCount(2);
  await letTimePass(1_500, 'the queue is looked at every second, and must not send the first again');
  expect(gateway.messages.length).toBe(2);
  expect(gateway.messages[1]?.text).toContain(second);
  await expect.poll(ends).toEqual([
    { state: 'unknown', reason: 'interrupted', phone: null },
    { state: 'sent', reason: null, phone: null },
  ]);
});

it('killed before a message was noted: it is noted at the next start, once', async () => {
  gateway.mood = 'busy';
  await start({});
  const code = await receive();
  await kill();
  // As if the power had gone between the dossier and its message.
  database(db => {
    db.exec('DELETE FROM sms_queue');
    db.exec('UPDATE sms_place SET seq = 0');
  });
  gateway.mood = 'well';
  await start({});
  await gateway.untilCount(1);
  expect(gateway.messages[0]?.text).toContain(code);
  await kill();
  await start({});
  await letTimePass(1_500, 'the queue is looked at every second, and must not send it again');
  expect(gateway.messages.length).toBe(1);
});
