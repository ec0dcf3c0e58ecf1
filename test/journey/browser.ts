// Real Chromium with the devices of an office: each is a window of its own size with its own memory, as if it stood alone.
// It notes whatever a page complains of; nothing of the page is faked.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** The sizes of screens.md, lying and standing. */
export const sizes = {
  kiosk: { width: 1080, height: 1920 },
  kioskLying: { width: 1920, height: 1080 },
  tv: { width: 1920, height: 1080 },
  tvLarge: { width: 3840, height: 2160 },
  tvStanding: { width: 1080, height: 1920 },
  desk: { width: 1366, height: 768 },
  deskSmall: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  phoneSmall: { width: 320, height: 640 },
  rating: { width: 1280, height: 800 },
} as const;
export type Size = keyof typeof sizes;

const touched: readonly Size[] = ['kiosk', 'kioskLying', 'phone', 'phoneSmall', 'rating'];

export interface Device {
  page: Page;
  /** Console errors, faults of scripts, requests that failed: a page that runs well has none. */
  troubles: string[];
  /** Goes to an address of the server. */
  open(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface OfficeBrowser {
  /** A new device with nothing in its memory, showing this address. */
  place(size: Size, url: string, more?: BrowserContextOptions): Promise<Device>;
  close(): Promise<void>;
}

// A page that nobody is signed in to asks who is, and is told: nobody. That answer is no trouble.
const isUsual = (url: string, status: number) => status === 401 && url.endsWith('/api/staff.describe');

async function place(browser: Browser, size: Size, url: string, more: BrowserContextOptions): Promise<Device> {
  const context = await browser.newContext({
    viewport: sizes[size],
    hasTouch: touched.includes(size),
    isMobile: size.startsWith('phone'),
    ...more,
  });
  context.setDefaultTimeout(30_000);
  // Every sound that a page starts is written down: the ear of the test.
  await context.addInitScript(() => {
    const ear = globalThis as unknown as { heard: number[] };
    ear.heard = [];
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (...given) {
      ear.heard.push(this.buffer?.duration ?? 0);
      return start.apply(this, given);
    };
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', fault => troubles.push(`fault: ${fault.message}`));
  page.on('console', message => {
    const from = message.location().url;
    if (message.type() !== 'error' || (from.includes('/api/') && message.text().includes('status of'))) return;
    troubles.push(`console: ${message.text()} ${from}`);
  });
  page.on('response', answer => {
    if (answer.status() >= 400 && !isUsual(answer.url(), answer.status()))
      troubles.push(`answer ${answer.status()}: ${answer.url()}`);
  });
  page.on('requestfailed', request => {
    // A page that is left or closed gives up what it was asking for.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') troubles.push(`no answer: ${request.url()}`);
  });
  const open = async (path: string) => void (await page.goto(new URL(path, url).href));
  await open(url);
  return { page, troubles, open, close: () => context.close() };
}

export async function openBrowser(): Promise<OfficeBrowser> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // As the README of the display tells whoever sets a TV up.
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
  return {
    place: (size, url, more = {}) => place(browser, size, url, more),
    close: () => browser.close(),
  };
}

/** The lengths in seconds of all sounds that the page has started so far. */
export function listSounds(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as { heard: number[] }).heard);
}

/** Keeps a picture for people to look at, when JOURNEY_PICTURES names a folder: `JOURNEY_PICTURES=/tmp/x npx vitest run test/journey`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.JOURNEY_PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
