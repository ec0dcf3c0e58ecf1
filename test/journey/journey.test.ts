// The main job in a real browser, walked as people walk it: the touch on the kiosk, the paper, the desk, the TV, the phone,
// the rating. What the screens say is compared with what stands in the database.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import enKiosk from '../../common/text/en/kiosk.json';
import enPhone from '../../common/text/en/phone.json';
import { fill } from '../../common/text/fill.ts';
import counter from '../../common/text/vi/counter.json';
import display from '../../common/text/vi/display.json';
import kiosk from '../../common/text/vi/kiosk.json';
import phone from '../../common/text/vi/phone.json';
import rating from '../../common/text/vi/rating.json';
import shared from '../../common/text/vi/shared.json';
import { exampleKiosk, expectDone, withVoice } from '../fakes/office.ts';
import {
  type Device,
  keepPicture,
  listSounds,
  type OfficeBrowser,
  openBrowser,
  type Size,
  whileTouched,
} from './browser.ts';
import {
  button,
  callNext,
  leaveKiosk,
  openDesk,
  pressUntil,
  readNumber,
  serve,
  signIn,
  takeNumber,
  touchService,
} from './hands.ts';
import { type RealOffice, readQrCode, startRealOffice } from './real-office.ts';

/** Names of services and of a priority class as the example office writes them. */
const hoTich = /Hộ tịch/.source;
const elderly = 'Người cao tuổi';

let browser: OfficeBrowser;
let office: RealOffice;
const devices: Device[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});
afterEach(async () => {
  const troubles = devices.flatMap(device => device.troubles);
  await Promise.all(devices.splice(0).map(device => device.close()));
  await office?.stop();
  expect(troubles).toEqual([]);
});

async function place(size: Size, path: string): Promise<Page> {
  const device = await browser.place(size, office.url + path);
  devices.push(device);
  return device.page;
}

/** The number in the large place of the TV. */
const largeNumber = (tv: Page, number: string) => tv.getByRole('main').getByText(number, { exact: true });

interface TicketRow {
  ticket_id: string;
  number: string;
  state: string;
  service_id: string;
  priority_id: string | null;
  language: string;
  counter_id: string | null;
}

function readTicket(number: string): TicketRow | undefined {
  return office.read<TicketRow>('SELECT * FROM tickets WHERE number = ?', number)[0];
}

const countTickets = () => office.read<{ n: number }>('SELECT count(*) AS n FROM tickets')[0]?.n ?? -1;

describe('in the example office with its voice', () => {
  it('leads a citizen from the touch on the kiosk to the rating in the database', async () => {
    office = await startRealOffice(withVoice);
    const before = await office.issue('ho-tich');
    const [kioskPage, tv, desk] = await Promise.all([
      place('kiosk', '/kiosk'),
      place('tv', '/display?screen=hall'),
      place('desk', '/counter'),
    ]);

    // Two touches, and the number is there.
    await touchService(kioskPage, hoTich);
    const { number, trackUrl } = await whileTouched(kioskPage, async () => {
      await button(kioskPage, kiosk.ordinary).tap();
      const number = await readNumber(kioskPage);
      const ahead = kioskPage.locator('p').filter({ hasText: kiosk.aheadUnit });
      expect(await ahead.textContent()).toBe(`1${kiosk.aheadUnit}`);

      // The code on the screen is the address of the ticket's own page.
      const code = kioskPage.getByRole('img', { name: fill(kiosk.followCode, { number }) });
      await code.locator('path').waitFor();
      const trackUrl = readQrCode(await code.screenshot());
      expect(trackUrl).toMatch(new RegExp(`^${office.url}/t/[\\w-]+$`));

      // The paper says the same.
      await kioskPage.getByText(kiosk.paperTake).waitFor();
      await keepPicture(kioskPage, 'journey-kiosk-number');
      return { number, trackUrl };
    });
    const printer = await place('desk', '/pretend-printer');
    const slip = printer.getByRole('img', { name: number });
    const picture = await fetch(new URL((await slip.getAttribute('src')) ?? '', office.url));
    expect(readQrCode(Buffer.from(await picture.arrayBuffer()))).toBe(trackUrl);

    // The phone follows.
    const phonePage = await place('phone', new URL(trackUrl).pathname);
    await phonePage.getByRole('heading', { name: number }).waitFor();
    await phonePage.getByText(phone.aheadOne, { exact: true }).waitFor();

    // The officer has a keyboard and nothing else.
    await openDesk(desk, 'can-bo-1', '1');
    await callNext(desk, before.number);
    await phonePage.getByText(phone.next, { exact: true }).waitFor();
    await serve(desk);
    const soundsBefore = (await listSounds(tv)).length;
    await callNext(desk, number);

    // The TV invites, with a chime; the phone says where to go.
    await largeNumber(tv, number).waitFor();
    await tv.getByRole('heading', { name: display.invite }).waitFor();
    expect(await tv.getByText(display.toCounter).first().textContent()).toBe(`${display.toCounter}1`);
    await expect.poll(async () => (await listSounds(tv)).length).toBe(soundsBefore + 1);
    expect((await listSounds(tv)).at(-1)).toBeGreaterThan(0.5);
    await keepPicture(tv, 'journey-tv-called');
    await phonePage.getByRole('heading', { name: phone.calledLead }).waitFor();
    expect(await phonePage.title()).toBe(fill(phone.titleCalled, { number, counter: '1' }));
    await keepPicture(phonePage, 'journey-phone-called');

    await serve(desk);
    await expect.poll(() => readTicket(number)?.state).toBe('done');
    await phonePage.getByText(phone.scores[4] ?? '').tap();
    await button(phonePage, phone.send).tap();
    await phonePage.getByText(phone.thanks).waitFor();
    const ratings = office.read('SELECT score, counter_id, staff_id, service_id FROM ratings');
    expect(ratings).toEqual([{ score: 5, counter_id: 'quay-1', staff_id: 'can-bo-1', service_id: 'ho-tich' }]);
  });
});

