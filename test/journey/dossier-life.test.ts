// The whole life of a dossier, seen by everybody: a citizen finds the procedure at the kiosk and takes a number for it, is
// called, hands the papers in, gets a receipt, follows on the phone, is told by SMS, sees the code on the TV, fetches the
// result and says how it was. Everything is done on the screens; only the steps inside the office are calls of its officer.
import { expect, it } from 'vitest';
import { maskDossierCode } from '../../common/contract/dossier-code.ts';
import { fill } from '../../common/text/fill.ts';
import counterTexts from '../../common/text/vi/counter.json';
import dossierTexts from '../../common/text/vi/dossier.json';
import desk from '../../common/text/vi/dossier-desk.json';
import phoneTexts from '../../common/text/vi/dossier-page.json';
import kiosk from '../../common/text/vi/kiosk.json';
import rating from '../../common/text/vi/rating.json';
import slipTexts from '../../common/text/vi/slip.json';
import { expectDone } from '../fakes/office.ts';
import { until } from '../fakes/waiting.ts';
import { letPagePass } from './browser.ts';
import { citizen, openReception } from './dossier-walks.ts';
import { button, callNext, openDesk, pressEnter, readNumber, scan } from './hands.ts';
import { useLooking } from './looking.ts';
import { fillCatalogue } from './procedure-stage.ts';
import { openBirth } from './procedure-walks.ts';
import type { Walk } from './stages.ts';

const look = useLooking();

async function walkLife({ office, place, look }: Walk): Promise<void> {
  await fillCatalogue(office, 3);
  const atKiosk = await place('kiosk', '/kiosk');
  await openBirth(atKiosk);
  await button(atKiosk, kiosk.find.take).tap();
  await button(atKiosk, kiosk.ordinary).tap();
  const number = await readNumber(atKiosk);

  const tv = await place('tv', '/display?screen=ho-so');
  const tablet = await place('rating', '/kiosk/rating?counter=quay-1');
  const officer = await place('desk', '/counter');
  await openDesk(officer, 'can-bo-1', '1');
  await openReception(officer, number);
  // What was chosen at the kiosk stands there already; the citizen says yes to messages.
  await officer.keyboard.type(citizen.name);
  await officer.getByLabel(desk.receive.idNumber, { exact: true }).fill(citizen.number);
  await officer.getByLabel(desk.receive.phone, { exact: true }).fill(citizen.phone);
  await officer.getByLabel(desk.receive.consent).check();
  await officer.getByLabel(desk.receive.phone, { exact: true }).focus();
  await pressEnter(officer);
  await officer.getByRole('dialog').waitFor();
  await pressEnter(officer);
  await officer.getByText(desk.received.title, { exact: true }).waitFor();
  await look(officer, 'received');
  const [row] = office.read<{ code: string; token: string }>('SELECT code, track_token AS token FROM dossiers');
  if (row === undefined) throw new Error('nothing was received');
  const { code, token } = row;
  const steps = office.read('SELECT 1 FROM dossier_steps').length;

  // On paper for the citizen, without a name; on the telephone by the same secret.
  const slips = await place('desk', '/pretend-printer');
  await slips.getByText(slipTexts.receiptCaption).first().waitFor();
  const phone = await place('phone', `/d/${token}`);
  await phone.getByRole('heading', { level: 1, name: dossierTexts.plain['2'] }).waitFor();
  await phone.getByText(fill(phoneTexts.step, { n: 1, m: steps })).waitFor();
  const messages = await place('desk', '/pretend-sms');
  await messages
    .getByText(/da tiep nhan|đã tiếp nhận/)
    .first()
    .waitFor();

  const inside = await office.call('staff.sign-in', { name: 'can-bo-2', pin: '1234' });
  const staff = expectDone(inside).token;
  for (let step = 1; step < steps; step++) expectDone(await office.call('dossier.advance', { code, step }, staff));
  await phone.getByText(fill(phoneTexts.step, { n: steps, m: steps })).waitFor();
  expectDone(await office.call('dossier.ready', { code }, staff));
  await phone.getByRole('heading', { level: 1, name: dossierTexts.plain['9'] }).waitFor();
  await tv.getByText(maskDossierCode(code), { exact: true }).first().waitFor();
  await look(tv, 'on the TV');
  await look(phone, 'ready on the phone');
  await messages.goto(`${office.url}/pretend-sms`);
  await messages
    .getByText(/da co ket qua|đã có kết quả/)
    .first()
    .waitFor();
  for (const screen of [tv, phone, messages]) {
    const text = await screen.locator('body').textContent();
    expect(text).not.toContain(citizen.name);
    expect(text).not.toContain(citizen.phone);
    expect(text).not.toContain(citizen.number);
  }

  // Handed over at the counter, and asked how it was.
  await officer.keyboard.press('m');
  await officer.locator('.page-head .state-tag', { hasText: dossierTexts.states['9'] }).waitFor();
  await officer.keyboard.press('r');
  const handOver = officer.getByRole('dialog');
  await handOver.getByLabel(desk.ask.identity).check();
  if (!(await handOver.getByLabel(desk.ask.rating).isChecked())) await handOver.getByLabel(desk.ask.rating).check();
  await look(officer, 'hand-over');
  await pressEnter(officer);
  await officer.locator('.page-head .state-tag', { hasText: dossierTexts.states['10'] }).waitFor();
  await phone.getByRole('heading', { level: 1, name: dossierTexts.plain['10'] }).waitFor();
  await tv.getByText(maskDossierCode(code), { exact: true }).first().waitFor({ state: 'detached' });
  await button(tablet, rating.scores[4] ?? '').tap();
  await tablet.getByRole('heading', { name: rating.thanks }).waitFor();
  await button(tablet, rating.finish).tap();

  expect(
    office.read(
      'SELECT state, procedure_id LIKE ? AS chosen, ticket_id IS NOT NULL AS fromTicket FROM dossiers',
      '1.001000%',
    ),
  ).toEqual([{ state: 10, chosen: 1, fromTicket: 1 }]);
  await until(() => office.read('SELECT 1 FROM ratings WHERE score = 5').length === 1, 'the rating is kept');
}

