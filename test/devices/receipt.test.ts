// The small receipt of a dossier from the ticket printer: what stands on it and what never does, and that it is printed once,
// where the desk is, when a dossier was received and when it is asked for again.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeAsText } from '../../server/devices/printer/drivers/escpos/text-mode.ts';
import { encodePng } from '../../server/devices/printer/png.ts';
import { drawSlip } from '../../server/devices/printer/raster.ts';
import { type DossierOnSlip, describeReceipt } from '../../server/devices/printer/receipt.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleKiosk, expectDone, type Office, startOffice } from '../fakes/office.ts';
import { makeProfile } from '../fakes/plain-slips.ts';
import { until } from '../fakes/waiting.ts';
import { readCodes } from './codes.ts';
import { site as exampleSite, inkOf, longSite, readStrings } from './example-slips.ts';

const site = { ...exampleSite, hotline: '0260 1234 567' };
const strings = readStrings('vi');
const trackUrl = 'http://192.168.1.20:8080/d/Zk3v9QmX0aB7cD2eF5gH';
const dossier: DossierOnSlip = {
  code: '000.00.01.H99-261123-0001',
  procedureName: 'Thủ tục đăng ký khai sinh',
  receivedAt: Date.parse('2026-11-23T08:42:07+07:00'),
  dueAt: Date.parse('2026-11-26T17:30:00+07:00'),
  paperCount: 5,
  sets: 1,
  trackUrl,
};
const longest = {
  ...dossier,
  procedureName: `${'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản '.repeat(5)}(hết)`,
};
const describeOne = (one: DossierOnSlip = dossier, language = 'vi') =>
  describeReceipt(one, { language, site, strings: readStrings(language) });

describe('the small receipt', () => {
  it('says code, procedure, when it came, when it is due, how many papers, and what to bring', () => {
    const { lines, caption } = describeOne();
    const texts = lines.flatMap(line => (line.kind === 'text' ? [line.text] : []));
    expect(texts).toContain(strings.receiptTitle);
    expect(texts).toContain(dossier.code);
    expect(texts).toContain(dossier.procedureName);
    expect(texts).toContain(strings.receiptBring);
    expect(texts).toContain('Điện thoại hỗ trợ: 0260 1234 567');
    expect(lines).toContainEqual({ kind: 'cells', cells: [{ label: 'Hẹn trả kết quả', value: '17:30 26/11/2026' }] });
    const rows = lines.flatMap(line => (line.kind === 'row' ? [`${line.left}: ${line.right}`] : []));
    expect(rows).toEqual(['Nhận lúc: 08:42 ngày 23/11/2026', 'Số giấy tờ đã nộp: 5', 'Số bộ hồ sơ: 1']);
    expect(lines).toContainEqual(expect.objectContaining({ kind: 'qr', data: trackUrl }));
    expect(caption).toBe('Hồ sơ · 08:42:07');
  });

  it('without a promised date says so, and no papers are not counted', () => {
    const { lines } = describeOne({ ...dossier, dueAt: null, paperCount: 0 });
    expect(lines).toContainEqual({
      kind: 'cells',
      cells: [{ label: 'Hẹn trả kết quả', value: strings.receiptNoDue }],
    });
    expect(lines.filter(line => line.kind === 'row')).toHaveLength(2);
  });

  it.each([
    [576, 'vi', dossier],
    [384, 'vi', dossier],
    [576, 'vi', longest],
    [384, 'vi', longest],
    [576, 'en', dossier],
    [384, 'en', dossier],
  ] as const)(
    'on paper of %i dots in %s has a QR that a phone reads, and nothing at its edges',
    async (widthDots, language, one) => {
      const slip = describeReceipt(one, {
        language,
        site: one === longest ? { ...longSite, hotline: '0260 1234 567' } : site,
        strings: readStrings(language),
      });
      const bitmap = await drawSlip(slip, { widthDots, dpi: 203 });
      const folder = process.env.JOURNEY_PICTURES;
      if (folder !== undefined) {
        mkdirSync(folder, { recursive: true });
        const name = `receipt-${widthDots}-${language}${one === longest ? '-long' : ''}.png`;
        writeFileSync(join(folder, name), await encodePng(bitmap));
      }
      expect(await readCodes(bitmap)).toBe(trackUrl);
      const ink = inkOf(bitmap);
      expect(ink.left).toBeGreaterThan(0);
      expect(ink.right).toBeLessThan(widthDots - 1);
      expect(bitmap.heightDots).toBeLessThanOrEqual(190 * 8);
    },
  );

  it('in letters has them all', () => {
    const letters = describeAsText(describeOne(), makeProfile())
      .map(part => (part.kind === 'letters' ? Buffer.from(part.bytes).toString('latin1') : ''))
      .join('');
    expect(letters).toContain(dossier.code);
    expect(letters).toContain('17:30 26/11/2026');
  });
});

