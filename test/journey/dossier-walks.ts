// Walks of an officer with dossiers, by keyboard alone: received from the ticket being served, asked for papers twice, promised
// anew, paid, ready, handed over; and of a supervisor who looks at the numbers. They stop at each page to have it looked at.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import enCounter from '../../common/text/en/counter.json';
import enDesk from '../../common/text/en/dossier-desk.json';
import { fill } from '../../common/text/fill.ts';
import viCounter from '../../common/text/vi/counter.json';
import states from '../../common/text/vi/dossier.json';
import viDesk from '../../common/text/vi/dossier-desk.json';
import { exampleKiosk, expectDone } from '../fakes/office.ts';
import { until } from '../fakes/waiting.ts';
import { letPagePass, type Size } from './browser.ts';
import { button, openDesk, pressEnter, pressTogether, pressUntil, scan } from './hands.ts';
import { birth, fillCatalogue } from './procedure-stage.ts';
import type { RealOffice } from './real-office.ts';
import type { Walk } from './stages.ts';

export type Language = 'vi' | 'en';
const texts = { vi: viDesk, en: enDesk };
const deskTexts = { vi: viCounter, en: enCounter };

export const citizen = { name: 'NGUYEN THI MAU', number: '999199000123', phone: '0901234567' };
/** As a keyboard scanner types the QR of an ID card; the number fits a woman born in 1999. */
const card = `${citizen.number}||${citizen.name}|31011999|Nu|12 DUONG MAU, PHUONG THU, TINH MAU|15042021`;

/** A catalogue, and a citizen who chose the procedure at the kiosk. */
async function fillDossierOffice(office: RealOffice): Promise<{ procedureId: string; number: string }> {
  await fillCatalogue(office, 3);
  const procedureId = await findBirth(office);
  const { number } = expectDone(
    await office.call('ticket.issue', { serviceId: 'ho-tich', priority: null, procedureId }, exampleKiosk),
  );
  return { procedureId, number };
}

async function findBirth(office: RealOffice): Promise<string> {
  const { items } = expectDone(await office.call('procedure.search', { text: birth }));
  return items[0]?.id ?? '';
}

const holds = (page: Page, label: string, value: string) => () =>
  until(async () => (await page.getByLabel(label, { exact: true }).inputValue()) === value, `${label} is ${value}`);
const hasRows = (page: Page, count: number) =>
  until(async () => (await page.getByRole('row').count()) === count, `there are ${count} rows`);
const hasFocus = (page: Page, name: string) =>
  page.waitForFunction(wanted => (document.activeElement as HTMLInputElement | null)?.name === wanted, name);

const dialog = (page: Page) => page.getByRole('dialog');
async function ask(page: Page, key: string): Promise<void> {
  if (key === 'Enter') await pressEnter(page);
  else await page.keyboard.press(key);
  await dialog(page).waitFor();
}
async function answer(page: Page, told: string): Promise<void> {
  await pressEnter(page);
  await dialog(page).waitFor({ state: 'hidden' });
  await page.getByRole('status').filter({ hasText: told }).waitFor();
}
/** Waits until the picture of the dossier shows this state. */
const stands = (page: Page, state: keyof typeof states.states) =>
  page.locator('.page-head .state-tag', { hasText: states.states[state] }).waitFor();

export async function openReception(page: Page, number: string): Promise<void> {
  await page.keyboard.press('Space');
  await page.getByRole('heading', { level: 1, name: number, exact: true }).waitFor();
  await pressUntil(page, 's', viCounter.labelServing);
  await page.keyboard.press('n');
  await page.getByRole('heading', { level: 1, name: fill(viDesk.receive.forTicket, { number }) }).waitFor();
  await page.getByText('Giấy chứng sinh', { exact: true }).waitFor();
  await hasFocus(page, 'name');
}

