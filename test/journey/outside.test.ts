// The administrator brings in what the province's system says of its dossiers: looks first, sees what is wrong, accepts; and a
// citizen finds the dossier. Nothing is cut off, and axe finds nothing.
import { expect, it } from 'vitest';
import { fill } from '../../common/text/fill.ts';
import counter from '../../common/text/vi/counter.json';
import { expectDone } from '../fakes/office.ts';
import { codeOf, marks, toCsv } from '../links/egov/files.ts';
import type { Size } from './browser.ts';
import { button, signIn } from './hands.ts';
import { useLooking } from './looking.ts';
import type { Walk } from './stages.ts';

const look = useLooking();
const { outside } = counter;

async function walkOutside({ office, place, look }: Walk, size: Size): Promise<void> {
  const page = await place(size, '/counter');
  await signIn(page, 'quan-tri');
  await button(page, counter.sectionOutside).click();
  await page.getByText(outside.never).waitFor();
  await look(page, 'outside');
  const choose = async (name: string, text: string) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

  await choose('sai.csv', 'a,b\r\n1,2\r\n');
  await page.getByText('Không thấy dòng tiêu đề').waitFor();
  await look(page, 'unreadable');

  const many = Array.from({ length: 1_200 }, (_, i) => ({ serial: i + 1, state: 'Đang xử lý' }));
  await choose('ho-so.csv', toCsv(many));
  await page.getByText(fill(outside.readAs, { n: 1_200 })).waitFor();
  await look(page, 'preview');
  expect(await office.call('dossier.find', { code: codeOf(1) })).toMatchObject({ refusal: 'dossier.unknown' });
  await button(page, fill(outside.acceptN, { n: 1_200 })).click();
  await page.getByText(fill(outside.imported, { file: 'ho-so.csv', added: 1_200, changed: 0, rejected: 0 })).waitFor();
  await look(page, 'imported');
  expect(expectDone(await office.call('dossier.find', { code: codeOf(1_200) })).state).toBe(4);

  await choose('ho-so.csv', toCsv(many));
  await page.getByText(outside.nothingNew).waitFor();
  await look(page, 'nothing new');
  await button(page, outside.cancel).click();

  await choose(
    'mot-it.csv',
    toCsv([
      { serial: 1, state: 'Đã xử lý xong' },
      { serial: 2, state: 'Chờ trời' },
      { serial: 3, state: 'Đang xử lý', code: marks[0] ?? '' },
      { serial: 4, state: 'Đang xử lý', due: '31/02/2026' },
    ]),
  );
  await page.getByText(fill(outside.rejectedLines, { n: 3 })).waitFor();
  await page.getByText('Đang xử lý → Đã xử lý xong').waitFor();
  const text = await page.locator('main').textContent();
  for (const mark of marks) expect(text).not.toContain(mark);
  await look(page, 'mistakes');
  await button(page, fill(outside.acceptN, { n: 1 })).click();
  await page.getByText(fill(outside.imported, { file: 'mot-it.csv', added: 0, changed: 1, rejected: 3 })).waitFor();
  expect(expectDone(await office.call('dossier.find', { code: codeOf(1) })).state).toBe(9);
}

// A file that cannot be read is answered with 422, which the browser writes down.
it.each(['desk', 'deskSmall'] as const)('the %s brings in dossiers of the province', size =>
  look(`${size} outside`, walk => walkOutside(walk, size), { mayComplain: true }),
);
