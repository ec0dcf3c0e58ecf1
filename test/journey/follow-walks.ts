// Walks of people who follow a dossier: at the kiosk, on the phone, before the TV. They stop at each page to have it looked at.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import enDossier from '../../common/text/en/dossier.json';
import enKiosk from '../../common/text/en/kiosk.json';
import { fill } from '../../common/text/fill.ts';
import display from '../../common/text/vi/display.json';
import viDossier from '../../common/text/vi/dossier.json';
import phone from '../../common/text/vi/dossier-page.json';
import viKiosk from '../../common/text/vi/kiosk.json';
import { exampleKiosk } from '../fakes/office.ts';
import { until } from '../fakes/waiting.ts';
import { listSounds, type Size, sizes } from './browser.ts';
import { applicant, bringLongName, digits, fillDossiers, missing, openReception } from './follow-stage.ts';
import { button, readNumber, scanFor, typeSlowly } from './hands.ts';
import { measureFigures } from './judge.ts';
import { reaching } from './procedure-walks.ts';
import type { Walk } from './stages.ts';

const { dossier } = viKiosk;
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const box = (page: Page, words: typeof dossier = dossier) => page.getByRole('textbox', { name: words.label });
const tokenOf = ({ trackUrl }: { trackUrl: string }) => trackUrl.split('/').at(-1) ?? '';

async function touchPad(page: Page, signs: string, words: typeof dossier = dossier): Promise<void> {
  const pad = page.getByRole('group', { name: words.pad });
  const names: Record<string, string> = { '.': words.dot, '-': words.hyphen };
  for (const sign of signs) {
    const key = pad.getByRole('button', { name: names[sign] ?? sign, exact: true });
    if ((await key.count()) === 0) await pad.getByRole('button', { name: words.letters }).tap();
    await key.tap();
  }
}

async function openDossiers(page: Page, words: typeof dossier = dossier): Promise<void> {
  // Lowered, it has its short name.
  await button(page, words.door)
    .or(page.getByRole('button', { name: words.doorShort, exact: true }))
    .tap();
  await title(page, words.title).waitFor();
}

export async function walkDossiers({ office, place, look: lookAt }: Walk, size: Size): Promise<void> {
  const look = reaching(lookAt);
  const made = await fillDossiers(await openReception(office));
  const page = await place(size, '/kiosk');
  await button(page, dossier.door).waitFor();
  await look(page, 'welcome');
  await openDossiers(page);
  const unit = made.ready.code.split('-')[0] ?? '';
  expect(await box(page).inputValue()).toBe(`${unit}-`);
  await look(page, 'asking');

  // Day and serial are all that is typed; the hyphen comes by itself.
  const day = made.ready.code.split('-')[1] ?? '';
  await touchPad(page, `${day}9999`);
  expect(await box(page).inputValue()).toBe(`${unit}-${day}-9999`);
  await look(page, 'typed');
  await button(page, dossier.look).tap();
  await title(page, dossier.notFound).waitFor();
  await page.getByText('0260 1234 567').first().waitFor();
  await look(page, 'not-found');
  await button(page, dossier.mend).tap();
  expect(await box(page).inputValue()).toBe(`${unit}-${day}-9999`);
  for (let n = 0; n < 4; n++) await page.getByRole('button', { name: dossier.erase }).tap();
  await touchPad(page, made.underWay.code.slice(-4));
  await button(page, dossier.look).tap();
  await title(page, viDossier.plain['4']).waitFor();
  await page.getByText(fill(phone.step, { n: 3, m: 7 })).waitFor();
  await page.getByText(phone.isOnTime).waitFor();
  await look(page, 'under-way');
  expect(await page.content()).not.toContain(applicant.name);

  // With letters and separators typed, for another office's dossier.
  await button(page, dossier.other).tap();
  await button(page, dossier.otherUnit).tap();
  await touchPad(page, 'K0920251120');
  await look(page, 'other-office');
  await page.getByRole('button', { name: dossier.clear }).tap();
  expect(await box(page).inputValue()).toBe(`${unit}-`);

  // A scan from anywhere.
  await scanFor(page, made.needsPapers.code, viDossier.plain['5']);
  await look(page, 'papers-needed');
  await button(page, dossier.more).tap();
  const more = page.getByRole('dialog');
  const touchDigits = async (typed: string) => {
    for (const digit of typed) await more.getByRole('button', { name: digit, exact: true }).tap();
  };
  await look(page, 'four-digits');
  await touchDigits('9999');
  await more.getByText(dossier.checkWrong).waitFor();
  await look(page, 'four-digits-wrong');
  await touchDigits(digits.phone);
  await more.getByText(missing[0] ?? '').waitFor();
  await more.getByText(applicant.name).waitFor();
  await look(page, 'more');
  await button(more, dossier.close).tap();
  expect(await page.content()).not.toContain(applicant.name);

  await scanFor(page, made.needsFee.code, viDossier.plain['6']);
  await button(page, dossier.more).tap();
  await touchDigits(digits.id);
  await more.getByText(fill(dossier.amount, { amount: '200.000' })).waitFor();
  await button(more, dossier.close).tap();

  for (const [state, each] of [
    ['9', made.byPost],
    ['10', made.returned],
    ['3', made.refused],
  ] as const) {
    await scanFor(page, each.code, viDossier.plain[state]);
    await look(page, `state-${state}`);
    expect(await button(page, dossier.takeResult).count()).toBe(0);
  }

  await scanFor(page, made.ready.code, viDossier.plain['9']);
  await look(page, 'ready');
  await button(page, dossier.takeResult).tap();
  await button(page, viKiosk.ordinary).waitFor();
  await button(page, viKiosk.back).tap();
  await title(page, viDossier.plain['9']).waitFor();
  await button(page, dossier.takeResult).tap();
  await button(page, viKiosk.ordinary).tap();
  expect(await readNumber(page)).toBe('K001');
}

