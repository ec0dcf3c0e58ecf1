// Walks through the TVs, the desk and the page of screens, and stops at each state to have it looked at. It knows the ways;
// what is right and wrong about a page it does not know.
import type { Page } from 'playwright-core';
import enCounter from '../../common/text/en/counter.json';
import viCounter from '../../common/text/vi/counter.json';
import display from '../../common/text/vi/display.json';
import phone from '../../common/text/vi/phone.json';
import { expectDone } from '../fakes/office.ts';
import type { Size } from './browser.ts';
import { button, callNext, openDesk, pressEnter, pressUntil, signIn } from './hands.ts';
import { fillOffice, type Walk } from './stages.ts';

export async function walkTv(
  { office, place, look }: Walk,
  size: Size,
  measureNumber: (page: Page, number: string) => Promise<void>,
): Promise<void> {
  const hall = await place(size, '/display?screen=hall');
  const top = await place(size, '/display?screen=quay-1');
  await hall.getByRole('heading', { name: display.closedTitle }).waitFor();
  await look(hall, 'hall-closed');
  await look(top, 'top-closed');
  const { first, second } = await fillOffice(office);
  const numbers = hall.getByRole('main');
  await numbers
    .getByText(/^U\d{3}$/)
    .first()
    .waitFor();
  await measureNumber(hall, 'U888');
  await look(hall, 'hall-called');
  await look(top, 'top-serving');
  await office.call('counter.pause', { counterId: 'quay-3', reason: 'Xử lý hồ sơ' }, second);
  const here = office.read<{ ticket_id: string }>("SELECT ticket_id FROM tickets WHERE state = 'serving'")[0];
  expectDone(await office.call('ticket.finish', { ticketId: here?.ticket_id ?? '' }, first));
  const next = expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, first));
  await top.getByText(next.number, { exact: true }).first().waitFor();
  await look(top, 'top-called');
  expectDone(await office.call('ticket.no-show', { ticketId: next.ticketId }, first));
  await hall.getByText(display.missed).waitFor();
  await look(hall, 'hall-missed');
  expectDone(await office.call('counter.pause', { counterId: 'quay-1', reason: 'Họp nội bộ' }, first));
  await top.getByText(display.topPaused).first().waitFor();
  await look(top, 'top-paused');
}

/** Only the calls, for the sizes that show the same in other proportions. */
export async function walkTvCalls(
  { office, place, look }: Walk,
  size: Size,
  measureNumber: (page: Page, number: string) => Promise<void>,
): Promise<void> {
  const hall = await place(size, '/display?screen=hall');
  const top = await place(size, '/display?screen=quay-1');
  const token = await office.openCounter('can-bo-1', 'quay-1');
  const { number } = await office.issue('ho-tich');
  const { ticketId } = expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, token));
  await hall.getByRole('heading', { name: display.invite }).waitFor();
  await measureNumber(hall, number);
  await look(hall, 'hall-called');
  await look(top, 'top-called');
  expectDone(await office.call('ticket.no-show', { ticketId }, token));
  await hall.getByText(display.missed).waitFor();
  await look(hall, 'hall-missed');
}

/** Twelve counters with long names of services. */
export async function walkHardTv({ office, place, look }: Walk, size: Size): Promise<void> {
  const hall = await place(size, '/display?screen=hall');
  for (const [i, staff] of ['can-bo-1', 'can-bo-2', 'can-bo-3', 'can-bo-4', 'can-bo-5', 'giam-sat'].entries()) {
    const counterId = `quay-${2 * i + 1}`;
    const token = await office.openCounter(staff, counterId);
    await office.issue(`linh-vuc-${i}`, i === 2 ? 'nguoi-co-cong' : null);
    expectDone(await office.call('ticket.call-next', { counterId }, token));
  }
  await hall.getByRole('list', { name: display.counters }).getByText('L001', { exact: true }).waitFor();
  await look(hall, 'hall-many');
}

