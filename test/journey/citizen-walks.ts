// Walks through all pages and states that citizens can come to, and stops at each to have it looked at. It knows the ways;
// what is right and wrong about a page it does not know.

import enKiosk from '../../common/text/en/kiosk.json';
import viKiosk from '../../common/text/vi/kiosk.json';
import phone from '../../common/text/vi/phone.json';
import rating from '../../common/text/vi/rating.json';
import { expectDone } from '../fakes/office.ts';
import type { Size } from './browser.ts';
import { button, readNumber } from './hands.ts';
import type { RealOffice } from './real-office.ts';
import type { Walk } from './stages.ts';

export async function walkKiosk({ place, look }: Walk, size: Size, language: 'vi' | 'en'): Promise<void> {
  const words = language === 'vi' ? viKiosk : enKiosk;
  const services = language === 'vi' ? ['Hộ tịch', 'Đất đai'] : ['Civil status', 'Land'];
  const page = await place(size, '/kiosk');
  const choose = async () => {
    if (language === 'en') await button(page, 'English').tap();
    await page.getByRole('heading', { name: words.take }).waitFor();
  };
  const tile = (name = '') => page.getByRole('button', { name });
  await choose();
  await look(page, 'welcome');
  await tile(services[0]).tap();
  await button(page, words.ordinary).waitFor();
  await look(page, 'choice');
  await button(page, language === 'vi' ? 'Người cao tuổi' : 'Elderly').tap();
  await readNumber(page);
  await page.getByText(words.paperTake).waitFor();
  await look(page, 'number');
  await button(page, words.undo.split('(')[0]?.trim() ?? '').tap();
  await button(page, words.takeOther).waitFor();
  await look(page, 'cancelled');
  await button(page, words.takeOther).tap();
  await tile(services[1]).tap();
  await button(page, words.ordinary).tap();
  await readNumber(page);
  await button(page, words.done).tap();
  await page.getByRole('heading', { name: viKiosk.take }).waitFor();
  await choose();
  await tile(services[1]).tap();
  await button(page, words.ordinary).tap();
  await page.getByRole('dialog').waitFor();
  await look(page, 'second-number');
  await button(page, words.againNo).tap();
  await button(page, words.lower).tap();
  await button(page, words.raise).waitFor();
  await look(page, 'lowered');
  await tile(services[1]).tap();
  await button(page, words.ordinary).waitFor();
  await look(page, 'choice-lowered');
}

/** What the kiosk does by itself when nobody touches it: time is pushed on. */
export async function walkIdleKiosk({ place, look }: Walk, size: Size): Promise<void> {
  const page = await place(size, '/');
  await page.clock.install();
  await page.goto(new URL('/kiosk', page.url()).href);
  await page.getByRole('button', { name: 'Hộ tịch' }).tap();
  await button(page, viKiosk.ordinary).waitFor();
  await page.clock.fastForward(46_000);
  await page.getByRole('dialog', { name: viKiosk.stillThere }).waitFor();
  await look(page, 'still-there');
  await button(page, viKiosk.goHome).tap();
  await page.getByRole('heading', { name: viKiosk.take }).waitFor();
  await page.clock.fastForward(61_000);
  await page.getByText(viKiosk.touchToBegin).waitFor();
  await look(page, 'resting');
}

export async function walkHardKiosk({ office, place, look }: Walk, size: Size): Promise<void> {
  await office.issue('het-so');
  const page = await place(size, '/kiosk');
  await page.getByText(viKiosk.full).waitFor();
  await look(page, 'full');
  await button(page, viKiosk.lower).tap();
  await button(page, viKiosk.raise).waitFor();
  await look(page, 'full-lowered');
  await button(page, viKiosk.raise).tap();
  await button(page, viKiosk.nextPage).tap();
  await button(page, viKiosk.previousPage).and(page.locator(':enabled')).waitFor();
  await look(page, 'second-sheet');
  await page.getByRole('button', { name: 'Nông nghiệp' }).first().tap();
  await button(page, viKiosk.ordinary).waitFor();
  await look(page, 'long-name');
  await button(page, viKiosk.ordinary).tap();
  await readNumber(page);
  await page.getByText(viKiosk.paperTake).waitFor();
  await look(page, 'long-name-number');
}

