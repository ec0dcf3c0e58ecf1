// The house rules that a machine can see: who may import whom, where a package may stand, how files are named.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../server/config/paths.ts';
import { rooms } from './rooms.ts';

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
const atRoot = readdirSync(projectRoot).filter(name => /\.config\.ts$/.test(name));
const sources = [...files, ...atRoot].filter(file => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts'));

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

/** The room that a file belongs to; undefined for a file without an owner. */
const roomOf = (file: string) =>
  Object.keys(rooms)
    .filter(room => inside(file, room))
    .sort((left, right) => right.length - left.length)[0];

/** Names that tell enough together with their folder: a loader, a page or a driver of its room. */
const repeatableNames = [
  'index.ts',
  'driver.ts',
  'load.ts',
  'dependencies.ts',
  'examples.ts',
  'frame.ts',
  'main.tsx',
  'app.tsx',
  'page.tsx',
  // Each language has files of the same names.
  'speech.ts',
];

/** Groups of files that import each other in a circle, by Tarjan's algorithm over all imports, those of types included. */
function findCircles(): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) if (!inside(from, 'test')) targets.set(from, [...(targets.get(from) ?? []), to]);
  const circles: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  function visit(file: string): number {
    let low = order.size;
    order.set(file, low);
    const own = low;
    open.push(file);
    for (const target of targets.get(file) ?? []) {
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, order.get(target) ?? low);
    }
    lowest.set(file, low);
    if (low === own) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1 || (targets.get(file) ?? []).includes(file)) circles.push(circle.sort());
    }
    return low;
  }
  for (const file of targets.keys()) if (!order.has(file)) visit(file);
  return circles;
}

/** Everything that a file imports, directly or through others. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  for (const { from, to } of imports)
    if (from === file && !seen.has(to)) {
      seen.add(to);
      reach(to, seen);
    }
  return seen;
}

describe('the house', () => {
  it('has the folders that were ordered, and common', () => {
    expect(tops.filter(top => top !== 'common').every(top => statSync(join(projectRoot, top)).isDirectory())).toBe(
      true,
    );
  });

  it('gives every source file to a room', () => {
    expect(sources.filter(file => roomOf(file) === undefined)).toEqual([]);
  });

  it('has a file in every room of the table', () => {
    expect(Object.keys(rooms).filter(room => !sources.some(file => roomOf(file) === room))).toEqual([]);
  });

  it('keeps main.ts alone at the root of the server', () => {
    expect(sources.filter(file => /^server\/[^/]+$/.test(file))).toEqual(['server/main.ts']);
  });

  it('has no circle of imports, those of types included', () => {
    expect(findCircles()).toEqual([]);
  });

  it('opens no door from an interface to what implements it', () => {
    // What drivers (or layouts) import is their interface. Nothing that it reaches may be one of them.
    const implementations = (file: string) => /^(.*\/(?:drivers|layouts))\//.exec(file)?.[1];
    const wrong = imports.filter(({ from, to }) => {
      const folder = implementations(from);
      if (folder === undefined || inside(to, folder) || !inside(to, dirname(folder))) return false;
      return [...reach(to)].some(target => inside(target, folder));
    });
    expect([...new Set(wrong.map(({ to }) => to))]).toEqual([]);
  });

  it('gives no two files of the programs one name', () => {
    const homes = new Map<string, string[]>();
    for (const file of sources) {
      const name = file.split('/').at(-1) ?? '';
      if (!inside(file, 'test') && !repeatableNames.includes(name)) homes.set(name, [...(homes.get(name) ?? []), file]);
    }
    expect([...homes.values()].filter(list => list.length > 1)).toEqual([]);
  });

  for (const [room, allowed] of Object.entries(rooms))
    it(`${room} imports only what stands below it`, () => {
      const wrong = imports.filter(
        ({ from, to }) =>
          roomOf(from) === room &&
          tops.some(top => inside(to, top)) &&
          roomOf(to) !== room &&
          !allowed.some(lower => inside(to, lower)),
      );
      expect(shown(wrong)).toEqual([]);
    });

  it('keeps the core pure: no Node, no package, no clock, no chance', () => {
    const core = sources.filter(file => inside(file, 'server/core'));
    const wrong = imports.filter(({ from, to }) => inside(from, 'server/core') && !tops.some(top => inside(to, top)));
    expect(shown(wrong)).toEqual([]);
    const impure = core.filter(file =>
      /Date\.now|Math\.random|new Date\(\)|performance\.|\bprocess\.(?:env|argv|cwd|exit|on|std)|setTimeout|fetch\(/.test(
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
