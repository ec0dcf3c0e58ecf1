// The house rules that a machine can see: who may import whom, where a package may stand, how files are named.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../server/config/paths.ts';

const tops = ['common', 'server', 'kiosk', 'display', 'counter', 'test', 'firmware-config'];

function listFiles(dir: string): string[] {
  return readdirSync(dir).flatMap(name => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? listFiles(path) : [relative(projectRoot, path)];
  });
}

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const files = tops.flatMap(top => listFiles(join(projectRoot, top)));
const sources = files.filter(file => /\.(ts|tsx)$/.test(file) && !file.endsWith('.d.ts'));

/** Every import of a source file; one inside the project as a path from its root. */
function readImports(file: string): Import[] {
  const text = readFileSync(join(projectRoot, file), 'utf8');
  const found: Import[] = [];
  const pattern =
    /^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;
  for (const [, type, named, dynamic] of text.matchAll(pattern)) {
    const target = named ?? dynamic ?? '';
    const to = target.startsWith('.')
      ? relative(projectRoot, resolve(projectRoot, dirname(file), target))
      : target.replace(/^((?:@[^/]+\/)?[^/]+).*/, (whole, name) => (target.startsWith('node:') ? whole : name));
    found.push({ from: file, to, typeOnly: type !== undefined });
  }
  return found;
}

const imports = sources.flatMap(readImports);
const inside = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const shown = (list: readonly Import[]) => list.map(({ from, to }) => `${from} → ${to}`);

/** Folder by folder, what it may import of the project besides itself. Longest match wins. */
const mayImport: Record<string, readonly string[]> = {
  'common/contract': [],
  'common/text': ['common/contract'],
  'common/screen': ['common/contract', 'common/text'],
  'server/core': ['common/contract'],
  'server/store': ['server/core', 'common/contract', 'server/config/environment.ts'],
  'server/actions': [
    'server/catalogue',
    'server/papers',
    'server/core',
    'server/store',
    'server/config/environment.ts',
    'server/clock.ts',
    'server/feed.ts',
    'common/contract',
    'common/text',
  ],
  'server/catalogue': ['server/core', 'server/store', 'common/contract', 'common/text'],
  'server/papers': ['server/core', 'server/store', 'server/config/environment.ts', 'common/contract', 'common/text'],
  'server/views': ['server/core', 'server/store', 'server/config/environment.ts', 'common/contract'],
  'server/devices': [
    'server/store',
    'server/core',
    'server/feed.ts',
    'server/log.ts',
    'server/config/environment.ts',
    'server/device-settings.ts',
    'common/contract',
    'common/text',
  ],
  'server/links': [
    'server/store',
    'server/core',
    'server/feed.ts',
    'server/log.ts',
    'server/config/environment.ts',
    'server/sms-setting.ts',
    'common/contract',
    'common/text',
  ],
  'server/links/egov': [
    'server/actions',
    'server/catalogue',
    'server/core',
    'server/log.ts',
    'server/clock.ts',
    'server/egov-settings.ts',
    'common/contract',
    'common/text',
  ],
  'server/web': [
    'server/actions',
    'server/views',
    'server/store',
    'server/core',
    'server/feed.ts',
    'server/log.ts',
    'server/clock.ts',
    'server/config/environment.ts',
    'server/health.ts',
    'common/contract',
    'common/text',
  ],
  'server/config/environment.ts': [
    'server/device-settings.ts',
    'server/egov-settings.ts',
    'server/sms-setting.ts',
    'server/core',
    'server/places.ts',
    'common/contract',
  ],
  'server/device-settings.ts': ['common/contract'],
  'server/sms-setting.ts': ['server/device-settings.ts', 'server/core'],
  'server/egov-settings.ts': ['server/core', 'common/contract'],
  'server/feed.ts': ['server/log.ts', 'server/store'],
  kiosk: ['common'],
  display: ['common'],
  counter: ['common'],
};

