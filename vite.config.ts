// Builds the pages of all screens into build/screens, and tells vitest where the tests are.
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const pages = [
  'kiosk/index',
  'kiosk/rating',
  'kiosk/phone',
  'display/index',
  'counter/index',
  'counter/home',
  'counter/pretend-printer',
];

export default defineConfig({
  appType: 'mpa',
  build: {
    outDir: 'build/screens',
    emptyOutDir: true,
    // Nothing inline: the content security policy allows only files of our own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: {
      input: Object.fromEntries(
        pages.map(page => [page.replace('/', '-'), resolve(import.meta.dirname, `${page}.html`)]),
      ),
    },
  },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/build-once.ts'],
    reporters: ['default', './test/closing-line.ts'],
    pool: 'forks',
    // Two cores: one for the tests, one for the servers, browsers and printers they start.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