/** The lowered screen, English, the longest names, and a keyboard with keys. */
export async function walkHardDossiers({ office, place, look: lookAt }: Walk, size: Size): Promise<void> {
  const look = reaching(lookAt);
  const words = enKiosk.dossier;
  const reception = await openReception(office);
  const long = await reception.receive({ procedureId: await bringLongName(office) });
  const page = await place(size, '/kiosk');
  await button(page, 'English').tap();
  await button(page, enKiosk.lower).tap();
  await look(page, 'welcome-low');
  await openDossiers(page, words);
  await look(page, 'asking-low');
  const pad = page.getByRole('group', { name: words.pad });
  await button(page, words.otherUnit).tap();
  await pad.getByRole('button', { name: words.letters }).tap();
  await look(page, 'letters-low');
  await pad.getByRole('button', { name: words.digits }).tap();
  await button(page, words.ownUnit).tap();
  // Somebody brings a keyboard: a slow hand, and Enter.
  await box(page, words).focus();
  await typeSlowly(page, long.code.slice(-11).replace('-', ''));
  expect(await box(page, words).inputValue()).toBe(long.code);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  expect(await box(page, words).inputValue()).toBe(long.code.slice(0, -2));
  await box(page, words).fill(`  ${long.code.toLowerCase()} `);
  expect(await box(page, words).inputValue()).toBe(long.code);
  await page.keyboard.press('Enter');
  await title(page, enDossier.plain['2']).waitFor();
  await look(page, 'long-name-low');
  await button(page, words.more).tap();
  await look(page, 'four-digits-low');
  await typeSlowly(page, digits.id);
  await page.getByRole('dialog').getByText(applicant.name).waitFor();
  await page.keyboard.press('Escape');
  await button(page, enKiosk.raise).tap();
  await button(page, enKiosk.lower).waitFor();
  await look(page, 'long-name');
  await button(page, words.other).tap();
  await button(page, words.otherUnit).tap();
  await pad.getByRole('button', { name: words.letters }).tap();
  await look(page, 'letters');
}

/** Nobody is there any more: what was typed and what was opened is forgotten. */
export async function walkIdleDossiers({ office, place, look: lookAt }: Walk, size: Size): Promise<void> {
  const look = reaching(lookAt);
  const { ready } = await fillDossiers(await openReception(office));
  const page = await place(size, '/');
  await page.clock.install();
  await page.goto(new URL('/kiosk', page.url()).href);
  await openDossiers(page);
  await touchPad(page, '261123');
  await page.clock.fastForward(46_000);
  await page.getByRole('dialog', { name: viKiosk.stillThere }).waitFor();
  await page.clock.fastForward(16_000);
  await title(page, viKiosk.hello).waitFor();
  await openDossiers(page);
  expect(await box(page).inputValue()).toBe(`${ready.code.split('-')[0]}-`);
  await touchPad(page, ready.code.slice(-11).replace('-', ''));
  await button(page, dossier.look).tap();
  await button(page, dossier.more).tap();
  for (const digit of digits.id) await page.getByRole('dialog').getByRole('button', { name: digit, exact: true }).tap();
  await page.getByText(applicant.name).waitFor();
  await page.clock.fastForward(46_000);
  await page.getByRole('dialog', { name: viKiosk.stillThere }).waitFor();
  await look(page, 'still-there');
  await page.clock.fastForward(16_000);
  await title(page, viKiosk.hello).waitFor();
  expect(await page.content()).not.toMatch(new RegExp(`${applicant.name}|${ready.code}`));
}

