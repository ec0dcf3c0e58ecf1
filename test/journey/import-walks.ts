// Walks of an administrator who brings documents in: what the preview must tell, what is refused and how, a server that is killed
// while it takes something in, a text that is pasted, and two who take the same procedure away.
import { Buffer } from 'node:buffer';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { fill } from '../../common/text/fill.ts';
import documents from '../../common/text/vi/catalogue.json';
import counter from '../../common/text/vi/counter.json';
import { expectDone } from '../fakes/office.ts';
import { until } from '../fakes/waiting.ts';
import type { Size } from './browser.ts';
import { button, pressEnter, signIn } from './hands.ts';
import { birth, makeDecision } from './procedure-stage.ts';
import type { Walk } from './stages.ts';

const { catalogue } = counter;

async function openCatalogue(page: Page): Promise<void> {
  await signIn(page, 'quan-tri');
  await page.getByRole('button', { name: counter.sectionProcedures, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: catalogue.title }).waitFor();
}

const choose = (page: Page, name: string, content: string | Uint8Array) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

interface Course {
  decision: Record<string, unknown>;
  processes: {
    procedures: { name: string; details?: Record<string, unknown> }[];
    steps: Record<string, unknown>[];
    [more: string]: unknown;
  }[];
}
const decision = (count: number) => JSON.parse(makeDecision(count)) as Course;