export async function walkDossierDesk({ office, place, look }: Walk, size: Size): Promise<void> {
  const { receive, ask: asked, done, deed } = viDesk;
  const { number } = await fillDossierOffice(office);
  const page = await place(size, '/counter');
  await openDesk(page, 'can-bo-1', '1');
  await look(page, 'desk-idle');
  await openReception(page, number);
  await page.getByText(receive.basis).waitFor();
  await look(page, 'receive');

  // A mistake is told at its field, and the hand is there.
  await pressEnter(page);
  await page.getByText(viDesk.errors.name).waitFor();
  await look(page, 'receive-wrong');
  // Wherever the hand is: what the scanner types into a field is taken out again.
  const email = page.getByLabel(receive.email, { exact: true });
  await email.focus();
  await scan(page, card);
  await holds(page, receive.idNumber, citizen.number)();
  await page.getByText(receive.scanned).waitFor();
  expect(await email.inputValue()).toBe('');
  expect(await page.getByLabel(receive.name, { exact: true }).inputValue()).toBe(citizen.name);
  await hasFocus(page, 'phone');
  await page.keyboard.type(citizen.phone);
  expect(await page.getByLabel(receive.phone, { exact: true }).inputValue()).toBe(citizen.phone);
  // Nobody agreed to anything yet.
  expect(await page.getByLabel(receive.consent).isChecked()).toBe(false);
  expect(await page.getByLabel('Giấy chứng sinh').first().isChecked()).toBe(true);
  expect(await page.getByLabel('Văn bản ủy quyền').first().isChecked()).toBe(false);
  await look(page, 'receive-filled');

  // Back at the desk for a moment: nothing that was typed is lost, and nothing of it is kept anywhere but here.
  await page.keyboard.press('Escape');
  await page.getByText(viCounter.labelServing).waitFor();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(/MAU|0901/);
  await page.keyboard.press('n');
  await holds(page, receive.phone, citizen.phone)();
  // The same with the browser's own keys; its address says nothing of what is shown.
  await page.goBack();
  await page.locator('.desk').waitFor();
  await page.goForward();
  await holds(page, receive.phone, citizen.phone)();
  expect(new URL(page.url()).pathname).toBe('/counter');

  await ask(page, 'Enter');
  await look(page, 'confirm');
  // A trembling hand receives it once.
  await pressEnter(page);
  await pressEnter(page);
  await page.getByText(viDesk.received.title, { exact: true }).waitFor();
  await look(page, 'received');
  expect(office.read('SELECT 1 FROM dossiers')).toHaveLength(1);
  const [{ code }] = office.read<{ code: string }>('SELECT code FROM dossiers') as [{ code: string }];
  expect((await page.getByRole('heading', { level: 1 }).textContent())?.trim()).toBe(code);

  const [paper] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('p')]);
  expect(paper.url()).toBe(`${office.url}/counter/paper?code=${code}&form=receipt&nth=1`);
  await paper.close();
  await page.keyboard.press('m');
  await stands(page, '2');
  await look(page, 'dossier');
  await ask(page, 'b');
  await page.getByLabel('Giấy chứng sinh').waitFor();
  await page.keyboard.type('Bản sao sổ hộ khẩu');
  await pressEnter(page);
  await page.getByLabel('Bản sao sổ hộ khẩu').waitFor();
  await look(page, 'supplement');
  await answer(page, done['request-supplement']);
  await stands(page, '5');
  await ask(page, 'd');
  await look(page, 'supplement-received');
  await answer(page, done['supplement-received']);
  await stands(page, '2');

  // The second time it says what it costs, and wants a reason.
  await ask(page, 'b');
  await page.getByText(fill(asked.againTitle, { n: 2 })).waitFor();
  await page.getByText(asked.again).waitFor();
  await page.keyboard.type('Giấy chứng nhận kết hôn');
  await pressEnter(page);
  await pressEnter(page);
  await page.getByText(viDesk.errors.reason).waitFor();
  await look(page, 'supplement-again');
  await page.keyboard.type('Bản nộp trước bị mờ, không đọc được');
  await answer(page, done['request-supplement']);
  await page.getByText(viDesk.show.countsLate).waitFor();
  await ask(page, 'd');
  await answer(page, done['supplement-received']);
  await stands(page, '2');

  await ask(page, 'h');
  await pressEnter(page);
  await page.getByText(viDesk.errors.dueMissing, { exact: true }).waitFor();
  await look(page, 'reappoint');
  await page.keyboard.type(await laterDate(office, code));
  await page.keyboard.press('Tab');
  await page.keyboard.type('Chờ cơ quan khác xác minh. Cơ quan xin lỗi quý công dân.');
  await answer(page, done.reappoint);
  await page.getByText(fill(viDesk.show.reappointed, { n: 1 })).waitFor();

  await ask(page, 'y');
  await pressEnter(page);
  await page.getByText(viDesk.errors.fee).waitFor();
  await page.keyboard.type('Lệ phí đăng ký khai sinh');
  await page.keyboard.press('Tab');
  await page.keyboard.type('8.000');
  await look(page, 'request-payment');
  // A nervous hand: the money is asked for once, and not taken in the same breath.
  await letPagePass(page, 450, 'a second Enter within 400 ms does nothing');
  await pressTogether(page, 'Enter', 3);
  await page.getByRole('status').filter({ hasText: done['request-payment'] }).waitFor();
  await stands(page, '6');
  await letPagePass(page, 300, 'a dialog that was opened by the third press would be there');
  expect(await dialog(page).count()).toBe(0);
  await ask(page, 'Enter');
  await look(page, 'pay');
  await pressEnter(page);
  await dialog(page).waitFor({ state: 'hidden' });
  await page.getByText('8.000 đ').first().waitFor();
  await stands(page, '2');
  // The sum was wrong: the receipt is cancelled, stays to be seen, and the money is owed until it is taken anew.
  const receipts = page.locator('.payments');
  await receipts.getByRole('button', { name: deed['cancel-receipt'] }).click();
  await dialog(page).waitFor();
  await pressEnter(page);
  await page.getByText(viDesk.errors.reason).waitFor();
  await page.keyboard.type('Ghi nhầm mức thu');
  await look(page, 'cancel-receipt');
  await answer(
    page,
    fill(done['cancel-receipt'], { number: /BL-\d+-\d+/.exec((await receipts.textContent()) ?? '')?.[0] ?? '' }),
  );
  await receipts.getByText(viDesk.fees.cancelled).waitFor();
  await receipts.getByText(viDesk.show.toPay).waitFor();
  await look(page, 'receipt-cancelled');
  await ask(page, 'p');
  await pressEnter(page);
  await dialog(page).waitFor({ state: 'hidden' });
  await receipts.getByText(viDesk.show.toPay).waitFor({ state: 'hidden' });

  await ask(page, 'x');
  await look(page, 'advance');
  await answer(page, done.advance);
  await stands(page, '4');
  await look(page, 'dossier-on-its-way');
  for (const [key, name] of [
    ['t', 'refuse'],
    ['g', 'stop'],
    ['w', 'withdraw'],
    ['s', 'correct'],
  ] as const) {
    // Refusing belongs to reception: it is grey now, and its key does nothing.
    if (name === 'refuse') {
      await page.keyboard.press(key);
      expect(await button(page, deed.refuse).isDisabled()).toBe(true);
      continue;
    }
    await ask(page, key);
    await look(page, name);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
  }
  await ask(page, 'k');
  await answer(page, done.ready);
  await stands(page, '9');
  await ask(page, 'r');
  await page.keyboard.press('Tab');
  await pressEnter(page);
  await page.getByText(viDesk.errors.identity).waitFor();
  await scan(page, card);
  await page.getByText(asked.identityMatch).waitFor();
  await page.getByLabel(asked.rating).focus();
  await letPagePass(page, 400, 'a key that follows a scan at once would be one more of the scan');
  await page.keyboard.press('Space');
  await look(page, 'return');
  await answer(page, done.return);
  await stands(page, '10');
  await look(page, 'dossier-returned');
  expect(
    office.read("SELECT 1 FROM journal WHERE type = 'dossier.returned' AND data LIKE '%\"ratingAsked\":true%'"),
  ).toHaveLength(1);

  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: viDesk.title }).waitFor();
  await page.getByText(viDesk.list.emptyMine).waitFor();
  await look(page, 'list-empty');
  // What a scanner reads opens its dossier, from the list as from the desk.
  await page.keyboard.press('Escape');
  await page.getByText(viCounter.labelServing).waitFor();
  const [{ token }] = office.read<{ token: string }>('SELECT track_token AS token FROM dossiers') as [
    { token: string },
  ];
  const receipt = `${office.url}/d/${token}#${code}|1.001000|${citizen.number}`;
  await scan(page, receipt);
  await stands(page, '10');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  // A receipt that says only its secret is looked up on the way. Back leads to where one was, not once more to the dossier.
  await page.goBack();
  await page.locator('.desk').waitFor();
  await scan(page, `${office.url}/d/${token}`);
  await stands(page, '10');
  await page.goBack();
  await page.locator('.desk').waitFor();
}