/** Somebody guesses at the kiosk; and an office that follows no dossiers has no door to them. */
export async function walkGuesses({ office, place, look: lookAt }: Walk, size: Size): Promise<void> {
  const look = reaching(lookAt);
  const { ready } = await fillDossiers(await openReception(office));
  const page = await place(size, '/kiosk');
  await button(page, dossier.door).waitFor();
  const guess = (n: number) => `${ready.code.slice(0, -4)}${9_000 + n}`;
  await openDossiers(page);
  for (let n = 0; n <= 10; n++) {
    await box(page).fill(guess(n));
    await button(page, dossier.look).tap();
    await title(page, n < 10 ? dossier.notFound : dossier.slowed).waitFor();
    if (n < 10) await button(page, dossier.mend).tap();
  }
  await look(page, 'slowed');
  // It looks by itself when the time is over; staff and scripts of the office were never slowed.
  expect(await office.call('dossier.find', { code: ready.code }, exampleKiosk)).toMatchObject({ ok: true });
  await title(page, dossier.notFound).waitFor();
}

export async function walkDossierOnPhone({ office, place, look }: Walk, size: Size): Promise<void> {
  const reception = await openReception(office);
  const { receive, deed } = reception;
  const own = await receive({ procedureId: await bringLongName(office) });
  const path = `/d/${tokenOf(own)}`;
  const page = await place(size, '/');
  await listenToBell(page);
  const asked: string[] = [];
  page.on('request', request => asked.push(request.url() + (request.postData() ?? '')));
  // What stands on the paper behind "#" is for other programs.
  await page.goto(new URL(`${path}#${own.code}|1.009999|099099000123|BIEN%20NHAN`, page.url()).href);
  await title(page, viDossier.plain['2']).waitFor();
  expect(page.url()).toMatch(new RegExp(`${path}$`));
  expect(asked.join(' ')).not.toContain('099099000123');
  await page.getByText(fill(phone.step, { n: 1, m: 12 })).waitFor();
  await look(page, 'received');
  expect(await page.content()).not.toMatch(new RegExp(`${applicant.name}|${digits.id}|${digits.phone}`));
  await button(page, phone.bellAllow).tap();
  await page.getByText(phone.bellOn).waitFor();
  await deed('dossier.advance', own.code);
  await page.getByText(fill(phone.step, { n: 2, m: 12 })).waitFor();
  await deed('dossier.request-supplement', own.code, { missing });
  await title(page, viDossier.plain['5']).waitFor();
  await look(page, 'papers-needed');
  expect(await page.content()).not.toContain(missing[0]);
  await deed('dossier.supplement-received', own.code);
  await title(page, viDossier.plain['4']).waitFor();
  const before = await rings(page);
  await deed('dossier.ready', own.code);
  await title(page, viDossier.plain['9']).waitFor();
  expect(await rings(page)).toBeGreaterThan(before);
  await look(page, 'ready');
  await button(page, 'English').tap();
  await title(page, enDossier.plain['9']).waitFor();
  await look(page, 'english');
  await deed('dossier.return', own.code, { identityChecked: true });
  await title(page, enDossier.plain['10']).waitFor();
  await button(page, 'Tiếng Việt').tap();
  await page.getByText(phone.over).waitFor();
  await look(page, 'over');

  // The network goes, and comes back with news.
  const other = await receive();
  await page.goto(new URL(`/d/${tokenOf(other)}`, page.url()).href);
  await title(page, viDossier.plain['2']).waitFor();
  await page.context().setOffline(true);
  await office.end('SIGKILL');
  await page.getByText(phone.reconnecting).waitFor();
  await title(page, viDossier.plain['2']).waitFor();
  await look(page, 'lost');
  await office.revive();
  await page.context().setOffline(false);
  await page.getByText(phone.reconnecting).waitFor({ state: 'hidden' });
  await (await openReception(office)).deed('dossier.ready', other.code);
  await title(page, viDossier.plain['9']).waitFor();

  await page.goto(new URL('/d/khong-co-ho-so-nay-dau', page.url()).href);
  await title(page, phone.unknown).waitFor();
  await look(page, 'unknown');
}

