// The rules of the tests themselves: they hold on any machine, because none of them counts on its speed, and the quick ones
// need no build.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../server/config/paths.ts';
import { built } from '../vitest.config.ts';

const testDir = join(projectRoot, 'test');
const listFiles = (folder: string): string[] =>
  readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? listFiles(path) : [relative(testDir, path)];
  });

const readText = (file: string) => readFileSync(join(testDir, file), 'utf8');
/** Benchmarks measure time, and so do not come under these rules. */
const files = listFiles(testDir).filter(
  file => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('bench/') && file !== 'house-of-tests.test.ts',
);

/** The line numbers at which a pattern is found, "core/queue.test.ts:12". */
const findLines = (pattern: RegExp, allowed: readonly string[] = []) =>
  files
    .filter(file => !allowed.includes(file))
    .flatMap(file =>
      readText(file)
        .split('\n')
        .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}`] : [])),
    );

/** Where timers are set: the one way to wait, the clock of a page, and programs of their own that cannot import it. */
const timerFiles = [
  'fakes/waiting.ts',
  'journey/browser.ts',
  'storm/counter-process.mjs',
  'devices/jobs/printing-office.mjs',
];
/** Their timers are fake ones, which the test moves. */
const fakeTimerFiles = ['devices/speaker/hall.ts', 'devices/speaker/rush.test.ts'];

describe('on any machine', () => {
  it('nothing sleeps: a condition is awaited, and what only time can show says why', () => {
    const timers = /\b(setTimeout|setInterval)\((?!\(\) => window)|timers\/promises|\.waitForTimeout\(|\bsleep\(/;
    expect(findLines(timers, [...timerFiles, ...fakeTimerFiles, 'journey/recovery.test.ts'])).toEqual([]);
  });

  it('no test is run again because it failed', () => {
    const text = readFileSync(join(projectRoot, 'vitest.config.ts'), 'utf8');
    expect(text).not.toMatch(/\bretry\b/);
    expect(findLines(/\bretry:|\bretry\(|\{ repeats:/)).toEqual([]);
  });

  it('no wall time is measured', () => {
    const measured = /(performance|Date)\.now\(\)\s*-/;
    expect(findLines(measured, [...timerFiles, ...fakeTimerFiles, 'journey/recovery.test.ts'])).toEqual([]);
  });

  it('no condition has a limit of its own, shorter than a busy machine needs', () => {
    expect(findLines(/waitFor\(\{[^}]*timeout:|\.poll\([^;]*timeout:|vi\.waitFor|vi\.waitUntil/)).toEqual([]);
  });

  it('only so often does time pass for its own sake', () => {
    const pauses = findLines(/\b(letTimePass|letPagePass)\(/).length;
    // Fewer is better: lower this number when one has gone, and think twice before raising it.
    expect(pauses).toBeLessThanOrEqual(80);
  });
});

describe('without a build', () => {
  const isBuilt = (file: string) => built.some(pattern => matches(`test/${file}`, pattern));

  /** The test files that a file imports, and so on. */
  function reach(file: string, seen = new Set<string>()): Set<string> {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const [, path = ''] of readText(file).matchAll(/from '(\.{1,2}\/[^']+)'/g)) {
      const target = relative(testDir, resolve(testDir, dirname(file), path));
      if (files.includes(target)) reach(target, seen);
    }
    return seen;
  }

  it('every file of the project "unit" starts no built program and looks at no built page', () => {
    // These fakes start what `npm start` runs.
    const starters = ['journey/real-office.ts', 'journey/browser.ts', 'devices/agent/rig.ts'];
    const needsBuild = (file: string) =>
      [...reach(file)].some(
        reached =>
          starters.includes(reached) ||
          /\bstartServer\(\{|'build\/(server|screens)|build\/screens'|printing-office\.mjs|\/pretend-(printer|boards|sms)`/.test(
            readText(reached),
          ),
      );
    const tests = files.filter(file => /\.test\.tsx?$/.test(file));
    expect(tests.filter(file => !isBuilt(file) && needsBuild(file))).toEqual([]);
    expect(tests.filter(isBuilt).length).toBeGreaterThan(20);
  });
});

/** As vitest matches them: `*`, and `{one,other}`. */
function matches(path: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_all, names: string) => `(${names.replaceAll(',', '|')})`)
    .replace(/\*/g, '[^/]*');
  return new RegExp(`^${source}$`).test(path);
}