/** Some time after the date promised, when somebody is at the office; as an officer types it. */
async function laterDate(office: RealOffice, code: string): Promise<string> {
  const officer = expectDone(await office.call('staff.sign-in', { name: 'can-bo-2', pin: '1234' })).token;
  const { dueAt } = expectDone(await office.call('dossier.show', { code }, officer));
  const id = await findBirth(office);
  const later = expectDone(await office.call('procedure.due-date', { id, receivedAt: dueAt ?? 0 })).dueAt ?? '';
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(later) ?? [];
  return `${day}/${month}/${year} ${time}`;
}

/** A page of a list with everything that can stand in it; the numbers of a supervisor. */
export async function walkDossierLists({ office, place, look }: Walk, size: Size, language: Language): Promise<void> {
  const words = texts[language];
  const desk = deskTexts[language];
  await fillCatalogue(office, 3);
  const procedures = expectDone(await office.call('procedure.search', { text: '' })).items;
  const officer = expectDone(await office.call('staff.sign-in', { name: 'can-bo-2', pin: '1234' })).token;
  for (let i = 0; i < 27; i++)
    expectDone(
      await office.call(
        'dossier.receive',
        {
          procedureId: procedures[i % 3]?.id ?? '',
          applicant: { name: i % 4 === 0 ? 'Công Tằng Tôn Nữ Thị Mẫu Thử Nghiệm' : 'Trần Văn Thử' },
          fees: i % 2 === 0 ? [{ name: 'Lệ phí', amount: 1_250_000 }] : [],
        },
        officer,
      ),
    );
  const page = await place(size, '/counter');
  await page.getByLabel(viCounter.pin).waitFor();
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel(desk.name).fill('giam-sat');
  await page.getByLabel(desk.pin).fill('1234');
  await pressEnter(page);
  await page.getByRole('heading', { name: desk.chooseCounter }).waitFor();
  await page.getByRole('button', { name: desk.sectionDossiers, exact: true }).click();
  await page.getByLabel(words.list.mine).uncheck();
  await page.getByText(fill(words.list.page, { page: 1, pages: 2 })).waitFor();
  await look(page, 'list');
  await page.getByRole('heading', { level: 1, name: words.title }).click();
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement?.id === 'dossier-search');
  await page.keyboard.type('27');
  await hasRows(page, 2);
  await pressEnter(page);
  await page.getByText(words.show.steps, { exact: true }).waitFor();
  await look(page, 'dossier');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
  await page.getByLabel(words.list.search).fill('cong tang ton nu');
  await hasRows(page, 8);
  await look(page, 'list-found');
  await page.getByLabel(words.list.search).fill('không có ai');
  await page.getByText(words.list.notFound).waitFor();

  await page.getByRole('button', { name: words.pageNumbers, exact: true }).click();
  await page.getByText(words.numbers.rateMeans).waitFor();
  await look(page, 'numbers');
  await page.getByLabel(words.numbers.period).selectOption('quarter');
  await page.getByLabel(words.numbers.by).selectOption('officer');
  await page.getByRole('rowheader', { name: 'Trần Thị Thử' }).waitFor();
  await look(page, 'numbers-by-officer');
  await page.getByRole('button', { name: words.pageFees, exact: true }).click();
  await page.getByText('17.500.000 đ').first().waitFor();
  await look(page, 'fees');
}

