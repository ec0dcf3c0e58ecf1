// Slips decoded from their bytes: what a printer of each model would put on paper, read by another program.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { textDir } from '../../../server/config/paths.ts';
import { encodeSlip } from '../../../server/devices/printer/drivers/escpos/encode.ts';
import { findRealTime } from '../../../server/devices/printer/drivers/escpos/picture.ts';
import { paperOf, printOnPaper } from '../../../server/devices/printer/drivers/pretend/index.ts';
import { createPaper } from '../../../server/devices/printer/drivers/pretend/paper.ts';
import { showSlip } from '../../../server/devices/printer/drivers/pretend/show.ts';
import type { PrinterProfile } from '../../../server/devices/printer/printer-profile.ts';
import { describeSelfTest } from '../../../server/devices/printer/printer-self-test.ts';
import { openQr } from '../../../server/devices/printer/qr.ts';
import { drawSlip, readLogo } from '../../../server/devices/printer/raster.ts';
import { describeTicketSlip, type Slip, type SlipStrings } from '../../../server/devices/printer/slip.ts';
import { readCodes } from '../codes.ts';
import {
  inkedStretches,
  inkOf,
  longSite,
  longTicket,
  readStrings,
  site,
  slipOf,
  ticket,
  trackUrl,
} from '../example-slips.ts';
import { cheap58, epson80, inTextMode, profileFiles, readModel, withNativeCodes } from './profiles.ts';

const languages = readdirSync(textDir, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name);
const barCode = 'A012-20261123';

/** What is on the paper when a printer has got the bytes. */
async function print(slip: Slip, profile: PrinterProfile) {
  const paper = await printOnPaper(slip, profile);
  expect(paper.faults).toEqual([]);
  return showSlip(paper);
}

function ticketIn(language: string, strings: SlipStrings): Slip {
  const slip = describeTicketSlip({ ...longTicket, language }, longSite, strings);
  return { ...slip, maxMm: 140, lines: [...slip.lines, { kind: 'gap', dots: 16 }, { kind: 'bars', data: barCode }] };
}

describe.each(profileFiles)('from the bytes for %s', file => {
  const profile = readModel(file);

  test.each(languages)(
    'a ticket in %s: QR and bar code are read back, the number is legible, nothing is clipped',
    async language => {
      const slip = ticketIn(language, readStrings(language));
      const bitmap = await print(slip, profile);
      expect((await readCodes(bitmap)).split('\n').sort()).toEqual([barCode, trackUrl].sort());
      const mm = (dots: number) => (dots * 25.4) / profile.dpi;
      expect(mm(inkedStretches(bitmap).find(height => height > 100) ?? 0)).toBeGreaterThanOrEqual(18);
      const ink = inkOf(bitmap);
      expect(ink.left).toBeGreaterThanOrEqual(6);
      expect(ink.right).toBeLessThanOrEqual(profile.widthDots - 7);
    },
  );

  test('the self-test reaches both edges, and its codes are read', async () => {
    const test = { printer: 'may-in-1', profile, answers: ['12 12 12 12'], language: 'vi', at: ticket.issuedAt };
    const bitmap = await print(describeSelfTest(test, site, readStrings('vi')), profile);
    expect(inkOf(bitmap)).toMatchObject({ left: 0, right: profile.widthDots - 1 });
    expect((await readCodes(bitmap)).split('\n').sort()).toEqual(['MOTCUA A058', 'MOTCUA-058']);
  });
});

describe('the dots on the paper', () => {
  const vi = 'Giải quyết trợ cấp thờ cúng liệt sĩ, chế độ người có công với cách mạng, bảo trợ xã hội xã';
  const slip = describeTicketSlip({ ...longTicket, serviceName: { vi } }, longSite, readStrings('vi'));

  test('are of a name of 90 letters', () => {
    expect([...vi]).toHaveLength(90);
  });

  test.each([
    ['80 mm', epson80],
    ['58 mm with a name of 90 letters', cheap58],
    ['58 mm in one piece', { ...cheap58, feedUnits: 'none', maxBandRows: 256 }],
  ] as const)('are those that were drawn, each of them: %s', async (_, profile) => {
    const drawn = await drawSlip(slip, profile);
    const printed = await print(slip, profile);
    const { length } = drawn.rows;
    // A printer without a knife is torn where its lines end; below the picture all is white.
    expect(Buffer.from(printed.rows.subarray(0, length)).equals(drawn.rows.subarray(0, printed.rows.length))).toBe(
      true,
    );
    expect(printed.rows.subarray(length).every(byte => byte === 0)).toBe(true);
    expect(inkOf(printed)).toEqual(inkOf(drawn));
  });

  test('of every letter of the hard sentence are its own, none the box of a missing one', async () => {
    const draw = (text: string) =>
      print(slipOf({ kind: 'text', text, size: 'large', weight: 700, align: 'left', maxLines: 1 }), cheap58);
    const box = Buffer.from((await draw('\u{10FFFE}')).rows);
    const sentence = 'ĐẦY ĐỦ, KỊP THỜI – Ẵm Ữ Ỗ Ợ Ỹ ơ̆ ê̆ ƀ';
    for (const { segment } of new Intl.Segmenter().segment(sentence))
      if (segment !== ' ') expect(box.equals((await draw(segment)).rows), segment).toBe(false);
  });

  test('hide no real-time command, on any model', async () => {
    for (const file of profileFiles) {
      const { bytes } = await encodeSlip(slip, readModel(file), { doneId: '0007', pulse: true, beep: true });
      expect(findRealTime(bytes)).toEqual([]);
    }
  });

  test('with look-alikes among them make the printer say nothing, and keep all but one dot', async () => {
    const rows = new Uint8Array(72 * 40).fill(0x81);
    rows.set([0x10, 0x04, 0x01], 700);
    const bitmap = { widthDots: 576, heightDots: 40, rows };
    const { bytes } = await encodeSlip(slipOf({ kind: 'logo', bitmap }), epson80, {
      doneId: null,
      pulse: false,
      beep: false,
    });
    const paper = createPaper({ ...paperOf(epson80), encodeQr: await openQr() });
    expect(paper.take(bytes)).toHaveLength(0);
    const answering = createPaper({ ...paperOf(epson80), encodeQr: await openQr() });
    expect(answering.take(rows)).toHaveLength(1);
  });
});

