// What people see when the server goes and comes back, when a TV is switched off and on, when a hand trembles: everybody is
// told in words, nothing is lied about, and all come back by themselves. The database says what truly happened.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fill } from '../../common/text/fill.ts';
import counter from '../../common/text/vi/counter.json';
import display from '../../common/text/vi/display.json';
import kiosk from '../../common/text/vi/kiosk.json';
import phone from '../../common/text/vi/phone.json';
import rating from '../../common/text/vi/rating.json';
import shared from '../../common/text/vi/shared.json';
import {
  type Device,
  inOneMoment,
  keepPicture,
  listSounds,
  type OfficeBrowser,
  openBrowser,
  type Size,
} from './browser.ts';
import {
  button,
  callNext,
  openDesk,
  pressTogether,
  pressUntil,
  readNumber,
  takeNumber,
  touchService,
} from './hands.ts';
import { type RealOffice, startRealOffice } from './real-office.ts';

let browser: OfficeBrowser;
let office: RealOffice;
const devices: Device[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});
beforeEach(async () => {
  office = await startRealOffice();
});
afterEach(async () => {
  // A server that is away is told in the console; a fault of a script never is allowed.
  const faults = devices.flatMap(device => device.troubles).filter(trouble => trouble.startsWith('fault'));
  await Promise.all(devices.splice(0).map(device => device.close()));
  await office?.stop();
  expect(faults).toEqual([]);
});

async function place(size: Size, path: string): Promise<Page> {
  const device = await browser.place(size, office.url + path);
  devices.push(device);
  return device.page;
}

/** "Mất kết nối từ 12:34", with a time. */
const lostWords = new RegExp(fill(shared.lostSince, { time: '\\d{2}:\\d{2}' }));
const largeNumber = (tv: Page, number: string) => tv.getByRole('main').getByText(number, { exact: true });
const gone = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ state: 'hidden' });

const countTickets = () => office.read<{ n: number }>('SELECT count(*) AS n FROM tickets')[0]?.n;
const listCalls = () => office.read<{ how: string }>('SELECT how FROM calls ORDER BY seq').map(call => call.how);
const stateOf = (number: string) =>
  office.read<{ state: string }>('SELECT state FROM tickets WHERE number = ?', number)[0]?.state;

describe('a TV that is switched off and on', () => {
  it('shows what it showed before, and what was called while it was away', async () => {
    const first = await office.issue('ho-tich');
    const second = await office.issue('ho-tich');
    const [tv, desk] = await Promise.all([place('tv', '/display?screen=hall'), place('desk', '/counter')]);
    await openDesk(desk, 'can-bo-1', '1');
    await callNext(desk, first.number);
    await largeNumber(tv, first.number).waitFor();
    const side = tv.getByRole('complementary');
    await side.getByText(shortName('Hộ tịch')).first().waitFor();
    const before = await readTv(tv);
    await tv.reload();
    await largeNumber(tv, first.number).waitFor();
    await expect.poll(() => readTv(tv)).toEqual(before);

    // The next one is called while it is away.
    await pressUntil(desk, 's', counter.labelServing);
    await tv.goto('about:blank');
    await pressUntil(desk, 'Enter', counter.nobody);
    await callNext(desk, second.number);
    await tv.goto(`${office.url}/display?screen=hall`);
    await largeNumber(tv, second.number).waitFor();
    await side.getByText(first.number, { exact: true }).waitFor();
  });
});

/** A whole office in the middle of its work: one is called, one waits and looks at his phone. */
async function workInTheMiddle() {
  const called = await office.issue('ho-tich');
  const waiting = await office.issue('ho-tich');
  const [kioskPage, tv, desk, phonePage, tablet] = await Promise.all([
    place('kiosk', '/kiosk'),
    place('tv', '/display?screen=hall'),
    place('desk', '/counter'),
    place('phone', new URL(waiting.trackUrl, office.url).pathname),
    place('rating', '/kiosk/rating?counter=quay-1'),
  ]);
  await openDesk(desk, 'can-bo-1', '1');
  await callNext(desk, called.number);
  await largeNumber(tv, called.number).waitFor();
  await phonePage.getByText(phone.next, { exact: true }).waitFor();
  await tablet.getByText(called.number, { exact: true }).waitFor();
  await kioskPage.getByText(fill(kiosk.waiting, { n: 1 })).waitFor();
  return { called, waiting, kioskPage, tv, desk, phonePage, tablet };
}