/** The form without a ticket, in whatever size and language: search, own papers, only registered, refused. */
export async function walkReception({ office, place, look }: Walk, size: Size, language: Language): Promise<void> {
  const words = texts[language];
  const desk = deskTexts[language];
  const { receive } = words;
  await fillCatalogue(office, 3);
  const page = await place(size, '/counter');
  await page.getByLabel(viCounter.pin).waitFor();
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel(desk.name).fill('can-bo-1');
  await page.getByLabel(desk.pin).fill('1234');
  await pressEnter(page);
  await page.getByRole('heading', { name: desk.chooseCounter }).waitFor();
  await page.keyboard.press('Digit1');
  await pressEnter(page);
  await button(page, desk.deed['call-next']).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('heading', { level: 1, name: receive.title }).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
  await page.keyboard.type('khai sinh');
  await page.getByRole('option', { name: birth }).waitFor();
  await look(page, 'find');
  await pressEnter(page);
  await page.getByText('Giấy chứng sinh', { exact: true }).waitFor();
  await hasFocus(page, 'name');
  await page.keyboard.type('Trần Văn Thử');
  await button(page, `+ ${receive.addPaper}`).focus();
  await pressEnter(page);
  await page.waitForFunction(() => document.activeElement?.classList.contains('line-own'));
  await page.keyboard.type('Giấy xác nhận nơi cư trú');
  await look(page, 'own-paper');
  await button(page, receive.goOnly).focus();
  await ask(page, 'Enter');
  await look(page, 'only');
  await pressEnter(page);
  await page.getByText(words.show.steps, { exact: true }).waitFor();
  await look(page, 'registered');
  await ask(page, 't');
  await pressEnter(page);
  await page.getByText(words.errors.reason).waitFor();
  await look(page, 'refuse');
  await page.keyboard.type('Không thuộc thẩm quyền');
  await answer(page, words.done.refuse);
  await look(page, 'refused');
  expect(office.read('SELECT 1 FROM dossiers WHERE state = 3')).toHaveLength(1);
}

