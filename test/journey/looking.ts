// Sets the stage for the walks: one browser a file, an office of its own for each walk; and judges each page at which a walk
// stops.
import { afterAll, beforeAll, expect, vi } from 'vitest';
import {
  type Device,
  keepPicture,
  letPagePass,
  type OfficeBrowser,
  openBrowser,
  type Size,
  whileTouched,
} from './browser.ts';
import { listAxeFindings, listMisfits, type Measure, measures } from './judge.ts';
import { startRealOffice } from './real-office.ts';
import type { Walk } from './stages.ts';

/** Walks that go at the same time: most of a walk is waiting, for paper, for a call to be over, for a finger to be lifted. */
const atOnce = 3;

interface LookingOptions {
  site?: Record<string, unknown>;
  /** What the page complains of is not counted: the walk does what a browser writes down as a fault. */
  mayComplain?: boolean;
}

const measureOf = (size: Size): Measure =>
  measures[size.replace(/(Lying|Large|Standing|Small)$/, '') as keyof typeof measures];

/** For a test file whose tests are concurrent; the answer goes one walk and, at its end, tells all that was found on the way. */
export function useLooking(): (
  name: string,
  walk: (walk: Walk) => Promise<void>,
  options?: LookingOptions,
) => Promise<void> {
  let browser: OfficeBrowser;
  let free = atOnce;
  const waiting: (() => void)[] = [];
  // A walk comes by twenty pages and more, and may have to wait for its turn.
  vi.setConfig({ testTimeout: 900_000 });
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function go(
    name: string,
    walk: (walk: Walk) => Promise<void>,
    { site = {}, mayComplain = false }: LookingOptions,
  ): Promise<void> {
    const office = await startRealOffice(site);
    const devices: Device[] = [];
    const measured = new Map<unknown, Measure>();
    const found: string[] = [];
    try {
      await walk({
        office,
        async place(size, path) {
          const device = await browser.place(size, office.url + path);
          devices.push(device);
          measured.set(device.page, measureOf(size));
          return device.page;
        },
        async look(page, what) {
          // What comes in softly is looked at when it has come.
          await page.waitForFunction(() => getComputedStyle(document.body).pointerEvents !== 'none');
          await page.evaluate(async () => {
            const soft = document
              .getAnimations()
              .filter(animation => Number(animation.effect?.getComputedTiming().endTime) < 1_500);
            await Promise.all(soft.map(animation => animation.finished.catch(() => null)));
            await document.fonts.ready;
          });
          await keepPicture(page, `${name} ${what}`.replaceAll(' ', '-'));
          const judge = async () => [
            ...(await listMisfits(page, measured.get(page) ?? measures.desk)),
            ...(await listAxeFindings(page)),
          ];
          let findings = await whileTouched(page, judge);
          for (let again = 0; findings.length > 0 && again < 3; again++) {
            await letPagePass(page, 600, 'a notice changes, a figure blinks: only what stays so is told');
            const still = await whileTouched(page, judge);
            findings = findings.filter(finding => still.includes(finding));
          }
          found.push(...findings.map(finding => `${what}: ${finding}`));
        },
      });
      if (!mayComplain) found.push(...devices.flatMap(device => device.troubles));
    } finally {
      await Promise.all(devices.map(device => device.close()));
      await office.stop();
    }
    expect(found).toEqual([]);
  }

  return async (name, walk, options = {}) => {
    if (free > 0) free -= 1;
    else await new Promise<void>(resolve => waiting.push(resolve));
    try {
      await go(name, walk, options);
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