const head = ['Bước', 'Nội dung công việc', 'Người thực hiện', 'Thời gian thực hiện'];
const course = [
  head,
  ['Bước 1', 'Nhận hồ sơ', 'Công chức một cửa', '0,5 ngày làm việc'],
  ['Bước 2', 'Thẩm định hồ sơ', 'Chuyên viên', 'khoảng hai hôm'],
  ['Bước 3', 'Trả kết quả', 'Công chức một cửa', '0,5 ngày làm việc'],
  ['Tổng thời gian', '', '', '03 ngày làm việc'],
];
const said = [
  'QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH',
  '(Kèm theo Quyết định số 12/QĐ-UBND ngày 02 tháng 3 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Mẫu)',
  'I. Lĩnh vực Đất đai (01 quy trình)',
  'Quy trình số 01',
  'Thủ tục: Cấp giấy phép thử – Mã TTHC: 1.000001',
];
/** As it comes out of a word processor: tables with tabs. */
const pasted = [...said, ...course.map(cells => cells.join('\t'))].join('\n');

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const word = zipSync({
  '[Content_Types].xml': strToU8('<Types/>'),
  'word/document.xml': strToU8(
    `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${said.map(paragraph).join('')}<w:tbl>${course
      .map(cells => `<w:tr>${cells.map(cell => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`)
      .join('')}</w:tbl></w:body></w:document>`,
  ),
});

const imported = (file: string, added: number, changed: number) =>
  fill(catalogue.imported, { file, added, changed, replaced: 0 });

/** Refused in words; doubts with their lines; old and new; what would be taken away. */
export async function walkPreview({ place, look }: Walk, size: Size): Promise<void> {
  const page = await place(size, '/counter');
  await openCatalogue(page);
  await choose(page, 'quyet-dinh.docx', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10));
  await page.getByText(documents.files['file-image']).waitFor();
  await choose(page, 'bien-ban.txt', 'Biên bản họp giao ban của phòng\nBước 1: bàn về quy trình số 2');
  await page.getByText(documents.files['no-course']).waitFor();
  await look(page, 'refused');
  await choose(page, 'quyet-dinh.docx', word);
  await page.getByText(fill(catalogue.readAs, { processes: 1, procedures: 1 })).waitFor();
  // What may be wrong stands open, with the row in which it is found.
  await page.getByText(documents.titles['duration-unclear']).waitFor();
  expect(
    await page
      .getByText(fill(catalogue.tableRow, { table: 1, row: 3 }))
      .first()
      .isVisible(),
  ).toBe(true);
  await look(page, 'doubts');
  await page.getByText(documents.titles['sum-differs']).scrollIntoViewIfNeeded();
  await look(page, 'doubts below');
  await button(page, catalogue.cancel).click();

  await choose(page, 'quyet-dinh.json', makeDecision(24));
  await button(page, catalogue.accept).click();
  await page.getByText(imported('quyet-dinh.json', 24, 0)).waitFor();
  const next = decision(24);
  for (const { procedures, steps } of next.processes) {
    if (!procedures.some(({ name }) => name === birth)) continue;
    Object.assign(steps[1] ?? {}, {
      duration: { quarterDays: 12, unit: 'working_day' },
      durationText: '03 ngày làm việc',
    });
    for (const one of procedures) if (one.details !== undefined) one.details.papers = [];
  }
  await choose(page, 'quyet-dinh-sua.json', JSON.stringify(next));
  await page.getByText(catalogue.changes).waitFor();
  await page.getByText(catalogue.takesAway).waitFor();
  const changes = page.locator('.preview-changes');
  await changes.getByText('03 ngày làm việc').first().waitFor();
  expect(await changes.getByText(birth, { exact: true }).first().isVisible()).toBe(true);
  await look(page, 'changes');
  await changes.scrollIntoViewIfNeeded();
  await look(page, 'changes below');
  await button(page, catalogue.cancel).click();
}

/** The server dies with the deed in its hands. */
export async function walkKilled({ office, place, look }: Walk, size: Size): Promise<void> {
  const page = await place(size, '/counter');
  await openCatalogue(page);
  await button(page, catalogue.paste).click();
  await page.getByRole('dialog').getByRole('textbox').fill(pasted);
  await look(page, 'paste');
  await page.getByRole('dialog').getByRole('button', { name: catalogue.readPasted }).click();
  await page.getByText(fill(catalogue.readAs, { processes: 1, procedures: 1 })).waitFor();
  const before = office.read('SELECT 1 FROM procedures').length;
  // It does the deed, and dies before it has told anybody.
  await page.route('**/api/catalogue.import', async (route, request) => {
    const { preview } = request.postDataJSON() as { preview: boolean };
    if (!preview) {
      await route.fetch();
      await office.end('SIGKILL');
      await route.abort();
      return page.unroute('**/api/catalogue.import');
    }
    await route.continue();
  });
  await button(page, catalogue.accept).click();
  await page.getByText(catalogue.unsure).waitFor();
  expect(office.read('SELECT 1 FROM procedures').length).toBe(before + 1);
  await look(page, 'unsure');
  expect(await button(page, `${catalogue.retire} `).first().isDisabled()).toBe(true);
  await office.revive();
  await button(page, catalogue.tryAgain).click();
  await page.getByText(imported(`${catalogue.pasted} – ${said[0]?.slice(0, 60)}`, 1, 0)).waitFor();
  expect(
    office.read("SELECT 1 FROM journal WHERE type = 'catalogue.imported' AND data LIKE '%12/QĐ-UBND%'"),
  ).toHaveLength(1);
}

/** Far down in the list the answer is seen, and it is true. */
export async function walkRetire({ office, place, look }: Walk, size: Size): Promise<void> {
  const page = await place(size, '/counter');
  await openCatalogue(page);
  await choose(page, 'quyet-dinh.json', makeDecision(24));
  await button(page, catalogue.accept).click();
  await page.getByText(imported('quyet-dinh.json', 24, 0)).waitFor();
  const last = page.locator('.catalogue-list tbody tr').last();
  const name = (await last.getByRole('link').textContent()) ?? '';
  await last.getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(name).waitFor();
  expect(await dialog.textContent()).toMatch(/Mã \d|Chưa có mã/);
  await look(page, 'question');
  // Whoever only presses Enter has taken nothing away.
  await pressEnter(page);
  await dialog.waitFor({ state: 'hidden' });
  expect(office.read('SELECT 1 FROM procedures WHERE retired_at IS NOT NULL')).toHaveLength(0);
  // Somebody else is quicker.
  const { token } = expectDone(await office.call('staff.sign-in', { name: 'quan-tri', pin: '1234' }));
  const [{ id }] = office.read<{ id: string }>('SELECT procedure_id AS id FROM procedures WHERE name = ?', name) as [
    { id: string },
  ];
  await last.getByRole('button').click();
  expectDone(await office.call('procedure.retire', { id }, token));
  await button(dialog, catalogue.retire).click();
  const message = page.getByText(fill(catalogue.retiredBefore, { name }));
  await message.waitFor();
  expect(await isInSight(page, message)).toBe(true);
  await look(page, 'retired before');
  const next = page.locator('.catalogue-list tbody tr').last();
  await until(async () => (await next.getByRole('link').textContent()) !== name, 'another procedure is the last');
  const another = (await next.getByRole('link').textContent()) ?? '';
  await next.getByRole('button').click();
  await button(dialog, catalogue.retire).click();
  const done = page.getByText(fill(catalogue.retired, { name: another }));
  await done.waitFor();
  expect(await isInSight(page, done)).toBe(true);
  await look(page, 'retired');
}

async function isInSight(page: Page, what: ReturnType<Page['getByText']>): Promise<boolean> {
  const box = await what.boundingBox();
  return box !== null && box.y >= 0 && box.y + box.height <= (page.viewportSize()?.height ?? 0);
}
