// Walks of somebody who looks for a procedure, at the kiosk and on the phone, and of the administrator who brings them in. They
// stop at each page to have it looked at.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import enKiosk from '../../common/text/en/kiosk.json';
import { fill } from '../../common/text/fill.ts';
import documents from '../../common/text/vi/catalogue.json';
import counter from '../../common/text/vi/counter.json';
import viKiosk from '../../common/text/vi/kiosk.json';
import procedure from '../../common/text/vi/procedure.json';
import { expectDone } from '../fakes/office.ts';
import { until } from '../fakes/waiting.ts';
import type { Size } from './browser.ts';
import { button, readNumber, signIn } from './hands.ts';
import { listOutOfReach } from './judge.ts';
import { agencies, birth, fields, fillCatalogue, makeDecision } from './procedure-stage.ts';
import type { Walk } from './stages.ts';

const { find } = viKiosk;

/** Touches keys of the keyboard on the screen; a tone is written in brackets, "khai sinh[dot]". */
async function touchKeys(page: Page, keys: string, words: typeof find = find): Promise<void> {
  const keyboard = page.getByRole('group', { name: words.keyboard });
  for (const [, tone, letter = ''] of keys.matchAll(/\[(\w+)\]|(.)/gu)) {
    const name =
      tone !== undefined
        ? fill(words.tone, { tone: words.tones[tone as keyof typeof words.tones] })
        : letter === ' '
          ? words.space
          : letter;
    await keyboard.getByRole('button', { name, exact: true }).tap();
  }
}

const box = (page: Page, words: typeof find = find) => page.getByRole('textbox', { name: words.label });
const found = (page: Page) => page.locator('.found');
const openProcedures = async (page: Page, words: typeof find = find) => {
  await button(page, words.door).tap();
  // Not the heading: an office without a catalogue says so there as soon as the answer comes.
  await box(page, words).waitFor();
};

/** From the welcome page to that of a procedure, by touch. */
export async function openBirth(page: Page): Promise<void> {
  await openProcedures(page);
  await box(page).tap();
  await touchKeys(page, 'khai sinh');
  await found(page).filter({ hasText: birth }).tap();
  await page.getByRole('heading', { level: 1, name: birth }).waitFor();
}

/** Looks at every page, and whether a hand reaches all that can be touched. */
export function reaching(look: Walk['look']): Walk['look'] {
  return async (page, what) => {
    await look(page, what);
    expect(await listOutOfReach(page), what).toEqual([]);
  };
}
const isFocused = (page: Page, name: string) =>
  page.waitForFunction(
    text => document.activeElement?.tagName === 'H1' && document.activeElement.textContent?.trim() === text,
    name,
  );

