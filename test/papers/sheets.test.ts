// The papers as they come out of a printer, by real Chromium: real sizes, nothing cut, codes that are read, two copies.
// JOURNEY_PICTURES=/tmp/x keeps each as PDF and picture.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recogniseScan } from '../../common/contract/scanned.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { expectDone, type Office, startOffice } from '../fakes/office.ts';
import { type Device, type OfficeBrowser, openBrowser } from '../journey/browser.ts';
import { listAxeFindings, listMisfits, measures } from '../journey/judge.ts';
import { measureCodes, type PrintedSheet, printPdf, readCodesOf, readSheets } from './printed.ts';

const clock = createFakeClock('2026-11-23T08:42:07+07:00');
const dossiers = { unit: '000.00.01.H99', place: { vi: 'Phường Mẫu' } };
/** Everything at its longest: names of office and place, the address in the QR. */
const longOffice = {
  agency: { vi: 'Ủy ban nhân dân phường Buôn Ma Thuột, tỉnh Đắk Lắk' },
  name: { vi: 'Trung tâm Phục vụ hành chính công phường Buôn Ma Thuột' },
  publicUrl: 'https://motcua-trungtamphucvuhanhchinhcong.buonmathuot.daklak.example.gov.vn',
  dossiers: {
    unit: '000.00.53.H99',
    forms: '2018',
    place: { vi: 'Buôn Ma Thuột' },
    system: { vi: 'Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Đắk Lắk' },
  },
};

let office: Office;
let long: Office;
let browser: OfficeBrowser;
const desks = new Map<Office, Device>();
let officer: string;

async function signIn({ url }: Office, dots = 1): Promise<Device> {
  const device = await browser.place('desk', `${url}/counter`, { deviceScaleFactor: dots });
  await device.page.evaluate(async () => {
    const headers = { 'content-type': 'application/json' };
    await fetch('/api/staff.sign-in', { method: 'POST', headers, body: '{"name":"can-bo-1","pin":"1234"}' });
  });
  return device;
}

beforeAll(async () => {
  office = await startOffice({ clock, site: { dossiers, publicUrl: 'http://192.168.1.20:8080' } });
  long = await startOffice({ clock, site: longOffice });
  browser = await openBrowser();
  for (const one of [office, long]) {
    desks.set(one, await signIn(one));
  }
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
  await long?.stop();
});

const applicant = {
  name: 'Nguyễn Thị Hoàng Ánh Tuyết',
  idNumber: '999099000123',
  phone: '0901234567',
  email: 'anhtuyet@example.vn',
  address: 'Số 12, đường Nguyễn Trãi, tổ dân phố 5, phường Mẫu',
};
const words = (letters: number) =>
  'Giấy xác nhận quyền sở hữu tài sản gắn liền với đất '
    .repeat(letters)
    .slice(0, letters - 6)
    .trim();
const longApplicant = { ...applicant, name: words(200), address: words(300), submitter: words(200), email: null };
/** Each name is its own, so that a lost one is missed. */
const papersOf = (count: number, letters = 40) =>
  Array.from({ length: count }, (_, at) => ({
    name: `${words(letters)} (#${at + 1})`,
    kind: at % 3,
    count: 1 + (at % 9),
  }));

async function receive(place: Office, more: object = {}) {
  officer = await place.signIn('can-bo-1');
  const { items } = expectDone(await place.call('procedure.search', { text: '' }));
  const sorted = items.toSorted((a, b) => a.name.length - b.name.length);
  const procedure = place === long ? sorted.at(-1) : (items.find(({ code }) => code === '1.014881') ?? sorted[0]);
  const input = { procedureId: procedure?.id, applicant: place === long ? longApplicant : applicant, ...more };
  return expectDone(await place.call('dossier.receive', input, officer));
}
const deed = async (place: Office, name: string, code: string, more: object) =>
  expectDone(await place.call(name as 'dossier.stop', { code, ...more } as never, officer));

async function show(place: Office, query: string, size = 'A5', device = desks.get(place) as Device) {
  const { page } = device;
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(wanted => localStorage.setItem('motcua.paper-size', wanted), size);
  await device.open(`/counter/paper?${query}`);
  return { page, sheets: await readSheets(page) };
}

const sizes = { A5: [148, 210], A4: [210, 297], lying: [297, 210] } as const;