/** A citizen comes only to fetch the result: nobody has begun to serve the number when the result is handed over. */
async function walkFetch({ office, place, look }: Walk): Promise<void> {
  await fillCatalogue(office, 3);
  const { token: staff } = expectDone(await office.call('staff.sign-in', { name: 'can-bo-2', pin: '1234' }));
  const { items } = expectDone(await office.call('procedure.search', { text: '' }));
  const dueAt = Date.now() + 3 * 86_400_000;
  const input = { procedureId: items[0]?.id ?? '', applicant: { name: citizen.name }, dueAt };
  const { code } = expectDone(await office.call('dossier.receive', input, staff));
  expectDone(await office.call('dossier.ready', { code }, staff));
  const [row] = office.read<{ token: string }>('SELECT track_token AS token FROM dossiers');
  const receipt = `${office.url}/d/${row?.token}#${code}|1.001000|${citizen.number}`;
  const tablet = await place('rating', '/kiosk/rating?counter=quay-1');
  const officer = await place('desk', '/counter');
  const handOver = officer.getByRole('dialog');
  const open = async () => {
    await scan(officer, receipt);
    await officer.locator('.page-head .state-tag', { hasText: dossierTexts.states['9'] }).waitFor();
    await officer.keyboard.press('r');
    await handOver.waitFor();
  };
  await openDesk(officer, 'can-bo-1', '1');
  await open();
  await handOver.getByText(desk.ask.ratingNoTicket).waitFor();
  await look(officer, 'hand-over without a number');
  await officer.keyboard.press('Escape');
  await handOver.waitFor({ state: 'hidden' });
  const atDesk = button(officer, counterTexts.deed['call-next']);
  await until(async () => {
    if (await atDesk.isVisible()) return true;
    await officer.keyboard.press('Escape');
    await letPagePass(officer, 300, 'a hand that presses again looks first');
    return false;
  }, 'the officer is back at the desk');

  const { number } = await office.issue('ho-tich');
  await officer.getByText(number, { exact: true }).first().waitFor();
  await callNext(officer, number);
  await open();
  await handOver.getByText(fill(desk.ask.ratingCalled, { number })).waitFor();
  await look(officer, 'hand-over to a number that was called');
  expect(await button(tablet, rating.scores[4] ?? '').count()).toBe(0);
  await handOver.getByLabel(desk.ask.identity).check();
  await handOver.getByLabel(desk.ask.rating).check();
  await handOver.getByText(fill(desk.ask.ratingHow, { number })).waitFor();
  // Asked and answered while the result is still in the officer's hand.
  await button(tablet, rating.scores[4] ?? '').tap();
  await tablet.getByRole('heading', { name: rating.thanks }).waitFor();
  await button(tablet, rating.finish).tap();
  await until(() => office.read('SELECT 1 FROM ratings WHERE score = 5').length === 1, 'the rating is kept');
  expect(office.read('SELECT state FROM dossiers')).toEqual([{ state: 9 }]);
  await pressEnter(officer);
  await officer.locator('.page-head .state-tag', { hasText: dossierTexts.states['10'] }).waitFor();
}

it.concurrent('the rating is asked in the returning step, though nobody had begun to serve the number', () =>
  look('dossier fetched', walkFetch));

it.concurrent('a dossier lives from the touchscreen to the hand-over, followed by everyone', () =>
  look('dossier life', walkLife));
