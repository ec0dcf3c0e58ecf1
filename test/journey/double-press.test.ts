// A finger that touches twice presses once: whatever comes under it when the page changes is not touched. On a slow computer, by
// the events that a touchscreen sends.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import viKiosk from '../../common/text/vi/kiosk.json';
import { letTimePass } from '../fakes/waiting.ts';
import { inOneMoment, type OfficeBrowser, openBrowser } from './browser.ts';
import { button } from './hands.ts';
import { birth, fillCatalogue } from './procedure-stage.ts';
import { type RealOffice, startRealOffice } from './real-office.ts';

const { find } = viKiosk;
/** A finger of an unsure hand comes down again so many milliseconds later. */
const gaps = [0, 30, 60];
/** The kiosk's computer is slower than the one that tests it. */
const slower = 6;

let browser: OfficeBrowser;
let office: RealOffice;
beforeAll(async () => {
  [browser, office] = await Promise.all([openBrowser(), startRealOffice()]);
  await fillCatalogue(office, 3);
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

async function pressTwice(page: Page, x: number, y: number, gapMs: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const touch = async () => {
    const down = devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    const up = devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await Promise.all([down, up]);
  };
  // The page keeps its guard up until both touches are there: a busy machine makes the gap longer than any hand does.
  await inOneMoment(page, async () => {
    const first = touch();
    await letTimePass(gapMs, 'the finger comes down again');
    await Promise.all([first, touch()]);
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await devtools.detach();
}

it.each(['kiosk', 'kioskLying'] as const)(
  'a double press on a procedure’s button takes no number at the %s',
  async size => {
    const { page, close } = await browser.place(size, `${office.url}/kiosk`);
    const isTouchable = () => page.waitForFunction(() => getComputedStyle(document.body).pointerEvents !== 'none');
    await button(page, find.door).tap();
    await page.getByRole('textbox', { name: find.label }).tap();
    await page.getByRole('textbox', { name: find.label }).fill('khai sinh');
    await page.locator('.found', { hasText: birth }).tap();
    for (const gap of gaps) {
      await button(page, find.take).waitFor();
      await isTouchable();
      const spot = await button(page, find.take).boundingBox();
      if (spot === null) throw new Error('no button');
      await pressTwice(page, spot.x + spot.width / 2, spot.y + spot.height / 2, gap);
      await button(page, viKiosk.ordinary).waitFor();
      await isTouchable();
      expect(office.read('SELECT number FROM tickets'), `${gap} ms apart`).toEqual([]);
      await button(page, viKiosk.back).tap();
    }
    await close();
  },
);