describe('the house', () => {
  it('has the folders that were ordered, and common', () => {
    expect(tops.filter(top => top !== 'common').every(top => statSync(join(projectRoot, top)).isDirectory())).toBe(
      true,
    );
  });

  for (const [folder, allowed] of Object.entries(mayImport))
    it(`${folder} imports only what stands below it`, () => {
      const owner = (file: string) =>
        Object.keys(mayImport)
          .filter(name => inside(file, name))
          .sort((a, b) => b.length - a.length)[0];
      const wrong = imports.filter(
        ({ from, to }) =>
          owner(from) === folder &&
          tops.some(top => inside(to, top)) &&
          !inside(to, folder) &&
          !allowed.some(one => inside(to, one)),
      );
      expect(shown(wrong)).toEqual([]);
    });

  it('keeps the core pure: no Node, no package, no clock, no chance', () => {
    const core = sources.filter(file => inside(file, 'server/core'));
    const wrong = imports.filter(({ from, to }) => inside(from, 'server/core') && !tops.some(top => inside(to, top)));
    expect(shown(wrong)).toEqual([]);
    const impure = core.filter(file =>
      /Date\.now|Math\.random|new Date\(\)|performance\.|process\.|setTimeout|fetch\(/.test(
        readFileSync(join(projectRoot, file), 'utf8'),
      ),
    );
    expect(impure).toEqual([]);
  });

  it('writes SQL in the store only', () => {
    const sql = /\b(SELECT\s.+\sFROM|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET)\b/s;
    const wrong = sources.filter(
      file =>
        inside(file, 'server') &&
        !inside(file, 'server/store') &&
        sql.test(readFileSync(join(projectRoot, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('imports each package of the server in one file', () => {
    const homes = new Map<string, Set<string>>();
    for (const { from, to, typeOnly } of imports) {
      if (!inside(from, 'server') || typeOnly || to.startsWith('node:') || tops.some(top => inside(to, top))) continue;
      homes.set(to, (homes.get(to) ?? new Set()).add(from));
    }
    // zod is the language of the contract and of the site file; uuid makes ids wherever one is made.
    const spread = [...homes].filter(([name, from]) => from.size > 1 && !['zod', 'uuid'].includes(name));
    expect(spread.map(([name, from]) => `${name}: ${[...from].join(', ')}`)).toEqual([]);
    expect([...(homes.get('better-sqlite3') ?? [])]).toEqual(['server/store/open.ts']);
    expect([...(homes.get('express') ?? [])]).toEqual(['server/web/http.ts']);
    expect([...(homes.get('socket.io') ?? [])]).toEqual(['server/web/live.ts']);
  });

  it('lets only site.ts and the programs know everybody', () => {
    const knowing = ['server/site/site.ts', 'server/main.ts', 'server/dev/start-development.ts'];
    const wrong = imports.filter(
      ({ from, to }) => to === 'server/site/site.ts' && !knowing.includes(from) && !inside(from, 'test'),
    );
    expect(shown(wrong)).toEqual([]);
  });

  it('has three rooms in common and no loose files', () => {
    const loose = files.filter(
      file => inside(file, 'common') && !/^common\/((contract|text|screen)\/|README\.md$)/.test(file),
    );
    expect(loose).toEqual([]);
  });

  it('names files in kebab-case, and none of them a drawer for everything', () => {
    const badly = files.filter(file => !/^(README\.md|[a-z0-9.-]+)$/.test(file.split('/').at(-1) ?? ''));
    expect(badly).toEqual([]);
    const drawers = files.filter(file => /(^|\/)(utils?|helpers?|types|manager|common|misc)\.tsx?$/.test(file));
    expect(drawers).toEqual([]);
  });

  it('opens each source file with what it is for', () => {
    const silent = sources.filter(file => !/^(\/\/|\/\*)/.test(readFileSync(join(projectRoot, file), 'utf8')));
    expect(silent).toEqual([]);
  });

  it('keeps colours in base.css', () => {
    const coloured = files.filter(
      file =>
        /\.(css|tsx)$/.test(file) &&
        file !== 'common/screen/base.css' &&
        !inside(file, 'test') &&
        /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(readFileSync(join(projectRoot, file), 'utf8')),
    );
    expect(coloured).toEqual([]);
  });

  it('keeps Vietnamese in common/text and in data', () => {
    // Quotations in comments, and the letter Đ of a number, are not sentences.
    const spoken = /['"`>][^'"`<\n]*[ăâêôơưĂÂÊÔƠƯạ-ỹẠ-Ỹ][^'"`<\n]*['"`<]/;
    const wrong = sources.filter(
      file =>
        !inside(file, 'common/text') &&
        !inside(file, 'test') &&
        readFileSync(join(projectRoot, file), 'utf8')
          .split('\n')
          .some(line => !/^\s*(\/\/|\*|\/\*)/.test(line) && spoken.test(line)),
    );
    expect(wrong).toEqual([]);
  });

  it('has a README in each top folder', () => {
    const missing = tops.filter(top => !files.includes(`${top}/README.md`));
    expect(missing).toEqual([]);
  });
});