export async function walkProcedures({ office, place, look: lookAt }: Walk, size: Size): Promise<void> {
  const look = reaching(lookAt);
  await fillCatalogue(office);
  const page = await place(size, '/kiosk');
  await openProcedures(page);
  await button(page, agencies[1] ?? '').waitFor();
  await look(page, 'agencies');
  await button(page, agencies[1] ?? '').tap();
  await button(page, fields[1] ?? '').waitFor();
  await look(page, 'fields');
  await button(page, find.allOfAgency).tap();
  await found(page).first().waitFor();
  await look(page, 'list-of-agency');
  await button(page, find.agency).tap();
  await page.getByRole('dialog').waitFor();
  await look(page, 'filter');
  await page.getByRole('dialog').getByRole('button', { name: find.any, exact: true }).tap();
  await button(page, find.next).tap();
  await page.getByText(/2\/\d/).waitFor();
  await look(page, 'list');
  await button(page, viKiosk.back).tap();
  await button(page, agencies[0] ?? '').waitFor();

  await box(page).tap();
  await touchKeys(page, 'xxco[hook]xx');
  await page.getByRole('heading', { name: fill(find.none, { text: 'xxcỏxx' }) }).waitFor();
  await look(page, 'not-found');
  await page.getByRole('button', { name: find.clear, exact: true }).tap();
  await touchKeys(page, 'đăng');
  await page.locator('mark', { hasText: /đăng/i }).first().waitFor();
  await look(page, 'typing');
  await touchKeys(page, ' ky khai sinh');
  await until(async () => (await found(page).count()) === 1, 'one procedure is found');
  expect(await box(page).inputValue()).toBe('đăng ky khai sinh');
  await look(page, 'found');
  await found(page).tap();

  await page.getByRole('heading', { level: 1, name: birth }).waitFor();
  await page.getByText(procedure.dueNow).waitFor();
  await isFocused(page, birth);
  await look(page, 'procedure');
  await button(page, procedure.parts.papers).tap();
  await page.getByText('Giấy chứng sinh').locator('visible=true').first().waitFor();
  await look(page, 'papers');
  const turn = page.getByRole('button', { name: find.next, exact: true });
  while (await turn.isEnabled()) await turn.tap();
  await page.getByText('514/QĐ-UBND').locator('visible=true').first().waitFor();
  await look(page, 'decision');
  await button(page, find.phone).tap();
  await page.getByRole('img', { name: find.phoneCode }).waitFor();
  await look(page, 'phone-code');
  await button(page, find.close).tap();
  await button(page, find.print).tap();
  await page.getByRole('heading', { name: find.paperTake }).waitFor();
  await look(page, 'printing');
  await button(page, find.close).tap();
  await button(page, find.take).tap();
  await button(page, viKiosk.ordinary).waitFor();
  // What one came for is still said.
  await page.locator('.chosen', { hasText: birth }).waitFor();
  await look(page, 'choice');
  await button(page, viKiosk.back).tap();
  await page.getByRole('heading', { level: 1, name: birth }).waitFor();
  await button(page, find.take).tap();
  await button(page, viKiosk.ordinary).tap();
  expect(await readNumber(page)).toBe('A001');
  // The desk will know what it is for.
  expect(office.read('SELECT 1 FROM tickets JOIN procedures USING (procedure_id) WHERE name = ?', birth)).toHaveLength(
    1,
  );
  await button(page, viKiosk.done).tap();
  await openProcedures(page);
  await button(page, agencies[0] ?? '').waitFor();
  expect(await box(page).inputValue()).toBe('');
  expect(office.read("SELECT 1 FROM slip_jobs WHERE kind = 'checklist'")).toHaveLength(1);
}

/** Long names, the lowered screen, English. */
export async function walkHardProcedures({ office, place, look: lookAt }: Walk, size: Size): Promise<void> {
  const look = reaching(lookAt);
  const words = enKiosk.find;
  await fillCatalogue(office);
  const page = await place(size, '/kiosk');
  await button(page, 'English').tap();
  await openProcedures(page, words);
  await button(page, enKiosk.lower).tap();
  await button(page, agencies[1] ?? '').waitFor();
  await look(page, 'agencies-low');
  await button(page, agencies[1] ?? '').tap();
  await button(page, fields[1] ?? '').waitFor();
  await look(page, 'fields-low');
  await button(page, words.allOfAgency).tap();
  await found(page).first().waitFor();
  await look(page, 'list-of-agency-low');
  await button(page, words.agency).tap();
  await page.getByRole('dialog').waitFor();
  await look(page, 'filter-low');
  await button(page.getByRole('dialog').last(), words.cancel).tap();
  await button(page, enKiosk.back).tap();
  await button(page, fields[1] ?? '').waitFor();
  await button(page, enKiosk.back).tap();
  await button(page, agencies[1] ?? '').waitFor();
  await box(page, words).tap();
  await touchKeys(page, 'hieu chuan', words);
  await found(page).first().waitFor();
  await look(page, 'typing-low');
  await button(page, words.moreKeys).tap();
  await look(page, 'typing-low-more');
  await touchKeys(page, '1[acute]', words);
  await button(page, words.letterKeys).tap();
  await touchKeys(page, 'xx', words);
  await page.getByRole('heading', { name: fill(words.none, { text: 'hieu chuan1xx' }) }).waitFor();
  await look(page, 'not-found-low');
  await page.getByRole('button', { name: words.clear, exact: true }).tap();
  await touchKeys(page, 'hieu chuan', words);
  await found(page).first().waitFor();
  await button(page, words.hide).tap();
  await look(page, 'list-low');
  await found(page).first().tap();
  await button(page, words.take).or(button(page, words.takeElsewhere)).first().waitFor();
  await look(page, 'long-name-low');
  await button(page, words.phone).tap();
  await page.getByRole('dialog').waitFor();
  await look(page, 'phone-code-low');
  await button(page, words.close).tap();
  await button(page, enKiosk.raise).tap();
  await button(page, enKiosk.lower).waitFor();
  await look(page, 'long-name');
}

/**
 * From a procedure to a number with priority; and what its page says when there are none left, when its service takes none, and
 * when the office takes none: then it can still be read and printed.
 */