describe('a server that goes away in the middle', () => {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const)
    it(`is missed in words by every screen, and all of them come back by themselves (${signal})`, async () => {
      const { called, waiting, kioskPage, tv, desk, phonePage, tablet } = await workInTheMiddle();
      await expect.poll(async () => (await listSounds(tv)).length).toBe(1);
      await office.end(signal);

      await Promise.all([
        kioskPage.getByText(lostWords).waitFor(),
        tv.getByText(lostWords).waitFor(),
        desk.getByText(lostWords).waitFor(),
        phonePage.getByText(phone.reconnecting).waitFor(),
        tablet.getByText(lostWords).waitFor(),
      ]);
      // The last true picture stays, and nothing pretends to work.
      await kioskPage.getByRole('heading', { name: kiosk.takeStopped }).waitFor();
      expect(await kioskPage.getByRole('button', { name: 'Hộ tịch' }).isDisabled()).toBe(true);
      await largeNumber(tv, called.number).waitFor();
      await phonePage
        .getByText(/\d{2}:\d{2}/)
        .first()
        .waitFor();
      await pressUntil(desk, 's', fill(counter.notConnected, { deed: counter.deed.start }));
      expect(await button(desk, counter.deed.start).isDisabled()).toBe(true);
      for (const [name, page] of Object.entries({ kioskPage, tv, desk, phonePage, tablet }))
        if (signal === 'SIGKILL') await keepPicture(page, `lost-${name}`);

      await office.revive();
      await Promise.all([
        gone(kioskPage, lostWords),
        gone(tv, lostWords),
        gone(desk, lostWords),
        gone(phonePage, phone.reconnecting),
        gone(tablet, lostWords),
      ]);
      // They show the truth, and the work goes on where it stood; nobody signs in again.
      await desk.getByRole('heading', { level: 1, name: called.number }).waitFor();
      // What was called before is not called out again.
      expect(await listSounds(tv)).toHaveLength(1);
      await pressUntil(desk, 's', counter.labelServing);
      await button(tablet, rating.scores[4] ?? '').waitFor();
      await pressUntil(desk, 'Enter', counter.nobody);
      await callNext(desk, waiting.number);
      await largeNumber(tv, waiting.number).waitFor();
      await phonePage.getByRole('heading', { name: phone.calledLead }).waitFor();
      expect(await takeNumber(kioskPage, 'Đất đai')).toBe('B001');
      expect(stateOf(called.number)).toBe('done');
      expect(listCalls()).toEqual(['next', 'next']);
      expect(countTickets()).toBe(3);
    });

  it('gives no number to a touch in between, says so, and exactly one when it is back', async () => {
    const page = await place('kiosk', '/kiosk');
    await touchService(page, 'Hộ tịch');
    const ordinary = button(page, kiosk.ordinary);
    await ordinary.tap({ trial: true });
    await office.end('SIGKILL');
    // At once, before the screen itself has noticed.
    await ordinary.tap();
    await page.getByText(kiosk.noAnswer).waitFor();
    await page.getByText(kiosk.notIssued).waitFor();
    await page.getByText(lostWords).waitFor();
    await keepPicture(page, 'lost-kiosk-touch');
    expect(await page.getByRole('heading', { name: /A\d{3}/ }).count()).toBe(0);
    expect(countTickets()).toBe(0);

    await office.revive();
    await button(page, kiosk.tryAgain).tap();
    expect(await readNumber(page)).toBe('A001');
    expect(countTickets()).toBe(1);
  });

  it('gives the one number of the press when only its answer was lost on the way', async () => {
    const page = await place('kiosk', '/kiosk');
    let lost = 0;
    await page.route('**/api/ticket.issue', async route => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      await route.abort();
    });
    expect(await takeNumber(page, 'Hộ tịch')).toBe('A001');
    expect(lost).toBe(2);
    expect(countTickets()).toBe(1);
  });
});

describe('a trembling hand', () => {
  it('gets one number for a double touch, and does not undo it by the second half', async () => {
    const page = await place('kiosk', '/kiosk');
    await touchService(page, 'Hộ tịch');
    const ordinary = button(page, kiosk.ordinary);
    await ordinary.tap({ trial: true });
    const box = await ordinary.boundingBox();
    if (box === null) throw new Error('the button has no place');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    // Three touches in a moment, and once more in the same place, onto the page that comes.
    await inOneMoment(page, async () => {
      for (let touch = 0; touch < 3; touch++) await page.touchscreen.tap(x, y);
      expect(await readNumber(page)).toBe('A001');
      await page.touchscreen.tap(x, y);
    });
    await page.getByText(kiosk.paperTake).waitFor();
    expect(countTickets()).toBe(1);
    expect(stateOf('A001')).toBe('waiting');
  });

  it('opens a service by a double touch, and takes no number by the second half', async () => {
    const page = await place('kiosk', '/kiosk');
    // A tile in whose place the next page has the button for the number.
    const tile = page.getByRole('button', { name: 'Kinh doanh' });
    await tile.tap({ trial: true });
    const box = await tile.boundingBox();
    if (box === null) throw new Error('the tile has no place');
    // Touched by the page's own clock, since a busy machine would make the pauses of a hand too long.
    await page.evaluate(
      async ([x, y]) => {
        const first = performance.now();
        while (performance.now() - first < 350) {
          (document.elementFromPoint(x, y) as HTMLElement | null)?.click();
          await new Promise(resolve => setTimeout(resolve, 50));
        }
      },
      [box.x + box.width / 2, box.y + box.height / 2] as const,
    );
    const ordinary = button(page, kiosk.ordinary);
    await ordinary.tap({ trial: true });
    const below = await ordinary.boundingBox();
    expect((below?.y ?? 0) < box.y + box.height / 2 && box.y < (below?.y ?? 0) + (below?.height ?? 0)).toBe(true);
    expect(countTickets()).toBe(0);
  });

  it('calls one citizen for a double Space', async () => {
    const { number } = await office.issue('ho-tich');
    await office.issue('ho-tich');
    const desk = await place('desk', '/counter');
    await openDesk(desk, 'can-bo-1', '1');
    await pressTogether(desk, 'Space', 3);
    await desk.getByRole('heading', { level: 1, name: number }).waitFor();
    expect(listCalls()).toEqual(['next']);
    // The same for the end of the service: two Enters do not skip anybody.
    await pressUntil(desk, 's', counter.labelServing);
    await pressTogether(desk, 'Enter', 2);
    await desk.getByText(counter.nobody).waitFor();
    expect(listCalls()).toEqual(['next']);
    expect(stateOf('A002')).toBe('waiting');
  });
});

/** What the TV says, without its clock and what changes with time. */
async function readTv(tv: Page): Promise<(string | null)[]> {
  const [main, side, counters] = await Promise.all([
    tv.getByRole('main').textContent(),
    tv.getByRole('complementary').textContent(),
    tv.getByRole('list', { name: display.counters }).textContent(),
  ]);
  return [main, side, counters];
}

/** A name on a TV may be shortened at its end. */
const shortName = (beginning: string) => new RegExp(`^${beginning}`);
