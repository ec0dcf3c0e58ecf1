// Commands, options, environment variables, pages and names of calls in the documents are those of the code, all of them.
import { describe, expect, it } from 'vitest';
import { calls } from '../../common/contract/calls/index.ts';
import { refusals } from '../../common/contract/refusals.ts';
import { documents, inlineCode, listFiles, read, section, tableRows } from './markdown.ts';

const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const reference = read('docs/reference.md');
const firstCodes = (heading: string) =>
  tableRows(section(reference, heading)).map(([cell = '']) => /^`([^`]+)`/.exec(cell)?.[1] ?? '');

/** "pretest" runs by itself before "test". */
const isOwn = (script: string) =>
  !(/^(pre|post)/.test(script) && script.replace(/^(pre|post)/, '') in manifest.scripts);

describe('commands', () => {
  const told = firstCodes('## Commands');

  it('of package.json all stand in the reference, and no others', () => {
    const names = told.map(command => /^npm (?:run )?([\w-]+)/.exec(command)?.[1] ?? command);
    expect([...new Set(names)].sort()).toEqual(Object.keys(manifest.scripts).filter(isOwn).sort());
  });

  it.each(documents)('named in %s exist', document => {
    const named = [...read(document).matchAll(/npm run (?:-s )?([a-z][\w-]*)/g)].map(([, name = '']) => name);
    expect(named.filter(name => !(name in manifest.scripts))).toEqual([]);
  });

  it.each(documents)('that run one test in %s find it', document => {
    const named = [...read(document).matchAll(/npx vitest run (test\/[\w./-]*)/g)].map(([, path = '']) => path);
    expect(named.filter(path => !listFiles().some(file => file.startsWith(path)))).toEqual([]);
  });

  it('are told with all their options, and with no others', () => {
    const sources = listFiles().filter(file => /^server\/commands\/[\w-]+\.ts$/.test(file));
    const options = sources.flatMap(file =>
      [...read(file).matchAll(/'?([\w-]+)'?: \{ type: '(?:string|boolean)'/g)].map(([, name]) => `--${name}`),
    );
    expect(options.length).toBeGreaterThan(5);
    const named = [...section(reference, '## Commands').matchAll(/--[a-z][\w-]*/g)].map(([option]) => option);
    expect([...new Set(named)].sort()).toEqual([...new Set(options)].sort());
  });
});

describe('environment variables', () => {
  const variablesIn = (files: readonly string[]) =>
    new Set(
      files.flatMap(file => [...read(file).matchAll(/\benv\.([A-Z_]+)\b(?!\s*=[^=])/g)].map(([, name = '']) => name)),
    );

  it('that the server reads all stand in the reference, and no others', () => {
    const server = variablesIn(listFiles().filter(file => /^server\/.*\.(ts|mjs)$/.test(file)));
    expect(server.size).toBeGreaterThan(5);
    expect(firstCodes('## Environment').sort()).toEqual([...server].sort());
  });

  it('that only the tests read stand in their README', () => {
    const ours = variablesIn(listFiles().filter(file => /^test\/.*\.(ts|tsx|mjs)$/.test(file)));
    // Given by a test to its own child process, or the system's.
    const passing = ['TZ', 'PATH', 'PORT', 'DATA_DIR', 'DEVICE_PORT', 'THROWS', 'CI'];
    const missing = [...ours].filter(name => !passing.includes(name) && !read('test/README.md').includes(`\`${name}`));
    expect(missing).toEqual([]);
  });
});

describe('pages', () => {
  it('that the server has all stand in the reference, and no others', () => {
    const served = [...read('server/web/http.ts').matchAll(/app\.get\(\s*'([^']+)'/g)].map(([, path = '']) =>
      path.replace(/:(\w+)/g, (_, name: string) => name.toUpperCase()),
    );
    expect(served.length).toBeGreaterThan(10);
    const told = tableRows(section(reference, '## Pages')).flatMap(cells =>
      cells.flatMap(cell => [...cell.matchAll(/`(\/[^`?]*)`/g)].map(([, path = '']) => path)),
    );
    expect([...new Set(told)].sort()).toEqual([...new Set(served)].sort());
  });
});

describe('names of the contract', () => {
  const nouns = [...new Set([...Object.keys(calls), ...Object.keys(refusals)].map(name => name.split('.')[0]))];
  const events = new Set([...read('server/core/events.ts').matchAll(/type: '([a-z.-]+)'/g)].map(([, name]) => name));
  const logCodes = new Set(tableRows(read('docs/log-codes.md')).map(([code = '']) => code.replaceAll('`', '')));
  const isName = new RegExp(`^(${nouns.join('|')})\\.[a-z][a-z-]*$`);
  // Documents themselves, keys of the site file, and other programs' files.
  const isOther = (code: string) => /\.(md|ts|tsx|json|css|html|mjs|db|csv)$/.test(code);

  it.each(documents)('in %s are calls, refusals or events', document => {
    const wrong = inlineCode(read(document)).filter(
      code =>
        isName.test(code) &&
        !isOther(code) &&
        !(code in calls) &&
        !(code in refusals) &&
        !events.has(code) &&
        !logCodes.has(code),
    );
    expect(wrong).toEqual([]);
  });
});