export async function walkToNumber({ office, place, look: lookAt }: Walk, size: Size): Promise<void> {
  const look = reaching(lookAt);
  await fillCatalogue(office, 4);
  const page = await place(size, '/kiosk');
  const open = () => openBirth(page);
  await open();
  await button(page, find.take).tap();
  await page.getByRole('button', { name: /cao tuổi/ }).tap();
  expect(await readNumber(page)).toBe('U001');
  await look(page, 'priority');
  expect(office.read('SELECT priority_id, procedure_id FROM tickets')).toEqual([
    { priority_id: 'cao-tuoi', procedure_id: expect.stringContaining('1.001000') },
  ]);
  await button(page, viKiosk.done).tap();
  await open();
  // Somebody else takes the last one while this page is read.
  await office.issue('ho-tich');
  await button(page, find.takeFull).waitFor();
  expect(await button(page, find.takeFull).isDisabled()).toBe(true);
  await look(page, 'full');
  await button(page, find.print).tap();
  await page.getByRole('heading', { name: find.paperTake }).waitFor();
  await button(page, find.close).tap();
}

/** Outside the hours a procedure is found, read and printed, and no number is taken. */
export async function walkClosedProcedure({ office, place, look: lookAt }: Walk, size: Size): Promise<void> {
  const look = reaching(lookAt);
  await fillCatalogue(office, 4);
  const page = await place(size, '/kiosk');
  await openProcedures(page);
  await box(page).tap();
  await touchKeys(page, 'khai sinh');
  await page.locator('.found', { hasText: birth }).tap();
  await button(page, find.takeOff).waitFor();
  expect(await button(page, find.takeOff).isDisabled()).toBe(true);
  await look(page, 'closed');
}

/** Nobody is there any more: what was typed is forgotten. */
export async function walkIdleProcedures({ office, place, look }: Walk, size: Size): Promise<void> {
  await fillCatalogue(office, 4);
  const page = await place(size, '/');
  await page.clock.install();
  await page.goto(new URL('/kiosk', page.url()).href);
  await openProcedures(page);
  await box(page).tap();
  await touchKeys(page, 'khai');
  await page.clock.fastForward(46_000);
  await page.getByRole('dialog', { name: viKiosk.stillThere }).waitFor();
  await look(page, 'still-there');
  await page.clock.fastForward(16_000);
  await page.getByRole('heading', { name: viKiosk.take }).waitFor();
  await openProcedures(page);
  await button(page, agencies[0] ?? '').waitFor();
  expect(await box(page).inputValue()).toBe('');
}

/** An office that has no catalogue yet, and one whose server goes away while somebody types. */
export async function walkLostProcedures({ office, place, look }: Walk, size: Size): Promise<void> {
  const page = await place(size, '/kiosk');
  const { token } = expectDone(await office.call('staff.sign-in', { name: 'quan-tri', pin: '1234' }));
  const code = await until(
    async () => expectDone(await office.call('pairing.list', {}, token)).pending[0]?.code,
    'the kiosk has asked',
  );
  expectDone(await office.call('pairing.approve', { code, name: 'Kiosk', counterId: null }, token));
  await openProcedures(page);
  await page.getByRole('heading', { name: find.empty }).waitFor();
  await look(page, 'empty');
  await fillCatalogue(office, 4);
  await button(page, viKiosk.back).tap();
  await openProcedures(page);
  await box(page).tap();
  await touchKeys(page, 'kh');
  await found(page).first().waitFor();
  await office.end('SIGKILL');
  await touchKeys(page, 'ai');
  await page.getByText(find.noAnswer).waitFor();
  await found(page).first().waitFor();
  await look(page, 'server-away');
  await office.revive();
  await page.getByText(find.noAnswer).waitFor({ state: 'hidden' });
  expect(await box(page).inputValue()).toBe('khai');
}

export async function walkProcedureOnPhone({ office, place, look }: Walk, size: Size): Promise<void> {
  await fillCatalogue(office, 3);
  const [{ id }] = office.read<{ id: string }>(
    'SELECT procedure_id AS id FROM procedures ORDER BY name LIKE ? DESC',
    birth,
  ) as [{ id: string }];
  const page = await place(size, `/p/${encodeURIComponent(id)}`);
  await page.getByRole('heading', { level: 1, name: birth }).waitFor();
  await page.getByLabel('Giấy chứng sinh').check();
  await look(page, 'procedure');
  await page.goto(new URL('/p/khong-co', page.url()).href);
  await page.getByRole('heading', { name: procedure.unknown }).waitFor();
  await look(page, 'unknown');
}

