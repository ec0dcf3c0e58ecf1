// Slips as they come out of the print head: read by another program, measured dot by dot.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fontFiles, missingLetters, readCmap, textsIn } from '../../server/devices/printer/fonts.ts';
import type { Paper } from '../../server/devices/printer/printer-profile.ts';
import { type Bitmap, drawSlip } from '../../server/devices/printer/raster.ts';
import { describeTestSlip, describeTicketSlip, type TicketOnSlip } from '../../server/devices/printer/slip.ts';
import { readCodes } from './codes.ts';
import {
  inkedStretches,
  inkOf,
  longestRun,
  longSite,
  longTicket,
  readStrings,
  site,
  slipOf,
  ticket,
  trackUrl,
} from './example-slips.ts';

const papers: Paper[] = [
  { widthDots: 576, dpi: 203 },
  { widthDots: 512, dpi: 180 },
  { widthDots: 384, dpi: 203 },
];
const [wide] = papers as [Paper];
const strings = { vi: readStrings('vi'), en: readStrings('en') };
const oneWord: TicketOnSlip = { ...longTicket, serviceName: { vi: 'Ẵ'.repeat(90) } };

function draw(one: TicketOnSlip, paper: Paper, office = site as typeof longSite): Promise<Bitmap> {
  return drawSlip(describeTicketSlip(one, office, one.language === 'en' ? strings.en : strings.vi), paper);
}

describe.each(papers)('$widthDots dots wide, $dpi to the inch', paper => {
  const width = paper.widthDots;
  const mm = (dots: number) => (dots * 25.4) / paper.dpi;
  const tickets: [string, TicketOnSlip, typeof longSite][] = [
    ['ordinary', ticket, site],
    ['English', { ...ticket, language: 'en' }, site],
    ['longest', longTicket, longSite],
    ['longest in English', { ...longTicket, language: 'en' }, site],
    ['one endless word', oneWord, longSite],
  ];

  test.each(tickets)(
    '%s: the QR is read back, the number is 18 mm high, nothing is cut off',
    async (_, one, office) => {
      const bitmap = await draw(one, paper, office);
      expect(await readCodes(bitmap)).toBe(trackUrl);
      expect(mm(bitmap.heightDots)).toBeLessThanOrEqual(110.2);
      expect(bitmap.rows).toHaveLength((width / 8) * bitmap.heightDots);
      // The number is the first tall piece on the slip; frame and QR come after it.
      expect(mm(inkedStretches(bitmap).find(height => height > 100) ?? 0)).toBeGreaterThanOrEqual(18);
      const ink = inkOf(bitmap);
      expect(ink.left).toBeGreaterThanOrEqual(6);
      expect(ink.right).toBeLessThanOrEqual(width - 7);
      expect(ink.top).toBeGreaterThanOrEqual(4);
      expect(ink.bottom).toBeLessThanOrEqual(bitmap.heightDots - 5);
    },
  );

  test('priority is a black bar, and only priority', async () => {
    const barHeight = (bitmap: Bitmap) => {
      let rows = 0;
      let most = 0;
      for (let y = 0; y < bitmap.heightDots; y++) {
        rows = longestRun(bitmap, y) > 200 ? rows + 1 : 0;
        most = Math.max(most, rows);
      }
      return most;
    };
    expect(barHeight(await draw({ ...ticket, priorityName: { vi: 'Người cao tuổi' } }, paper))).toBeGreaterThan(3);
    expect(barHeight(await draw(ticket, paper))).toBeLessThan(4);
  });

  test('a long address still gives a QR that is read', async () => {
    const far = `https://motcua.phuong-buon-ma-thuot.daklak.gov.vn/t/${'Zk3v9QmX0aB7cD2e'.repeat(4)}`;
    expect(await readCodes(await draw({ ...ticket, trackUrl: far }, paper))).toBe(far);
  });

  test('the test print stays on the paper', async () => {
    const test = { printer: 'pretend', language: 'vi', at: ticket.issuedAt };
    const ink = inkOf(await drawSlip(describeTestSlip(test, site, strings.vi), paper));
    expect(ink.left).toBeGreaterThanOrEqual(6);
    expect(ink.right).toBeLessThanOrEqual(width - 7);
  });
});

describe('letters', () => {
  const sentence = 'ĐẦY ĐỦ, KỊP THỜI – Ẵm Ữ Ỗ Ợ Ỹ ơ̆ ê̆ ƀ';
  const weights = [500, 700, 800] as const;

  const drawWord = (text: string, weight: (typeof weights)[number]) =>
    drawSlip(slipOf({ kind: 'text', text, size: 'large', weight, align: 'left', maxLines: 1 }), wide);
  const sizeOf = (bitmap: Bitmap) => {
    const ink = inkOf(bitmap);
    return { width: ink.right - ink.left + 1, height: ink.bottom - ink.top + 1 };
  };

  test.each(weights)('weight %i draws no box for a missing letter', async weight => {
    // A code point that no font has: this is what the box looks like.
    const box = Buffer.from((await drawWord('\u{10FFFE}', weight)).rows);
    const letters = [...new Intl.Segmenter().segment(sentence)]
      .map(part => part.segment)
      .filter(letter => letter !== ' ');
    for (const letter of letters) {
      expect(box.equals((await drawWord(letter.normalize('NFC'), weight)).rows), letter).toBe(false);
    }
    // Marks without a composed letter stand above it and take no room of their own.
    for (const [marked, bare] of [
      ['ơ̆', 'ơ'],
      ['ê̆', 'ê'],
    ] as const) {
      const withMark = sizeOf(await drawWord(marked, weight));
      const without = sizeOf(await drawWord(bare, weight));
      expect(withMark.height, marked).toBeGreaterThan(without.height + 2);
      expect(Math.abs(withMark.width - without.width), marked).toBeLessThanOrEqual(2);
    }
  });

  test('every font has every letter itself, so that no font of the machine steps in', () => {
    expect(missingLetters([sentence, ...textsIn(strings), ...textsIn(site), '…'])).toEqual([]);
    // As it would be told at the start of an office whose language the fonts do not know.
    expect(missingLetters(['ꪀꪁ', 'Số'])).toEqual(['ꪀ', 'ꪁ']);
    for (const { file } of fontFiles()) expect(readCmap(readFileSync(file))(0x1ed1)).toBe(true);
  });

  test('capitals with two marks are not cut by the line above', async () => {
    const line = { kind: 'text', size: 'large', weight: 700, align: 'left', maxLines: 1 } as const;
    const bitmap = await drawSlip(slipOf({ ...line, text: 'ẴỖỆ' }, { ...line, text: 'ẴỖỆ' }), wide);
    expect(inkedStretches(bitmap).length).toBeGreaterThan(1);
    expect(inkOf(bitmap).top).toBeGreaterThan(0);
  });
});

test('drawing many slips needs no more memory than drawing a few', async () => {
  const slip = describeTicketSlip(longTicket, longSite, strings.vi);
  for (let i = 0; i < 40; i++) await drawSlip(slip, wide);
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 200; i++) await drawSlip(slip, papers[i % papers.length] ?? wide);
  expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(80);
});

test('slips asked for at once come out each as itself', async () => {
  const numbers = ['A001', 'B777', 'K040'];
  const together = await Promise.all(numbers.map(number => draw({ ...ticket, number }, wide)));
  for (const [index, number] of numbers.entries())
    expect(together[index]?.rows).toEqual((await draw({ ...ticket, number }, wide)).rows);
});
