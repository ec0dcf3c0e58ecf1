// What the README promises is there: every dependency has its reason, every command and variable is told.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../server/config/paths.ts';

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const readme = read('README.md');
const manifest = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });

describe('the README', () => {
  it('gives a reason for every dependency, and for none that is not there', () => {
    const table = readme.slice(readme.indexOf('## Dependencies'), readme.indexOf('## Decisions'));
    const told = [...table.matchAll(/`([^`]+)`/g)]
      .map(match => match[1] ?? '')
      .filter(name => !['/metrics', 'allowScripts', 'get-pixels', 'overrides'].includes(name));
    expect([...new Set(told)].sort()).toEqual(packages.sort());
  });

  it('tells every command', () => {
    const commands = Object.keys(manifest.scripts).filter(name => !name.startsWith('pre'));
    for (const name of commands) expect(readme).toMatch(new RegExp(`npm (run )?${name}\\b`));
  });

  it('tells every variable that the server reads', () => {
    const variables = [...read('server/config/environment.ts').matchAll(/env\.([A-Z_]+)/g)].map(
      match => match[1] ?? '',
    );
    expect(variables.length).toBeGreaterThan(3);
    for (const name of variables) expect(readme).toContain(`\`${name}\``);
  });

  it('leads nowhere that is not there', () => {
    for (const [, path = ''] of readme.matchAll(/\]\((?!http)([^)#]+)\)/g))
      expect(() => read(path), path).not.toThrow();
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
