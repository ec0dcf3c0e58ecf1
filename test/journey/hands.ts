// What people do at the screens, in their words: touches of a citizen, keys of an officer. It waits for what a person would
// wait for, and looks at nothing that a person could not see.
import type { Locator, Page } from 'playwright-core';
import enKiosk from '../../common/text/en/kiosk.json';
import { fill } from '../../common/text/fill.ts';
import counter from '../../common/text/vi/counter.json';
import kiosk from '../../common/text/vi/kiosk.json';
import shared from '../../common/text/vi/shared.json';
import { inOneMoment, letPagePass } from './browser.ts';

/** Begins with this text: a key's name, a number of people or the like may follow. */
const begins = (text: string) => new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

export const button = (page: Page | Locator, text: string) => page.getByRole('button', { name: begins(text) });

// ---- a citizen at the kiosk ----

/** Touches a service on the first page. */
export async function touchService(page: Page, service: string): Promise<void> {
  await page.getByRole('button', { name: service }).tap();
}

/** Waits for the number page and reads the number as it stands there in large. */
export async function readNumber(page: Page): Promise<string> {
  const aloud = page.getByRole('heading', { level: 1, name: /\b[A-ZĐ]\d{3}\b/ });
  await aloud.waitFor();
  const number = /\b[A-ZĐ]\d{3}\b/.exec((await aloud.textContent()) ?? '')?.[0] ?? '';
  await page.getByText(number, { exact: true }).first().waitFor();
  return number;
}

/** Two touches from the first page to the number: the service, and ordinary or the name of a priority class. */
export async function takeNumber(page: Page, service: string, priority: string | null = null): Promise<string> {
  await touchService(page, service);
  await button(page, priority ?? kiosk.ordinary).tap();
  return readNumber(page);
}

export async function leaveKiosk(page: Page): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^(${kiosk.done}|${enKiosk.done})$`) }).tap();
  await page.getByRole('heading', { level: 2, name: new RegExp(`${kiosk.take}|${enKiosk.take}`) }).waitFor();
}

// ---- an officer at the desk, who has no mouse ----

export async function signIn(page: Page, name: string, pin = '1234'): Promise<void> {
  await page.getByLabel(counter.name).waitFor();
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
}

/** Chooses a counter by its figure, and waits until the desk is there. */
async function chooseCounter(page: Page, label: string): Promise<void> {
  const place = button(page, fill(shared.counter, { label }));
  await place.waitFor();
  await page.keyboard.press(`Digit${label}`);
  await page.keyboard.press('Enter');
  await button(page, counter.deed['call-next']).waitFor();
  await letPagePass(page, 1_000, 'the desk takes no Enter in its first second (use-desk-keys.ts); no hand is so quick');
}

export async function openDesk(page: Page, name: string, label: string): Promise<void> {
  await signIn(page, name);
  await chooseCounter(page, label);
}

/** Calls the next and waits until the number is on the desk. */
export async function callNext(page: Page, number: string): Promise<void> {
  await page.keyboard.press('Space');
  await page.getByRole('heading', { level: 1, name: number, exact: true }).waitFor();
}

/** Meant: not the second half of a double press, which does nothing. */
export async function pressEnter(page: Page): Promise<void> {
  await letPagePass(page, 450, 'a second Enter within 400 ms does nothing');
  await page.keyboard.press('Enter');
}

/** Presses a key and waits until the desk says what became of it. */
export async function pressUntil(page: Page, key: string, text: string): Promise<void> {
  if (key === 'Enter') await pressEnter(page);
  else await page.keyboard.press(key);
  await page.getByText(text).first().waitFor();
}

/** Begins and ends the service of the number on the desk. */
export async function serve(page: Page): Promise<void> {
  await pressUntil(page, 's', counter.labelServing);
  await pressUntil(page, 'Enter', counter.nobody);
}

// ---- a paper under a scanner ----

/** As a scanner types: every key in the same moment, Shift held for capitals, Enter at the end. */
export async function scan(page: Page, text: string): Promise<void> {
  const { keyboard } = page;
  await inOneMoment(page, async () => {
    for (const sign of text) {
      const shift = /[A-Z:_|?]/.test(sign);
      if (shift) await keyboard.down('Shift');
      await keyboard.press(sign);
      if (shift) await keyboard.up('Shift');
    }
    await keyboard.press('Enter');
  });
}

/** Holds a paper there and waits for the page that has this title. */
export async function scanFor(page: Page, text: string, title: string): Promise<void> {
  await scan(page, text);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Types as a slow hand does, so that nobody takes it for a scanner. */
export async function typeSlowly(page: Page, text: string): Promise<void> {
  for (const sign of text) {
    await page.keyboard.press(sign);
    await letPagePass(page, 80, 'a scanner pauses for 50 ms at most');
  }
}

/** A trembling hand: the same key again and again, in a moment. */
export async function pressTogether(page: Page, key: string, times: number): Promise<void> {
  await inOneMoment(page, async () => {
    for (let press = 0; press < times; press++) await page.keyboard.press(key);
  });
}