export async function walkPhone({ office, place, look }: Walk, size: Size, language: 'vi' | 'en'): Promise<void> {
  const token = await office.openCounter('can-bo-1', 'quay-1');
  const before = await office.issue('ho-tich');
  await office.issue('ho-tich');
  const { ticketId, trackUrl, number } = await office.issue('ho-tich', null, language);
  const page = await place(size, new URL(trackUrl, office.url).pathname);
  await page.getByRole('heading', { name: number }).waitFor();
  await look(page, 'waiting');
  const act = async (
    name: 'ticket.start' | 'ticket.finish' | 'ticket.park' | 'ticket.no-show' | 'ticket.return',
    id = ticketId,
  ) => expectDone(await office.call(name, { ticketId: id }, token));
  const changed = async (deed: () => Promise<unknown>) => {
    const old = await page.title();
    await deed();
    await page.waitForFunction(title => document.title !== title, old);
  };
  await changed(async () => {
    expectDone(await office.call('ticket.call', { ticketId: before.ticketId, counterId: 'quay-1' }, token));
    await act('ticket.start', before.ticketId);
    await act('ticket.finish', before.ticketId);
    expectDone(await office.call('ticket.cancel', { ticketId: (await others(office))[0] ?? '' }, token));
  });
  await look(page, 'next');
  await changed(async () => expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, token)));
  await look(page, 'called');
  await changed(() => act('ticket.no-show'));
  await look(page, 'no-show');
  await changed(() => act('ticket.return'));
  await changed(async () => expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, token)));
  await changed(() => act('ticket.park'));
  await look(page, 'parked');
  await changed(async () => expectDone(await office.call('ticket.resume', { ticketId, counterId: 'quay-1' }, token)));
  await changed(() => act('ticket.start'));
  await look(page, 'serving');
  await changed(() => act('ticket.finish'));
  await page.getByRole('radio').first().waitFor();
  await look(page, 'rating');
  await page.getByRole('radio').first().check({ force: true });
  await page.locator('form button').tap();
  await page.getByRole('radio').first().waitFor({ state: 'detached' });
  await look(page, 'rated');
  await page.goto(new URL('/t/khong-co-so-nay-dau-ca', page.url()).href);
  await page.getByText(phone.unknown).waitFor();
  await look(page, 'unknown');
}

async function others(office: RealOffice): Promise<string[]> {
  return office
    .read<{ ticket_id: string }>("SELECT ticket_id FROM tickets WHERE state = 'waiting' ORDER BY seq")
    .map(row => row.ticket_id);
}

export async function walkTablet({ office, place, look }: Walk): Promise<void> {
  const page = await place('rating', '/kiosk/rating');
  await page.getByRole('heading', { name: rating.chooseCounter }).waitFor();
  await look(page, 'choose-counter');
  await page.goto(new URL('/kiosk/rating?counter=quay-1', page.url()).href);
  await page.getByRole('heading', { name: rating.closed }).waitFor();
  await look(page, 'away');
  const token = await office.openCounter('can-bo-1', 'quay-1');
  await page.getByRole('heading', { name: rating.welcome }).waitFor();
  await look(page, 'rest');
  for (const score of [4, 0]) {
    await office.issue('ho-tich');
    const { ticketId, number } = expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, token));
    await page.getByText(number, { exact: true }).waitFor();
    if (score > 0) await look(page, 'called');
    expectDone(await office.call('ticket.start', { ticketId }, token));
    await button(page, rating.scores[score] ?? '').waitFor();
    if (score > 0) await look(page, 'ask');
    await button(page, rating.scores[score] ?? '').tap();
    await page.getByRole('heading', { name: rating.thanks }).waitFor();
    await look(page, `thanks-${score + 1}`);
    await button(page, rating.finish).tap();
    expectDone(await office.call('ticket.finish', { ticketId }, token));
  }
}
