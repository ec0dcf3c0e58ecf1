// What the README promises is there: it is short, shows the product, and gives each dependency one line with its reason.
// Installing takes only what was approved. The other documents are held true by the tests in test/docs.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../server/config/paths.ts';
import { codeBlocks, section } from './docs/markdown.ts';

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const readme = read('README.md');
const manifest = JSON.parse(read('package.json')) as {
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });

describe('the README', () => {
  it('is short enough to be read', () => {
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(9_000);
  });

  it('gives one line with a reason to every dependency, and to none that is not there', () => {
    const lines = [...section(readme, '## Dependencies').matchAll(/^- `([^`]+)`: (.+)$/gm)];
    expect(lines.map(([, name]) => name).sort()).toEqual(packages.sort());
    for (const [line, , reason = ''] of lines) expect(reason.length, line).toBeGreaterThan(15);
    for (const [line] of lines) expect(line.length).toBeLessThanOrEqual(120);
  });

  it('begins with the two commands', () => {
    const [first = ''] = codeBlocks(readme, '');
    expect(first.split('\n').map(line => line.replace(/\s*#.*/, ''))).toEqual([
      'npm ci && npm start',
      'npm ci && npm test',
      '',
    ]);
  });

  it('shows the hall and the flow, in pictures that load quickly', () => {
    const pictures = [...readme.matchAll(/!\[([^\]]+)\]\(([^)]+)\)/g)];
    expect(pictures.map(([, , path]) => path)).toEqual(['docs/pictures/hall.png', 'docs/pictures/data-flow.svg']);
    for (const [, words = '', path = ''] of pictures) {
      expect(statSync(join(projectRoot, path)).size).toBeLessThan(200_000);
      expect(words.length).toBeGreaterThan(20);
    }
  });
});

describe('the version', () => {
  it('is the same in the manifest, the lockfile and at the top of the changelog', () => {
    const lock = JSON.parse(read('package-lock.json')) as { version: string; packages: { '': { version: string } } };
    expect(lock.version).toBe(manifest.version);
    expect(lock.packages[''].version).toBe(manifest.version);
    expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(manifest.version);
  });
});

describe('installing', () => {
  it('runs no install script that nobody approved', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { hasInstallScript?: boolean; optional?: boolean }>;
    };
    const scripted = Object.entries(lock.packages)
      .filter(([, entry]) => entry.hasInstallScript && !entry.optional)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    for (const name of scripted) expect(Object.keys(manifest.allowScripts), name).toContain(name);
  });

  it('works on every platform: the lockfile holds the optional packages of all of them', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const wanted = Object.values(lock.packages).flatMap(entry => Object.keys(entry.optionalDependencies ?? {}));
    const missing = wanted.filter(
      name => !Object.keys(lock.packages).some(path => path.endsWith(`node_modules/${name}`)),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry in the lockfile', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });
});