describe('codes that the printer draws itself', () => {
  test.each([
    ['Epson', epson80],
    ['a printer without a knife', cheap58],
    ['Epson, letters', inTextMode(epson80)],
    ['58 mm, letters', inTextMode(cheap58)],
  ] as const)('are read back: %s', async (_, profile) => {
    const code = profile.widthDots === 384 ? 'A012-26' : barCode;
    const slip = describeTicketSlip(ticket, site, readStrings('vi'));
    const lines = [...slip.lines, { kind: 'gap', dots: 16 }, { kind: 'bars', data: code }] as const;
    const bitmap = await print({ ...slip, maxMm: 160, lines: [...lines] }, withNativeCodes(profile));
    expect((await readCodes(bitmap)).split('\n').sort()).toEqual([code, trackUrl].sort());
  });

  test('with "{" in it is read as it was', async () => {
    const bitmap = await print(slipOf({ kind: 'bars', data: 'a{b}' }), withNativeCodes(epson80));
    expect(await readCodes(bitmap)).toBe('a{b}');
  });
});

describe('the length of paper', () => {
  test.each(profileFiles)('that is counted for %s is what the paper moved', async file => {
    const profile = readModel(file);
    for (const use of [false, true]) {
      const model = { ...profile, text: { ...profile.text, use } };
      const slip = describeTicketSlip(ticket, site, readStrings('vi'));
      const { paperMm } = await encodeSlip(slip, model, { doneId: null, pulse: false, beep: false });
      const paper = await printOnPaper(slip, model);
      const underTheCover = profile.cut === 'none' ? 0 : profile.headToKnifeDots;
      const moved = ((paper.heightDots + underTheCover) * 25.4) / profile.dpi;
      expect(Math.abs(paperMm - moved)).toBeLessThan(3);
    }
  });
});

describe('after a job that broke off in the middle of a picture', () => {
  test('the recovery ends it, and the next slip is whole', async () => {
    const { encodeRecovery } = await import('../../../server/devices/printer/drivers/escpos/commands.ts');
    const slip = describeTicketSlip(ticket, site, readStrings('vi'));
    const { bytes } = await encodeSlip(slip, epson80, { doneId: null, pulse: false, beep: false });
    for (const broken of [9, 4_000, 20_000]) {
      const paper = createPaper({ ...paperOf(epson80), encodeQr: await openQr() });
      paper.take(bytes.subarray(0, broken));
      paper.take(encodeRecovery(epson80.widthDots / 8, epson80.maxBandRows));
      expect(paper.held).toBe(0);
      paper.take(Uint8Array.of(0x1d, 0x56, 0x42, 0));
      paper.collect();
      paper.take(bytes);
      const [next] = paper.collect();
      expect(next?.faults).toEqual([]);
      expect(await readCodes(await showSlip(next ?? { widthDots: 576, heightDots: 1, marks: [], faults: [] }))).toBe(
        trackUrl,
      );
    }
  });
});

test('a logo stands over the names, as large as it may be', async () => {
  const file = new URL('../../../common/screen/art/seal.svg', import.meta.url);
  expect(readFileSync(file, 'utf8')).toContain('<svg');
  const logo = await readLogo(file.pathname, 160, 120);
  expect(logo.heightDots).toBeLessThanOrEqual(120);
  expect(logo.widthDots % 8).toBe(0);
  expect(logo.rows.some(byte => byte !== 0)).toBe(true);
  const withLogo = await print(describeTicketSlip(ticket, { ...site, logo }, readStrings('vi')), epson80);
  const without = await print(describeTicketSlip(ticket, site, readStrings('vi')), epson80);
  expect(withLogo.heightDots).toBeGreaterThan(without.heightDots);
  expect(await readCodes(withLogo)).toBe(trackUrl);
});
