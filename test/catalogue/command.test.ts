// `npm run catalogue`: on a data folder alone, never beside a running server.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { projectRoot } from '../../server/config/paths.ts';
import { startOffice } from '../fakes/office.ts';
import { knownNames, knownReading } from './known-catalogue.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const input = join(folder, 'decision.json');
writeFileSync(input, JSON.stringify({ ...knownReading(), unread: [{ line: 12, text: 'odd' }] }));

function run(words: string[], dataDir = join(folder, 'data')) {
  return new Promise<{ code: number; out: string; err: string }>(resolve =>
    execFile(
      process.execPath,
      [join(projectRoot, 'build/server/commands/catalogue-command.js'), ...words],
      { env: { ...process.env, DATA_DIR: dataDir } },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    ),
  );
}

it('imports, changes nothing the second time, and exports', async () => {
  const first = await run(['import', input]);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toContain(`${knownNames.length} added, 0 changed, 0 replaced, 0 unchanged`);
  expect(first.out).toContain('line 12 was not understood: odd');
  expect((await run(['import', input])).out).toContain(
    `0 added, 0 changed, 0 replaced, ${knownNames.length} unchanged`,
  );
  expect((await run(['import', input, '--province', 'Kon Tum', '--decision', '9/QĐ'])).out).toContain(
    `${knownNames.length} added`,
  );
  const output = join(folder, 'out.json');
  expect((await run(['export', output])).out).toContain('34 processes');
  const { processes } = JSON.parse(readFileSync(output, 'utf8')) as { processes: { province: string }[] };
  expect(new Set(processes.map(process => process.province))).toEqual(new Set(['Mẫu', 'Kon Tum']));
});

it('writes the template, and the one decision that is meant', async () => {
  const dataDir = join(folder, 'two');
  const other = join(folder, 'other.json');
  writeFileSync(other, JSON.stringify(knownReading({ date: '2020-01-05', inForceFrom: null, province: 'Khác' })));
  for (const file of [input, other]) expect((await run(['import', file], dataDir)).code).toBe(0);
  const sheet = join(folder, 'out.xlsx');
  expect(await run(['export', '--template', sheet], dataDir)).toMatchObject({ code: 0, err: '' });
  const both = await run(['export', sheet, '--decision', '1/QĐ-UBND'], dataDir);
  expect(both.code).toBe(1);
  expect(both.err).toMatch(/1\/QĐ-UBND, 2026-01-05, Mẫu.*1\/QĐ-UBND, 2020-01-05, Khác|2020.*2026/);
  const one = await run(['export', sheet, '--decision', '1/QĐ-UBND', '--province', 'Khác'], dataDir);
  expect(one).toMatchObject({ code: 0, err: '' });
  const back = await run(['import', sheet], dataDir);
  expect(back.out).toContain(`0 added, 0 changed, 0 replaced, ${knownNames.length} unchanged`);
});

it('says in one sentence what is wrong', async () => {
  writeFileSync(join(folder, 'broken.json'), '{');
  const sentence = /^[^\n]+\n$/;
  for (const words of [
    [],
    ['import'],
    ['import', 'nowhere.json'],
    ['import', join(folder, 'broken.json')],
    ['steal', 'x'],
    ['import', input, '--odd'],
    ['export', join(folder, 'no such folder/out.json')],
    ['export', join(folder, 'no such folder/out.xlsx'), '--template'],
    ['import', input, '--template'],
  ]) {
    const { code, err } = await run(words);
    expect(code, words.join(' ')).toBe(1);
    expect(err, words.join(' ')).toMatch(sentence);
  }
});

it('sends to the desk while a server runs', async () => {
  const office = await startOffice();
  const got = await run(['import', input], office.dataDir);
  expect(got).toMatchObject({ code: 1, out: '' });
  expect(got.err).toMatch(/^A server is running on .*desk.*\.\n$/);
  await office.stop();
});
