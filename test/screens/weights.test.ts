// What a page loads before its first picture, packed and fonts apart, stays within the limits of each place: the phone has to
// come through a poor network, the kiosk's small computer has to start fast.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const screens = join(import.meta.dirname, '../../build/screens');

/** The scripts and styles that the page names, and those that their static imports pull in. */
function listFirstLoad(page: string): string[] {
  const html = readFileSync(join(screens, `${page}.html`), 'utf8');
  const files = new Set(
    [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.(?:js|css))"/g)].map(found => found[1] ?? ''),
  );
  // A set grows while it is walked: imports of imports are found too.
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(join(screens, 'assets', file), 'utf8');
    for (const [, name = ''] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) files.add(name);
  }
  return [...files];
}

describe('the first load', () => {
  it.each([
    ['kiosk/phone', 25_000],
    ['kiosk/dossier', 25_000],
    ['kiosk/procedure', 25_000],
    ['display/index', 45_000],
    ['kiosk/index', 70_000],
    // Without the pages for dossiers, which come after sign-in.
    ['counter/index', 60_000],
  ])('of %s is at most %i bytes', (page, limit) => {
    const weights = listFirstLoad(page).map(
      file => [file, gzipSync(readFileSync(join(screens, 'assets', file)), { level: 9 }).length] as const,
    );
    expect(weights.length).toBeGreaterThan(1);
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
    expect(total, weights.map(([file, weight]) => `${file} ${weight}`).join('\n')).toBeLessThanOrEqual(limit);
  });
});