describe('in the office', () => {
  const clock = createFakeClock('2026-11-23T08:42:07+07:00');
  let office: Office;
  let officer: string;
  beforeAll(async () => {
    office = await startOffice({ clock });
    officer = await office.signIn('can-bo-1');
  });
  afterAll(() => office.stop());

  const printed = async () =>
    [...(await (await fetch(`${office.url}/pretend-printer`)).text()).matchAll(/<p>([^<]*)<\/p>/g)]
      .map(([, caption = '']) => caption)
      .filter(caption => caption.startsWith('Hồ sơ'));
  const untilPrinted = (count: number) =>
    until(async () => (await printed()).length >= count, `${count} receipts are printed`);
  async function receive(more: object = {}) {
    const { items } = expectDone(await office.call('procedure.search', { text: '1.014881' }));
    const input = {
      procedureId: items[0]?.id,
      applicant: { name: 'Nguyễn Văn Mẫu', idNumber: '999099000123' },
      ...more,
    };
    return expectDone(await office.call('dossier.receive', input, officer));
  }

  it('is printed when a dossier is received, and once more when asked', async () => {
    const { code, slip } = await receive();
    expect(slip.state).toBe('queued');
    await untilPrinted(1);
    expect(expectDone(await office.call('dossier.print', { code }, officer))).toEqual({ state: 'queued' });
    await untilPrinted(2);
  });

  it('is not printed of what was only registered', async () => {
    const { code, slip } = await receive({ accept: false });
    expect(slip.state).toBe('none');
    expect(await office.call('dossier.print', { code }, officer)).toMatchObject({ refusal: 'dossier.no-paper' });
    expect(await printed()).toHaveLength(2);
  });

  it('speaks the language that the citizen chose at the kiosk', async () => {
    const counter = await office.openCounter('can-bo-2', 'quay-1');
    await office.call('ticket.issue', { serviceId: 'ho-tich', priority: null, language: 'en' }, exampleKiosk);
    const { ticketId } = expectDone(await office.call('ticket.call-next', { counterId: 'quay-1' }, counter));
    await receive({ ticketId });
    await untilPrinted(2);
    const page = async () => (await fetch(`${office.url}/pretend-printer`)).text();
    await until(async () => (await page()).includes('<p>Dossier · '), 'an English receipt is printed');
  });
});

describe('in an office that prints it on A5 only', () => {
  it('no small one comes out', async () => {
    const office = await startOffice({ site: { dossiers: { unit: '000.00.01.H99' } } });
    try {
      const officer = await office.signIn('can-bo-1');
      const { items } = expectDone(await office.call('procedure.search', { text: '1.014881' }));
      const input = { procedureId: items[0]?.id, applicant: { name: 'Nguyễn Văn Mẫu' } };
      expect(expectDone(await office.call('dossier.receive', input, officer)).slip.state).toBe('none');
    } finally {
      await office.stop();
    }
  });
});