describe('in the example office', () => {
  beforeEach(async () => {
    office = await startRealOffice();
  });

  it('gives a priority citizen a number of its own series, and the officer is told why it comes first', async () => {
    await office.issue('dat-dai');
    const page = await place('kiosk', '/kiosk');
    const number = await takeNumber(page, 'Đất đai', elderly);
    expect(number).toBe('U001');
    await page.getByText(fill(kiosk.priorityMark, { name: elderly })).waitFor();
    expect(readTicket(number)?.priority_id).toBe('cao-tuoi');
    const desk = await place('desk', '/counter');
    await openDesk(desk, 'can-bo-3', '3');
    await callNext(desk, number);
    await desk.getByText(elderly).first().waitFor();
    await serve(desk);
  });

  it('takes a number back within ten seconds, and never gives it again', async () => {
    const page = await place('kiosk', '/kiosk');
    const number = await takeNumber(page, hoTich);
    await button(page, kiosk.undo.split('(')[0] ?? '').tap();
    await page.getByRole('heading', { name: fill(kiosk.cancelled, { number }) }).waitFor();
    expect(readTicket(number)?.state).toBe('cancelled');
    await button(page, kiosk.takeOther).tap();
    expect(await takeNumber(page, hoTich)).not.toBe(number);
  });

  it('asks one touch more before the same kiosk gives a second number for the same service', async () => {
    const page = await place('kiosk', '/kiosk');
    const first = await takeNumber(page, 'Văn hóa');
    await leaveKiosk(page);
    const before = countTickets();
    await touchService(page, 'Văn hóa');
    await button(page, kiosk.ordinary).tap();
    const question = page.getByRole('dialog', { name: kiosk.againAsk });
    await question.getByText(fill(kiosk.again, { number: first })).waitFor();
    expect(countTickets()).toBe(before);
    await button(question, kiosk.againYes).tap();
    expect(await readNumber(page)).not.toBe(first);
    expect(countTickets()).toBe(before + 1);
  });

  it('speaks English to whoever chooses it, on the kiosk, the paper and the phone', async () => {
    const page = await place('kiosk', '/kiosk');
    await button(page, 'English').tap();
    await page.getByRole('heading', { name: enKiosk.take }).waitFor();
    await touchService(page, 'Civil status');
    await whileTouched(page, async () => {
      await button(page, enKiosk.ordinary).tap();
      const number = await readNumber(page);
      await page.getByText(enKiosk.given).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(readTicket(number)?.language).toBe('en');
      const code = page.getByRole('img', { name: fill(enKiosk.followCode, { number }) });
      await code.locator('path').waitFor();
      const follow = await place('phone', new URL(readQrCode(await code.screenshot())).pathname);
      await follow.getByText(enPhone.selfUpdating).waitFor();
      // The next citizen finds the first language again.
      await leaveKiosk(page);
    });
    await page.getByRole('heading', { name: kiosk.take }).waitFor();
  });

  it('takes a rating on the tablet before the counter', async () => {
    const token = await office.openCounter('can-bo-5', 'quay-5');
    await office.issue('tra-ket-qua');
    const { ticketId, number } = expectDone(await office.call('ticket.call-next', { counterId: 'quay-5' }, token));
    const page = await place('rating', '/kiosk/rating?counter=quay-5');
    await page.getByText(number, { exact: true }).waitFor();
    expectDone(await office.call('ticket.start', { ticketId }, token));
    await button(page, rating.scores[3] ?? '').tap();
    await page.getByRole('heading', { name: rating.thanks }).waitFor();
    await button(page, rating.phrasesGood[0] ?? '').tap();
    await button(page, rating.finish).tap();
    const read = () =>
      office.read(
        'SELECT score, comment FROM ratings JOIN rating_comments USING (ticket_id) WHERE ticket_id = ?',
        ticketId,
      );
    await expect.poll(read).toEqual([{ score: 4, comment: rating.phrasesGood[0] }]);
    expectDone(await office.call('ticket.finish', { ticketId }, token));
  });

  it('dims on the TV who did not come, and lets the desk bring him back by the keyboard', async () => {
    const { number } = await office.issue('bao-tro');
    const [tv, desk] = await Promise.all([place('tv', '/display?screen=hall'), place('desk', '/counter')]);
    await openDesk(desk, 'can-bo-4', '4');
    await callNext(desk, number);
    await largeNumber(tv, number).waitFor();
    await pressUntil(desk, 'Delete', counter.nobody);
    await tv.getByText(display.missed).waitFor();
    await tv.getByRole('heading', { name: display.lastCalled }).waitFor();
    await keepPicture(tv, 'journey-tv-missed');
    expect(readTicket(number)?.state).toBe('no-show');

    await pressUntil(desk, '3', counter.bringBack);
    await desk.waitForFunction(() => document.activeElement?.matches('[data-row]'));
    await desk.keyboard.press('Enter');
    await expect.poll(() => readTicket(number)?.state).toBe('waiting');
    await desk.getByText(counter.noneMissed).waitFor();
    await desk.keyboard.press('Escape');
    await callNext(desk, number);
    await serve(desk);
  });

  it('sends a citizen on to another service without a mouse, with number and arrival unchanged', async () => {
    const { number } = await office.issue('tra-ket-qua');
    const [from, to] = await Promise.all([place('desk', '/counter'), place('deskSmall', '/counter')]);
    await openDesk(from, 'can-bo-2', '2');
    await callNext(from, number);
    const arrival = office.read<{ arrived_at: number }>('SELECT arrived_at FROM tickets WHERE number = ?', number);
    const dialog = from.getByRole('dialog', { name: fill(counter.transferTitle, { number }) });
    await from.keyboard.press('t');
    await dialog.waitFor();
    await from.keyboard.press('e');
    await button(dialog, 'E').and(from.locator('[aria-pressed=true]')).waitFor();
    await keepPicture(from, 'journey-desk-transfer');
    await from.keyboard.press('Enter');
    await from.getByText(counter.nobody).waitFor();
    expect(readTicket(number)).toMatchObject({ state: 'waiting', service_id: 'kinh-doanh' });
    expect(office.read('SELECT arrived_at FROM tickets WHERE number = ?', number)).toEqual(arrival);

    await openDesk(to, 'can-bo-3', '3');
    await callNext(to, number);
    await serve(to);
    expect(readTicket(number)).toMatchObject({ state: 'done', counter_id: 'quay-3' });
  });

  it('gives a script the same office: a number taken without a browser is on the kiosk at once', async () => {
    const page = await place('kiosk', '/kiosk');
    const tile = page.getByRole('button', { name: 'Trả kết quả' });
    await tile.waitFor();
    expect(await tile.textContent()).toContain(kiosk.nobodyWaits);
    await office.call('ticket.issue', { serviceId: 'tra-ket-qua' }, exampleKiosk);
    await page
      .getByRole('button', { name: new RegExp(`Trả kết quả.*${fill(kiosk.waiting, { n: 1 })}`, 's') })
      .waitFor();
  });
});

describe('in an office of its own', () => {
  it('lets a new TV in only when an administrator approves its code', async () => {
    office = await startRealOffice({ example: false, id: 'phuong-that' });
    const tv = await place('tv', '/display?screen=hall');
    await tv.getByRole('heading', { name: shared.pairingTitle }).waitFor();
    const code = await tv.getByText(/^\d{3} \d{3}$/).textContent();
    await keepPicture(tv, 'journey-tv-pairing');
    const desk = await place('desk', '/counter');
    await signIn(desk, 'quan-tri');
    const asking = desk.locator('form').filter({ hasText: code ?? 'no code' });
    await asking.waitFor();
    await asking.getByLabel(counter.screenName).fill('TV sảnh chính');
    await keepPicture(desk, 'journey-desk-screens');
    await button(asking, counter.approve).click();
    await desk.getByRole('rowheader', { name: 'TV sảnh chính' }).waitFor();
    await tv.getByRole('heading', { name: display.closedTitle }).waitFor();
    // It is remembered: a TV that is switched off and on again needs nobody.
    await tv.reload();
    await tv.getByRole('heading', { name: display.closedTitle }).waitFor();
  });
});