/** Counts the tones of the bell, which makes them itself. */
async function listenToBell(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const ear = globalThis as unknown as { rung: number };
    ear.rung = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...given) {
      ear.rung += 1;
      return start.apply(this, given);
    };
  });
}

function rings(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { rung: number }).rung);
}

const mask = (code = '') => code.replace(/^.*\.(H\d\d-\d{4})\d\d/, '$1••');

/** What lies ready, page after page, and one more that comes while people look. */
export async function walkBoard({ office, place, look }: Walk, size: Size): Promise<void> {
  const { receive, deed } = await openReception(office);
  const page = await place(size, '/display?screen=ho-so');
  await page.getByRole('heading', { name: display.readyNone }).waitFor();
  await look(page, 'nothing');
  await page.goto(new URL('/', page.url()).href);
  const long = await bringLongName(office);
  const codes: string[] = [];
  for (let n = 0; n < 14; n++) {
    const { code } = await receive(n % 3 === 0 ? { procedureId: long } : {});
    codes.push(code);
    if (n < 12) await deed('dossier.ready', code);
  }
  await page.goto(new URL('/display?screen=ho-so', page.url()).href);
  await page.getByText(mask(codes[11]), { exact: true }).waitFor();
  await look(page, 'list');
  await page.getByText(fill(display.page, { page: 2, pages: 3 })).waitFor();
  await look(page, 'second-page');
  const heard = (await listSounds(page)).length;
  await deed('dossier.ready', codes[12] ?? '');
  await page.locator('.ready-banner', { hasText: mask(codes[12]) }).waitFor();
  // Whatever page was shown: the fresh one stands first.
  await page.locator('.is-fresh', { hasText: mask(codes[12]) }).waitFor();
  await look(page, 'banner');
  await expectNothingPersonal(page, codes);
  await expectReadable(page, size, mask(codes[12]));
  await until(async () => (await listSounds(page)).length > heard, 'the result is told');
  await page.locator('.ready-banner').waitFor({ state: 'hidden' });
}

async function expectNothingPersonal(page: Page, codes: readonly string[]): Promise<void> {
  const body = await page.content();
  for (const code of codes) expect(body).not.toContain(code);
  expect(body).not.toContain(applicant.name);
}

/** No line lower than 4 % of a screen that lies; of its width, when it stands. */
async function expectReadable(page: Page, size: Size, code: string): Promise<void> {
  const { width, height } = sizes[size];
  const least = Math.min(width, height) * 0.04;
  const low = await page.evaluate(
    limit =>
      [...document.querySelectorAll('.board *')]
        .filter(box => [...box.childNodes].some(node => node.nodeType === 3 && node.textContent?.trim()))
        .filter(box => Number.parseFloat(getComputedStyle(box).lineHeight) < limit)
        .map(box => `${box.className} ${box.textContent}`),
    least,
  );
  expect(low).toEqual([]);
  expect(await measureFigures(page, code)).toBeGreaterThan(least * 0.6);
}

/** The voice of the hall says it, on the hall's own TV too, and shows it when it says it. */
export async function walkSpokenResult({ office, place, look }: Walk, size: Size): Promise<void> {
  const hall = await place(size, '/display?screen=hall');
  await hall.getByRole('heading', { name: display.closedTitle }).waitFor();
  const { receive, deed } = await openReception(office);
  const token = await office.openCounter('can-bo-2', 'quay-2');
  const { number } = await office.issue('ho-tich');
  await office.call('ticket.call-next', { counterId: 'quay-2' }, token);
  const { code } = await receive();
  await deed('dossier.ready', code);
  // The call first, to its end.
  await hall.locator('.call.is-live', { hasText: number }).waitFor();
  expect(await hall.locator('.ready-notice').count()).toBe(0);
  await hall.locator('.ready-notice', { hasText: mask(code) }).waitFor();
  await look(hall, 'result');
  // Not the chime alone.
  expect((await listSounds(hall)).at(-1)).toBeGreaterThan(4);
}