/** Milliseconds between two keys. */
const handMs = 160;

/**
 * An ordinary dossier as it comes all day: the procedure was chosen at the kiosk, the card is typed by hand. The answer is the
 * number of keys from "N" to the code of the dossier.
 */
export async function countReceptionKeys({ office, place }: Walk): Promise<number> {
  const { number } = await fillDossierOffice(office);
  const page = await place('desk', '/counter');
  await openDesk(page, 'can-bo-1', '1');
  await page.keyboard.press('Space');
  await page.getByRole('heading', { level: 1, name: number, exact: true }).waitFor();
  await pressUntil(page, 's', viCounter.labelServing);
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
    await letPagePass(page, handMs, 'a hand that is neither quick nor slow');
  };
  const type = async (text: string) => {
    for (const sign of text) await press(sign === ' ' ? 'Space' : sign);
  };
  await press('n');
  await hasFocus(page, 'name');
  await type(citizen.name);
  await press('Tab');
  await type(citizen.number);
  await press('Tab');
  await type(citizen.phone);
  await press('Enter');
  await dialog(page).waitFor();
  keys += 1;
  await pressEnter(page);
  await page.getByText(viDesk.received.title, { exact: true }).waitFor();
  expect(office.read('SELECT 1 FROM dossiers WHERE state = 2 AND ticket_id IS NOT NULL')).toHaveLength(1);
  return keys;
}

/** The server receives it and the answer is lost: neither leaving the form nor changing it makes a second dossier. */
export async function walkLostAnswer({ office, place, look }: Walk, size: Size): Promise<void> {
  const { receive } = viDesk;
  const { number } = await fillDossierOffice(office);
  const page = await place(size, '/counter');
  await openDesk(page, 'can-bo-1', '1');
  const answers = '**/api/dossier.receive';
  const loseAnswers = () =>
    page.route(answers, async route => {
      await route.fetch();
      await route.abort();
    });
  const loseOne = async () => {
    await page.keyboard.type(citizen.name);
    await loseAnswers();
    await ask(page, 'Enter');
    await pressEnter(page);
    await page.getByText(receive.kept).waitFor();
    await look(page, 'lost-answer');
    await page.unroute(answers);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByText(viCounter.labelServing).waitFor();
    await page.keyboard.press('n');
    await page.getByText(receive.basis).waitFor();
  };
  await openReception(page, number);
  await loseOne();
  await ask(page, 'Enter');
  await pressEnter(page);
  await page.getByText(viDesk.received.title, { exact: true }).waitFor();
  expect(office.read('SELECT 1 FROM dossiers')).toHaveLength(1);

  // Changed since: the dossier that it became is opened, and no other is made.
  await page.keyboard.press('n');
  await hasFocus(page, 'name');
  await loseOne();
  await page.getByLabel(receive.name, { exact: true }).fill(`${citizen.name} Hai`);
  await ask(page, 'Enter');
  await pressEnter(page);
  await page.getByText(receive.doneBefore).waitFor();
  await page.locator('.dossier-page h1').waitFor();
  await look(page, 'done-before');
  expect(office.read('SELECT 1 FROM dossiers')).toHaveLength(2);
}

