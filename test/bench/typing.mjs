// From a touch on the kiosk's keyboard until its list is painted, in a real browser, on the server that is measured.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { projectRoot } from './programs.mjs';
import { percentile, tell } from './report.mjs';

const typed = ['cap lai the can cuoc', 'dang ky ho kinh doanh'];
/** Nothing changes for so long: the list stands. */
const quietMs = 250;
const limitMs = 60;
const { find } = JSON.parse(readFileSync(join(projectRoot, 'common/text/vi/kiosk.json'), 'utf8'));

/** @param {number} port of a server whose catalogue is full */
export async function benchTyping(port) {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
    await page.addInitScript(() => {
      // The last change of the page after a touch, with the frame that shows it.
      const seen = { touchedAt: 0, paintedAt: 0 };
      Object.assign(window, { seen });
      addEventListener('pointerdown', () => Object.assign(seen, { touchedAt: performance.now() }), true);
      new MutationObserver(() =>
        requestAnimationFrame(() => setTimeout(() => Object.assign(seen, { paintedAt: performance.now() }))),
      ).observe(document, { subtree: true, childList: true, characterData: true });
    });
    await page.goto(`http://127.0.0.1:${port}/kiosk`);
    await page.getByRole('button', { name: find.door }).tap();
    await page.getByRole('textbox', { name: find.label }).tap();
    const keyboard = page.getByRole('group', { name: find.keyboard });
    const times = [];
    for (const text of typed) {
      for (const letter of text) {
        await keyboard.getByRole('button', { name: letter === ' ' ? find.space : letter, exact: true }).tap();
        await page.waitForTimeout(quietMs);
        times.push(
          await page.evaluate(() => {
            const { seen } = /** @type {Window & { seen: { touchedAt: number, paintedAt: number } }} */ (
              /** @type {unknown} */ (window)
            );
            return seen.paintedAt - seen.touchedAt;
          }),
        );
      }
      await page.getByRole('button', { name: find.clear, exact: true }).tap();
      await page.waitForTimeout(quietMs);
    }
    for (const share of [0.5, 0.95])
      tell(`procedure key to list painted p${share * 100}`, percentile(times, share), 'ms', limitMs);
  } finally {
    await browser.close();
  }
}
