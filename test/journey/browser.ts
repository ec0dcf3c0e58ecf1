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

/**
 * In every page, from its beginning: lets its time stand still when a test wants it. Then its timers wait, and its events carry
 * the same time, as they do when a scanner types faster than any timer. Otherwise nothing of the page is changed.
 */
function standStill(): void {
  const { setTimeout: setRealTimer, clearTimeout: clearRealTimer } = window;
  const readStamp = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp')?.get;
  const stamps = new WeakMap<Event, number>();
  const cleared = new Set<number>();
  let stillAt: number | null = null;
  let events = 0;
  let due: (() => void)[] = [];
  const later = (work: TimerHandler, ms?: number, ...rest: unknown[]): number => {
    const id = setRealTimer(function fire() {
      if (stillAt !== null) due.push(fire);
      else if (!cleared.delete(id) && typeof work === 'function') work(...rest);
    }, ms);
    return id;
  };
  window.setTimeout = later as typeof window.setTimeout;
  window.clearTimeout = id => {
    clearRealTimer(id);
    if (stillAt !== null && id !== undefined) cleared.add(Number(id));
  };
  Object.defineProperty(Event.prototype, 'timeStamp', {
    get(this: Event) {
      if (stillAt === null) return stamps.get(this) ?? readStamp?.call(this);
      // A hundredth of a millisecond apart, since each event has a time of its own.
      if (!stamps.has(this)) stamps.set(this, stillAt + events++ / 100);
      return stamps.get(this);
    },
  });
  Object.assign(window, {
    standStill(still: boolean) {
      stillAt = still ? performance.now() : null;
      events = 0;
      if (still) return;
      const waiting = due;
      due = [];
      for (const fire of waiting) fire();
    },
  });
}

/** All that is done to the page meanwhile happens in one moment of its time, however slow the machine is. */
export async function inOneMoment<T>(page: Page, work: () => Promise<T>): Promise<T> {
  const setStill = (still: boolean) =>
    page.evaluate(on => (window as unknown as { standStill(on: boolean): void }).standStill(on), still);
  await setStill(true);
  try {
    return await work();
  } finally {
    await setStill(false);
  }
}

/**
 * Lets time pass by the page's own clock, after everything that was done to it: a person's pause. On a busy machine a pause
 * of the test alone may be over before the page has seen the key before it.
 * @param why is read by people and by nobody else
 */
export async function letPagePass(page: Page, ms: number, why: string): Promise<void> {
  if (why === '') throw new Error('say why nothing but time helps here');
  await page.evaluate(length => new Promise<void>(resolve => setTimeout(resolve, length)), ms);
}

/** Meanwhile somebody has a hand on the glass, so that the page does not go home by itself while it is looked at. */
export async function whileTouched<T>(page: Page, work: () => Promise<T>): Promise<T> {
  const hand = await page.evaluate(() => window.setInterval(() => window.dispatchEvent(new Event('pointerdown')), 500));
  try {
    return await work();
  } finally {
    await page.evaluate(id => window.clearInterval(id), hand).catch(() => {});
  }
}

async function place(browser: Browser, size: Size, url: string, more: BrowserContextOptions): Promise<Device> {
  const context = await browser.newContext({
    viewport: sizes[size],
    hasTouch: touched.includes(size),
    isMobile: size.startsWith('phone'),
    ...more,
  });
  context.setDefaultTimeout(120_000);
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
  await context.addInitScript(standStill);
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