/** What must hold of every printed paper. */
async function judge(name: string, place: Office, query: string, copies: number, size: keyof typeof sizes = 'A5') {
  const { page, sheets } = await show(place, query, size === 'A5' ? 'A5' : 'A4');
  const [width, height] = sizes[size];
  const each = sheets.length / copies;
  expect(Number.isInteger(each)).toBe(true);
  expect(sheets.flatMap(({ cut }) => cut)).toEqual([]);
  sheets.forEach((sheet, at) => {
    expect(sheet.widthMm).toBeCloseTo(width, 0);
    expect(Math.abs(sheet.heightMm - height)).toBeLessThan(0.5);
    // Each copy counts its own sheets.
    expect(sheet.foot).toContain(`Trang ${(at % each) + 1}/${each}`);
    expect(sheet.hasTail && sheet.pieces === 0).toBe(false);
    expect(sheet.headed).toBe(sheet.tables);
    expect(sheet.letters).toBeGreaterThanOrEqual(9);
  });
  const pdf = await printPdf(page, name);
  expect(pdf).toHaveLength(sheets.length);
  for (const [pdfWidth, pdfHeight] of pdf) {
    expect(Math.abs(pdfWidth - width)).toBeLessThan(0.5);
    expect(Math.abs(pdfHeight - height)).toBeLessThan(0.5);
  }
  return { page, sheets, each };
}
const copyOf = (sheets: readonly PrintedSheet[], copy: number, each: number) =>
  sheets
    .slice(copy * each, (copy + 1) * each)
    .map(({ text }) => text)
    .join(' ');

describe('a receipt', () => {
  it.each([
    ['of no paper', 0, 40, 1],
    ['of three papers', 3, 40, 1],
    ['of twenty papers', 20, 40, 2],
    ['of sixty papers', 60, 40, 5],
    ['of sixty papers with the longest names', 60, 600, 40],
  ])('%s has them all on both copies', async (what, count, letters, mostSheets) => {
    const papers = papersOf(count, letters);
    const { code } = await receive(office, { papers });
    const name = `receipt ${what}`.replaceAll(' ', '-');
    const { sheets, each } = await judge(name, office, `code=${code}&form=receipt`, 2);
    expect(each).toBeLessThanOrEqual(mostSheets);
    for (const copy of [0, 1]) {
      const text = copyOf(sheets, copy, each);
      for (const paper of papers) expect(text).toContain(paper.name);
      expect(text).toContain(copy === 0 ? 'Liên 1' : 'Liên 2');
      expect(text).toContain('NGƯỜI TIẾP NHẬN HỒ SƠ');
      expect(text).toContain('Điện thoại hỗ trợ: 0260 1234 567');
    }
  });

  it('of longest names has them whole, on A5 and on A4', async () => {
    const { code } = await receive(long, { papers: papersOf(7, 600) });
    for (const size of ['A5', 'A4'] as const) {
      const { sheets, each } = await judge(`receipt-long-${size}`, long, `code=${code}&form=receipt`, 2, size);
      const text = copyOf(sheets, 1, each);
      expect(text).toContain(longApplicant.name);
      expect(text).toContain(longApplicant.address);
      expect(text).toContain('BUÔN MA THUỘT');
      for (const paper of papersOf(7, 600)) expect(text).toContain(paper.name);
    }
  });

  it.each([
    ['of an ordinary office', () => office, 'A5'],
    ['of an office with the longest names', () => long, 'A5'],
    ['on A4', () => office, 'A4'],
  ] as const)('%s has codes that are read, at the top left', async (_what, placeOf, size) => {
    const place = placeOf();
    const { code, trackUrl } = await receive(place);
    // Three dots for each of the screen: about as fine as the camera of a scanner sees paper.
    const device = await signIn(place, 3);
    const { page } = await show(place, `code=${code}&form=receipt`, size, device);
    const read = await readCodesOf(page);
    const qr = read.find(text => text.startsWith('QR-Code:'))?.slice('QR-Code:'.length) ?? '';
    const token = trackUrl.split('/').at(-1);
    expect(qr.split('#')[0]).toBe(trackUrl);
    const fields = (qr.split('#')[1] ?? '').split('|').map(decodeURIComponent);
    expect(fields[0]).toBe(code);
    expect(fields[2]).toBe('999099000123');
    expect(fields).toHaveLength(7);
    // The person's number goes no further than the scanner.
    expect(recogniseScan(qr)).toEqual({ kind: 'dossier-token', token });
    expect(read).toContain(`CODE-128:${code}`);
    const { squareMm, barMm, left, top } = await measureCodes(page);
    expect(squareMm).toBeGreaterThanOrEqual(0.33);
    expect(barMm).toBeGreaterThanOrEqual(0.25);
    expect(left).toBeLessThan(0.15);
    expect(top).toBeLessThan(0.1);
    await device.close();
  });
});