/** The server goes away in the middle: what was typed stays, pressing again receives it once; signing out forgets. */
export async function walkLostReception({ office, place, look }: Walk, size: Size): Promise<void> {
  const { receive } = viDesk;
  const { number } = await fillDossierOffice(office);
  const page = await place(size, '/counter');
  await openDesk(page, 'can-bo-1', '1');
  await openReception(page, number);
  await page.keyboard.type(citizen.name);
  await ask(page, 'Enter');
  await office.end('SIGKILL');
  await pressEnter(page);
  await page.getByText(receive.kept).waitFor();
  await look(page, 'lost');
  await office.revive();
  await page.getByText(/Mất kết nối từ \d/).waitFor({ state: 'hidden' });
  await pressEnter(page);
  await page.getByText(viDesk.received.title, { exact: true }).waitFor();
  expect(office.read('SELECT 1 FROM dossiers')).toHaveLength(1);

  await page.keyboard.press('n');
  await page.getByRole('heading', { level: 1, name: fill(receive.forTicket, { number }) }).waitFor();
  await hasFocus(page, 'name');
  await page.keyboard.type(citizen.name);
  // Leaving with somebody at the counter is asked about, here as at the desk.
  await button(page, viCounter.signOut).click();
  await button(dialog(page), viCounter.onlySignOut).click();
  // The name is still there; the hand is at the PIN.
  await hasFocus(page, 'pin');
  await page.keyboard.type('1234');
  await pressEnter(page);
  await page.getByText(viCounter.labelServing).waitFor();
  await page.keyboard.press('n');
  await page.getByText('Giấy chứng sinh', { exact: true }).waitFor();
  expect(await page.getByLabel(receive.name, { exact: true }).inputValue()).toBe('');
}

/** An office where another system receives dossiers: nothing here speaks of them. */
export async function walkWithoutDossiers({ place, look }: Walk, size: Size): Promise<void> {
  const page = await place(size, '/counter');
  await openDesk(page, 'can-bo-1', '1');
  await look(page, 'desk');
  await page.keyboard.press('n');
  await page.keyboard.press('h');
  await letPagePass(page, 300, 'a page that was opened by a key would be there');
  expect(await page.getByText(viDesk.title, { exact: true }).count()).toBe(0);
  expect(await button(page, viCounter.deed.receive).count()).toBe(0);
  await page.keyboard.press('Shift+?');
  await dialog(page).waitFor();
  expect(await dialog(page).getByText(viCounter.deed.receive).count()).toBe(0);
}

/** A year whose days off nobody knows yet: the officer says the date. The calendar's answer is changed on the wire. */
export async function walkUnknownYear({ office, place, look }: Walk, size: Size): Promise<void> {
  const { receive } = viDesk;
  const { number } = await fillDossierOffice(office);
  const page = await place(size, '/counter');
  await page.route('**/api/procedure.due-date', async route => {
    const answer = await route.fetch();
    const told = (await answer.json()) as { value: object };
    const rules = [{ rule: 'unknown-year', values: { year: 2031 } }];
    await route.fulfill({ json: { ...told, value: { ...told.value, dueAt: null, rules } } });
  });
  await openDesk(page, 'can-bo-1', '1');
  await openReception(page, number);
  await page.getByText(receive.ownDueMust).waitFor();
  await page.keyboard.type(citizen.name);
  await pressEnter(page);
  await page.getByText(viDesk.errors.dueMissing, { exact: true }).waitFor();
  await hasFocus(page, 'due');
  await look(page, 'needed');
  await page.keyboard.type('31/2/2031');
  await pressEnter(page);
  await page.getByText(viDesk.errors.dateTime.slice(0, 12)).waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('6/1/2031 9:00');
  await ask(page, 'Enter');
  await dialog(page).getByText('09:00 06/01/2031').waitFor();
  await look(page, 'confirm');
}