export async function walkDesk({ office, place, look }: Walk, size: Size, language: 'vi' | 'en'): Promise<void> {
  const words = language === 'vi' ? viCounter : enCounter;
  await fillOffice(office);
  const page = await place(size, '/counter');
  const leaveDialog = async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await page.getByLabel(viCounter.pin).waitFor();
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel(words.pin).waitFor();
  await look(page, 'sign-in');
  await page.getByLabel(words.name).fill('giam-sat');
  await page.getByLabel(words.pin).fill('0000');
  await pressEnter(page);
  await page.getByRole('alert').filter({ hasText: /\p{L}/u }).waitFor();
  await look(page, 'sign-in-wrong');
  await page.keyboard.type('1234');
  await pressEnter(page);
  await page.getByRole('heading', { name: words.chooseCounter }).waitFor();
  await look(page, 'choose-counter');
  await page.keyboard.press('Digit1');
  await pressEnter(page);
  await page.getByRole('dialog').waitFor();
  await look(page, 'take-over');
  await leaveDialog();
  await page.keyboard.press('Digit4');
  await pressEnter(page);
  await button(page, words.deed['call-next']).waitFor();
  await look(page, 'idle');
  await page.keyboard.press('Space');
  await page.getByText(words.labelCalled).waitFor();
  await look(page, 'called');
  await page.keyboard.press('t');
  await page.getByRole('dialog').waitFor();
  await look(page, 'transfer');
  await leaveDialog();
  await pressUntil(page, 'p', words.nobody);
  await pressUntil(page, '2', words.resume);
  await look(page, 'parked');
  await leaveDialog();
  const more = await office.issue('van-hoa', 'khuyet-tat', 'en');
  await page.getByRole('complementary').getByText(more.number).waitFor();
  await callNext(page, more.number);
  await pressUntil(page, 's', words.labelServing);
  await look(page, 'serving');
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog').waitFor();
  await look(page, 'help');
  await leaveDialog();
  await button(page, words.signOut).click();
  await page.getByRole('dialog').waitFor();
  await look(page, 'sign-out');
  await leaveDialog();
  await pressUntil(page, 'Enter', words.nobody);
  await office.issue('bao-tro');
  await page.keyboard.press('Space');
  await page.getByText(words.labelCalled).waitFor();
  await pressUntil(page, 'Delete', words.nobody);
  await pressUntil(page, '3', words.bringBack);
  await look(page, 'missed');
  await leaveDialog();
  await page.keyboard.press('b');
  await page.getByRole('dialog').waitFor();
  await look(page, 'pause');
  await page.keyboard.press('1');
  await pressEnter(page);
  await page.getByText(words.openAgain).first().waitFor();
  await look(page, 'paused');
  await page.keyboard.press('c');
  await page.getByRole('dialog').waitFor();
  await look(page, 'close');
  await pressEnter(page);
  await page.getByText(words.closedHint).waitFor();
  await look(page, 'closed');
}

/** Screens that ask to be let in, and who lets them. The office is not the example. */
export async function walkPairing({ place, look }: Walk): Promise<void> {
  const asking = {
    kiosk: await place('kiosk', '/kiosk'),
    tv: await place('tv', '/display?screen=hall'),
    rating: await place('rating', '/kiosk/rating?counter=quay-1'),
  };
  for (const [name, page] of Object.entries(asking)) {
    await page.getByText(/^\d{3} \d{3}$/).waitFor();
    await look(page, `pairing-${name}`);
  }
  for (const size of ['desk', 'deskSmall'] as const) {
    const page = await place(size, '/counter');
    await signIn(page, 'quan-tri');
    await button(page, viCounter.approve).first().waitFor();
    await look(page, `screens-asking-${size}`);
    await button(page, viCounter.approve).first().click();
    await button(page, viCounter.revoke).first().waitFor();
    await look(page, `screens-${size}`);
    await button(page, viCounter.revoke).first().click();
    await page.getByRole('dialog').waitFor();
    await look(page, `screens-revoke-${size}`);
  }
}

/** All screens at once, with the server gone. */
export async function walkLost({ office, place, look }: Walk): Promise<void> {
  await fillOffice(office);
  const { trackUrl } = await office.issue('dat-dai');
  const pages = {
    kiosk: await place('kiosk', '/kiosk'),
    kioskLying: await place('kioskLying', '/kiosk'),
    tv: await place('tv', '/display?screen=hall'),
    desk: await place('desk', '/counter'),
    phone: await place('phone', new URL(trackUrl, office.url).pathname),
    rating: await place('rating', '/kiosk/rating?counter=quay-1'),
  };
  await openDesk(pages.desk, 'can-bo-4', '4');
  await pages.rating.getByText('A001', { exact: true }).waitFor();
  await office.end('SIGTERM');
  await pages.phone.getByText(phone.reconnecting).waitFor();
  for (const [name, page] of Object.entries(pages)) {
    if (name !== 'phone') await page.getByText(/Mất kết nối từ \d/).waitFor();
    await look(page, `lost-${name}`);
  }
}
