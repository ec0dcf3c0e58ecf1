// The phone page has to come through a poor network: what it loads before the first picture stays within 25 kB, fonts apart.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const screens = join(import.meta.dirname, '../../build/screens');
const limit = 25_000;

it('weighs no more than 25 kB with everything it loads at first', () => {
  const html = readFileSync(join(screens, 'kiosk/phone.html'), 'utf8');
  const files = new Set(
    [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(found => found[1] ?? ''),
  );
  expect(files.size).toBeGreaterThan(1);
  const weights = [...files].map(
    file => [file, gzipSync(readFileSync(join(screens, file)), { level: 9 }).length] as const,
  );
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  expect(total, weights.map(([file, weight]) => `${file} ${weight}`).join('\n')).toBeLessThanOrEqual(limit);
});