describe('the other papers', () => {
  const paragraphs = [`Đoạn thứ nhất: ${words(480)}`, `Đoạn thứ hai: ${words(480)}`];
  const reason = paragraphs.join('\n');
  const expectReason = (text: string) => {
    for (const paragraph of paragraphs) expect(text).toContain(paragraph);
  };
  it.each([
    ['2025', () => office],
    ['2018', () => long],
  ] as const)('of %s say all they have to', async (set, placeOf) => {
    const place = placeOf();
    const text = async (form: string, code: string) => {
      const { sheets } = await judge(`${form}-${set}`, place, `code=${code}&form=${form}`, 1);
      return copyOf(sheets, 0, sheets.length);
    };
    const asked = await receive(place);
    const missing = papersOf(30, set === '2018' ? 600 : 90).map(({ name }) => name);
    await deed(place, 'dossier.request-supplement', asked.code, { missing, reason });
    const supplement = await text('supplement', asked.code);
    for (const name of missing) expect(supplement).toContain(name);
    expectReason(supplement);
    expect(supplement).toContain('NGƯỜI HƯỚNG DẪN');

    const refused = await receive(place, { accept: false });
    await deed(place, 'dossier.refuse', refused.code, { reason });
    expectReason(await text('refusal', refused.code));

    const late = await receive(place, place === long ? { dueAt: Date.parse('2026-12-21T10:00:00+07:00') } : {});
    await deed(place, 'dossier.reappoint', late.code, { dueAt: Date.parse('2026-12-28T10:00:00+07:00'), reason });
    const apology = await text('apology', late.code);
    expectReason(apology);
    expect(apology).toContain('10 giờ 00 phút, ngày 28 tháng 12 năm 2026');
    expect(apology).toContain('THỦ TRƯỞNG CƠ QUAN');

    await deed(place, 'dossier.advance', late.code, {});
    expect(await text('control', late.code)).toContain('PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ');
    if (set === '2025') {
      await deed(place, 'dossier.stop', late.code, { reason });
      expectReason(await text('stop', late.code));
    }
  });

  it('the register lies on A4, with every dossier and the names of its columns on each sheet', async () => {
    const { page, sheets } = await judge('register', office, 'form=register&from=2026-11-23&to=2026-11-23', 1, 'lying');
    officer = await office.signIn('can-bo-1');
    const { total } = expectDone(await office.call('dossier.list', { text: '000.00.01.H99-261123' }, officer));
    expect(total).toBeGreaterThan(8);
    expect(sheets.reduce((sum, { pieces }) => sum + pieces, 0)).toBe(total);
    for (const { text } of sheets) expect(text).toContain('Ngày hẹn trả');
    expect(await page.locator('.paper-sizes').count()).toBe(0);
  });
});

describe('the page', () => {
  it('is printed by one press of Enter, remembers the paper size, and is well made', async () => {
    const { code } = await receive(office, { papers: papersOf(3) });
    const { page, open } = desks.get(office) as Device;
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => localStorage.removeItem('motcua.paper-size'));
    await open(`/counter/paper?code=${code}&form=receipt`);
    await page.locator('.paper-table > .sheet.a5').first().waitFor();
    expect(await listAxeFindings(page)).toEqual([]);
    await page.evaluate(() => {
      const told = globalThis as unknown as { printed: number };
      told.printed = 0;
      globalThis.print = () => {
        told.printed += 1;
      };
    });
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => (globalThis as unknown as { printed: number }).printed)).toBe(1);
    await page.getByRole('button', { name: 'Khổ A4' }).click();
    await page.locator('.paper-table > .sheet.a4').first().waitFor();
    await page.reload();
    await page.locator('.paper-table > .sheet.a4').first().waitFor();
    // The sheets themselves have letters of paper, not of screens.
    const misfits = await listMisfits(page, { ...measures.desk, leastText: 9 });
    expect(misfits).toEqual([]);
    expect((desks.get(office) as Device).troubles).toEqual([]);
  });

  it('asks who is there before it shows anything', async () => {
    const { code } = await receive(office);
    const stranger = await browser.place('desk', `${office.url}/counter/paper?code=${code}&form=receipt`);
    await stranger.page.getByLabel('Tên đăng nhập').fill('can-bo-1');
    expect(await stranger.page.locator('.sheet').count()).toBe(0);
    await stranger.page.getByLabel('Mã PIN').fill('1234');
    await stranger.page.keyboard.press('Enter');
    await stranger.page.locator('.paper-table > .sheet').first().waitFor();
    expect(stranger.troubles).toEqual([]);
    await stranger.close();
  });

  it('says in words what cannot be printed', async () => {
    const { code } = await receive(office);
    const { page, open } = desks.get(office) as Device;
    await page.emulateMedia({ media: 'screen' });
    await open(`/counter/paper?code=${code}&form=stop`);
    await page.getByText('Hồ sơ này chưa có nội dung để in mẫu này.').waitFor();
    await open('/counter/paper?code=nothing');
    await page.getByText('Địa chỉ của trang này chưa đúng').waitFor();
    const { troubles } = desks.get(office) as Device;
    expect(troubles.every(text => /^answer (409|400)/.test(text))).toBe(true);
  });
});
