// Every log line carries a stable code of one form, and docs/log-codes.md lists exactly the codes that the source uses.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));
const calls = files.flatMap(file => {
  const text = readFileSync(`server/${file}`, 'utf8');
  return [...text.matchAll(/\blog\??\.(error|warn|info|debug)\(\s*(\{[^}]*|[^\s)]*)/g)].map(
    ([, level, fields = '']) => ({
      file,
      level,
      code: /^\{\s*code: '([^']*)'/.exec(fields)?.[1],
    }),
  );
});
const documented = [
  ...readFileSync('docs/log-codes.md', 'utf8').matchAll(/^\| `([a-z.-]+\.[a-z.-]+)` *\| (\w+) *\|/gm),
].map(([, code = '', level]) => ({ code, level }));

it('is found in the source', () => expect(calls.length).toBeGreaterThan(50));

it('stands first in the fields of each log line, as a literal', () => {
  expect(calls.filter(({ code }) => code === undefined)).toEqual([]);
});

it('has the form noun.what-happened', () => {
  const form = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/;
  expect(calls.map(({ code }) => code ?? '').filter(code => !form.test(code))).toEqual([]);
});

it('is used in one place only, so that one code has one meaning', () => {
  const codes = calls.map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

it('is documented with its level, and nothing else is', () => {
  const line = ({ code, level }: { code?: string | undefined; level?: string | undefined }) => `${code} ${level}`;
  expect(documented.map(line).sort()).toEqual(calls.map(line).sort());
});
