// Where the tests are and how they run. Two projects: "unit" needs only the sources, so one of its files ends within
// seconds; "built" tests what `npm start` runs, and builds it first.
import { defineConfig, mergeConfig } from 'vitest/config';
import screens from './vite.config.ts';

/** Tests that start a built program, or look at a built page. test/house-of-tests.test.ts says when one is missing. */
export const built = [
  'test/catalogue/{command,isolated}.test.ts',
  'test/devices/{office,receipt}.test.ts',
  'test/devices/agent/*.test.ts',
  'test/devices/device/*.test.ts',
  'test/devices/inlet/office.test.ts',
  'test/devices/jobs/thousand.test.ts',
  'test/devices/office/*.test.ts',
  'test/devices/speaker/browser.test.ts',
  'test/journey/*.test.ts',
  'test/links/egov/command.test.ts',
  'test/links/sms/{crash,http,office}.test.ts',
  'test/papers/sheets.test.ts',
  'test/screens/weights.test.ts',
  'test/storm/*.test.ts',
  'test/web/{pages,privacy}.test.ts',
];

export default mergeConfig(
  screens,
  defineConfig({
    test: {
      reporters: ['default', './test/closing-line.ts'],
      pool: 'forks',
      // Two cores: one for the tests, one for the servers, browsers and printers they start.
      maxWorkers: 2,
      // Generous: a busy machine is slow, and a slow test is no failure.
      testTimeout: 600_000,
      hookTimeout: 600_000,
      expect: { poll: { timeout: 120_000, interval: 50 } },
      // The rules of the office: what a test does not reach there is a mistake that nobody sees. `npm run coverage` measures
      // over the project "unit", since a built program is another process.
      coverage: {
        provider: 'v8',
        include: ['server/{core,store,actions}/**/*.ts'],
        reporter: [['text', { skipFull: true }]],
        thresholds: Object.fromEntries(
          ['core', 'store', 'actions'].map(room => [`server/${room}/**/*.ts`, { branches: 95 }]),
        ),
      },
      projects: [
        { extends: true, test: { name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: built } },
        { extends: true, test: { name: 'built', include: built, globalSetup: ['test/build-once.ts'] } },
      ],
    },
  }),
);