/** Brings a decision in, reads what it does, finds it, takes one away. */
export async function walkCatalogue({ place, look }: Walk, size: Size): Promise<void> {
  const { catalogue } = counter;
  const page = await place(size, '/counter');
  await signIn(page, 'quan-tri');
  await page.getByRole('button', { name: counter.sectionProcedures, exact: true }).click();
  const choose = (name: string, text: string) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByRole('heading', { level: 1, name: catalogue.title }).waitFor();
  await look(page, 'catalogue');
  await choose('khong-phai.json', 'Biên bản cuộc họp');
  await page.getByText('Không đọc được văn bản này.').waitFor();
  await page.getByText(fill(documents.files['json-broken'], { line: 1 })).waitFor();
  await look(page, 'unreadable');
  await choose('quyet-dinh.json', makeDecision(24));
  await page.getByText(fill(catalogue.readAs, { processes: 24, procedures: 24 })).waitFor();
  await look(page, 'preview');
  await button(page, catalogue.accept).click();
  await page
    .getByText(fill(catalogue.imported, { file: 'quyet-dinh.json', added: 24, changed: 0, replaced: 0 }))
    .waitFor();
  await look(page, 'imported');
  await choose('quyet-dinh.json', makeDecision(24));
  await page.getByText(catalogue.nothingNew).waitFor();
  await button(page, catalogue.cancel).click();
  await page.getByLabel(catalogue.search).fill('khai sinh');
  await page.getByRole('row', { name: birth }).waitFor();
  await button(page, `${catalogue.retire} ${birth}`).click();
  await page.getByRole('dialog').waitFor();
  await look(page, 'retire');
  await button(page.getByRole('dialog'), catalogue.retire).click();
  await page.getByText(fill(catalogue.retired, { name: birth })).waitFor();
  await page.getByText(catalogue.none).waitFor();
  await look(page, 'retired');
  // Those that citizens do not find, and one given back.
  await page.getByLabel(catalogue.state).selectOption('retired');
  await button(page, `${catalogue.restore} ${birth}`).waitFor();
  await look(page, 'list of the retired');
  await button(page, `${catalogue.restore} ${birth}`).click();
  await page.getByText(fill(catalogue.restoredNow, { name: birth })).waitFor();
  await page.getByText(catalogue.none).waitFor();
  await page.getByLabel(catalogue.state).selectOption('in-force');
  // Not the row: what changed lately stands in rows too, and names it.
  await button(page, `${catalogue.retire} ${birth}`).waitFor();
  // The next decision says that it replaces the first, of which most would be left.
  const next = JSON.parse(makeDecision(3)) as { decision: Record<string, unknown> };
  next.decision = { ...next.decision, number: '88/QĐ-UBND', date: '2026-11-20', inForceFrom: '2026-11-20' };
  next.decision.replaces = [JSON.parse(makeDecision(1)).decision.number];
  await choose('quyet-dinh-moi.json', JSON.stringify(next));
  await page.getByText(fill(catalogue.readAs, { processes: 3, procedures: 3 })).waitFor();
  await page.getByText('88/QĐ-UBND').first().waitFor();
  await look(page, 'preview of what replaces');
  await page.getByLabel(catalogue.endReplaced).check();
  await page.getByText(`24 ${catalogue.replaced}`).waitFor();
  await look(page, 'preview of what ends');
  // What was typed since is not what was shown.
  await page.getByLabel(catalogue.province).fill('Nơi khác');
  await page.getByText(catalogue.stale).waitFor();
  if (await button(page, catalogue.accept).isEnabled()) throw new Error('what was not shown can be accepted');
  await page.getByLabel(catalogue.province).fill('');
  await button(page, catalogue.accept).click();
  await page
    .getByText(fill(catalogue.imported, { file: 'quyet-dinh-moi.json', added: 3, changed: 0, replaced: 24 }))
    .waitFor();
  await page.getByLabel(catalogue.search).fill('');
  await page.getByLabel(catalogue.state).selectOption('replaced');
  await page.getByText(fill(catalogue.found, { n: 24 })).waitFor();
  await look(page, 'list of the replaced');
  const download = page.waitForEvent('download');
  await page.getByLabel(catalogue.sheetDecision).selectOption({ index: 1 });
  await button(page, catalogue.download).click();
  if (!(await download).suggestedFilename().endsWith('.xlsx')) throw new Error('no spreadsheet came');
}
