// `npm run dossiers`: on a data folder alone, never beside a running server; and the token of a program.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { projectRoot } from '../../../server/config/paths.ts';
import { hashToken } from '../../../server/store/secrets.ts';
import { startOffice } from '../../fakes/office.ts';
import { codeOf, marks, toCsv } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'ho-so.csv');
writeFileSync(
  file,
  toCsv([
    { serial: 1, state: 'Đang xử lý' },
    { serial: 2, state: 'Lạ' },
  ]),
);

function run(words: string[], dataDir = join(folder, 'data')) {
  return new Promise<{ code: number; out: string; err: string }>(resolve =>
    execFile(
      process.execPath,
      [join(projectRoot, 'build/server/commands/dossiers-command.js'), ...words],
      { env: { ...process.env, DATA_DIR: dataDir } },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    ),
  );
}

it('looks first, imports, and changes nothing the second time', async () => {
  const sum = (added: number, unchanged: number) => `Thêm mới: ${added}. Thay đổi: 0. Giữ nguyên: ${unchanged}.`;
  const look = await run(['import', file, '--preview']);
  expect(look).toMatchObject({ code: 0, err: '' });
  expect(look.out).toContain(sum(1, 0));
  expect(look.out).toContain('Xem trước');
  const first = await run(['import', file]);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toContain(sum(1, 0));
  expect(first.out).toContain(`Dòng 3 (${codeOf(2)}): Trạng thái “Lạ”`);
  for (const mark of marks) expect(first.out).not.toContain(mark);
  expect((await run(['import', file])).out).toContain(sum(0, 1));
});

it('says in one sentence what is wrong', async () => {
  const broken = join(folder, 'hong.csv');
  writeFileSync(broken, 'a,b\r\n');
  for (const words of [
    [],
    ['import'],
    ['import', 'nowhere.csv'],
    ['import', broken],
    ['new-token', 'x'],
    ['import', file, '--odd'],
  ]) {
    const { code, err } = await run(words);
    expect(code, words.join(' ')).toBe(1);
    expect(err, words.join(' ')).toMatch(/^[^\n]+\n$/);
  }
});

it('sends to the desk while a server runs', async () => {
  const office = await startOffice();
  const got = await run(['import', file], office.dataDir);
  expect(got).toMatchObject({ code: 1, out: '' });
  expect(got.err).toMatch(/^A server is running on .*desk.*\.\n$/);
  await office.stop();
});

it('makes a token that the server knows by its hash', async () => {
  const { code, out } = await run(['new-token']);
  expect(code).toBe(0);
  const token = /Bearer (\S+)/.exec(out)?.[1] ?? '';
  const hash = /"tokenHash": "([^"]+)"/.exec(out)?.[1] ?? '';
  expect(hashToken(token)).toBe(hash);
  const office = await startOffice({ site: { programs: [{ id: 'tinh', tokenHash: hash, may: ['dossier.import'] }] } });
  const got = await office.call('dossier.import', { rows: [{ code: codeOf(3), state: 4 }] }, token);
  expect(got).toMatchObject({ ok: true, value: { added: 1 } });
  await office.stop();
});
