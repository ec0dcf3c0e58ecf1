// A mistake in the setup, as the person meets it who made it: one sentence that says what to do, and exit code 1.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/config/paths.ts';
import { waitForExit } from '../fakes/exit.ts';
import { exampleSiteFile } from '../fakes/office.ts';
import { findFreePort, startServer } from '../fakes/server-process.ts';
import { until } from '../fakes/waiting.ts';

const dir = mkdtempSync(join(tmpdir(), 'motcua-setup-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let folders = 0;
function newFolder(): string {
  folders += 1;
  const path = join(dir, String(folders));
  mkdirSync(path);
  return path;
}

/** Runs the server with a mistake until it gives up. */
async function runWrong(env: Record<string, string>) {
  const child = spawn(process.execPath, [join(projectRoot, 'build/server/main.js')], {
    cwd: newFolder(),
    env: { PATH: process.env.PATH ?? '', PORT: String(await findFreePort()), DATA_DIR: join(dir, 'none'), ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', chunk => {
    out += chunk;
  });
  child.stderr.on('data', chunk => {
    err += chunk;
  });
  let code: number | string | null = null;
  void waitForExit(child).then(ended => {
    code = ended;
  });
  await until(() => code !== null, 'the server gives up').finally(() => child.kill('SIGKILL'));
  const sentences = err.split('\n').filter(line => line !== '');
  return { code, out, sentences };
}

function writeSite(content: unknown): string {
  const path = join(newFolder(), 'xa-moi.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** A site of the office's own: the example without what only the example may. */
const ownSite = (changes: object) => ({ ...exampleSiteFile(), example: false, ...changes });

const noDays = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

describe('a mistake in the setup is one readable sentence and exit code 1:', () => {
  async function expectSentence(env: Record<string, string>, ...parts: (string | RegExp)[]): Promise<void> {
    const { code, out, sentences } = await runWrong(env);
    expect({ code, out, lines: sentences.length }, sentences.join('\n')).toEqual({ code: 1, out: '', lines: 1 });
    const [sentence = ''] = sentences;
    expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
    expect(sentence).not.toMatch(/\bat .+:\d+:\d+|Error:|undefined|\[object/);
    for (const part of parts) expect(sentence).toMatch(part);
  }

  it('the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => other.once('listening', resolve));
    const port = String((other.address() as AddressInfo).port);
    await expectSentence({ PORT: port, DATA_DIR: newFolder() }, port, 'taken');
    other.close();
  });

  it('an office of its own that keeps the known PIN of the example, where others could reach it', async () => {
    const env = { SITE: writeSite(ownSite({})), DATA_DIR: newFolder(), HOST: '0.0.0.0', PORT: '0' };
    await expectSentence(env, '"can-bo-1"', 'known PIN', 'npm run pin');
  });

  it('another server works on the same data', async () => {
    const data = newFolder();
    const first = await startServer({ DATA_DIR: data });
    await expectSentence({ DATA_DIR: data }, data, 'in use');
    // However the first one ends, its data is free again.
    await first.end('SIGKILL');
    const second = await startServer({ DATA_DIR: data });
    expect(await second.end('SIGTERM')).toBe(0);
  });

  it('the data folder cannot be written', async () => {
    const file = join(newFolder(), 'a-file');
    writeFileSync(file, '');
    await expectSentence({ DATA_DIR: join(file, 'data') }, join(file, 'data'), 'not writable');
  });

  it("the folder of the office's own devices is not there", async () => {
    const folder = join(newFolder(), 'devices');
    await expectSentence({ DEVICES_DIR: folder, DATA_DIR: newFolder() }, folder, 'DEVICES_DIR');
  });

  it("a model of the office's own is wrong", async () => {
    const own = newFolder();
    mkdirSync(join(own, 'boards'));
    writeFileSync(join(own, 'boards/telex.json'), '{"driver":"telex"}');
    await expectSentence({ DEVICES_DIR: own, DATA_DIR: newFolder() }, 'telex.json', '"driver"');
  });

  it('the DEVICES_DIR is a file', async () => {
    const file = join(newFolder(), 'devices');
    writeFileSync(file, '');
    await expectSentence({ DEVICES_DIR: file, DATA_DIR: newFolder() }, file, 'DEVICES_DIR');
  });

  it.each([
    ['is no program', 'export const protocol = '],
    ['throws', 'export const protocol = () => { throw new Error("the manual is lost"); };'],
  ])("a board driver of the office's own %s", async (_what, source) => {
    const own = newFolder();
    mkdirSync(join(own, 'board-drivers/telex'), { recursive: true });
    writeFileSync(join(own, 'board-drivers/telex/index.mjs'), source);
    await expectSentence({ DEVICES_DIR: own, DATA_DIR: newFolder() }, 'telex/index.mjs', 'cannot be loaded');
  });

  it('the database is not a database', async () => {
    const folder = newFolder();
    writeFileSync(
      join(folder, 'motcua.db'),
      'no database at all, but long enough to be read as the head of one '.repeat(20),
    );
    await expectSentence({ DATA_DIR: folder }, folder, 'cannot be opened');
  });

  it('the database is newer than the program', async () => {
    const folder = newFolder();
    const db = new Database(join(folder, 'motcua.db'));
    db.pragma('user_version = 9999');
    db.close();
    await expectSentence({ DATA_DIR: folder }, 'newer', '9999');
  });

  it('the site file is not there', () =>
    expectSentence({ SITE: join(dir, 'no-such-site.json') }, 'no-such-site.json', 'cannot be read'));

  it('the site file is not JSON', () => expectSentence({ SITE: writeSite('{"id": "xa-moi",') }, 'xa-moi.json', 'JSON'));

  it.each([
    ['a word where a number belongs', { rule: { maxWaitMin: 'long' } }, 'rule.maxWaitMin', 'expected number'],
    ['a key that nobody knows', { colour: 'red' }, 'colour', /unrecognized/i],
    ['a missing name', { agency: { en: 'Office' } }, 'agency.vi', 'it is missing, expected string'],
    ['no such time zone', { timeZone: 'Asia/Hanoi-City' }, 'timeZone', 'Asia/Ho_Chi_Minh'],
    ['hours for Monday only', { hours: { mon: [['07:30', '11:30']] } }, 'hours', 'every day from "mon" to "sun"'],
    ['a time that is none', { hours: { ...noDays, mon: [['7:30', '11:30']] } }, 'hours.mon[0][0]', '"07:30"'],
    [
      'a service that does not exist',
      { counters: [{ id: 'q', label: '1', serves: [['x']] }] },
      'counters[0].serves',
      '"x"',
    ],
  ])('the site file has %s', (_what, wrong, key, expected) =>
    expectSentence({ SITE: writeSite(ownSite(wrong)) }, 'xa-moi.json', key, expected),
  );

  it('the example office, whose PIN everybody knows, would be seen by the whole network', () =>
    expectSentence({ HOST: '0.0.0.0' }, '0.0.0.0', 'PIN'));

  it.each(['abc', '70000', '-1', '80.5'])('PORT is %s', port => expectSentence({ PORT: port }, 'PORT', port));

  it('LOG_LEVEL is a word of its own', () => expectSentence({ LOG_LEVEL: 'loud' }, 'LOG_LEVEL', 'loud', 'debug'));
});
