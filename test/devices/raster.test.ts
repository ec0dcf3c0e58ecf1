// Slips as they come out of the print head: read by another program, measured dot by dot.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bitmap, drawSlip, encodePng, type WidthDots } from '../../server/devices/printer/raster.ts';
import { describeTestSlip, describeTicketSlip, type TicketOnSlip } from '../../server/devices/printer/slips.ts';
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

const widths: WidthDots[] = [576, 384];
const strings = { vi: readStrings('vi'), en: readStrings('en') };
const oneWord: TicketOnSlip = { ...longTicket, serviceName: { vi: 'Ẵ'.repeat(90) } };
const folder = mkdtempSync(join(tmpdir(), 'slips-'));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  try {
    execFileSync('zbarimg', ['--version']);
  } catch {
    throw new Error('zbarimg is missing: it reads the QR codes back. Install it with: apt-get install zbar-tools');
  }
});

function draw(one: TicketOnSlip, width: WidthDots, office = site as typeof longSite): Promise<Bitmap> {
  return drawSlip(describeTicketSlip(one, office, one.language === 'en' ? strings.en : strings.vi), width);
}

async function readCodes(bitmap: Bitmap): Promise<string> {
  const file = join(folder, 'slip.png');
  writeFileSync(file, await encodePng(bitmap));
  return execFileSync('zbarimg', ['-q', '--raw', file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

describe.each(widths)('%i dots wide', width => {
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
      const bitmap = await draw(one, width, office);
      expect(await readCodes(bitmap)).toBe(trackUrl);
      expect(bitmap.heightDots).toBeLessThanOrEqual(880);
      expect(bitmap.rows).toHaveLength((width / 8) * bitmap.heightDots);
      // The number is the first tall piece on the slip; frame and QR come after it.
      expect(inkedStretches(bitmap).find(height => height > 100)).toBeGreaterThanOrEqual(144);
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
    expect(barHeight(await draw({ ...ticket, priorityName: { vi: 'Người cao tuổi' } }, width))).toBeGreaterThan(3);
    expect(barHeight(await draw(ticket, width))).toBeLessThan(4);
  });

  test('a long address still gives a QR that is read', async () => {
    const far = `https://motcua.phuong-buon-ma-thuot.daklak.gov.vn/t/${'Zk3v9QmX0aB7cD2e'.repeat(4)}`;
    expect(await readCodes(await draw({ ...ticket, trackUrl: far }, width))).toBe(far);
  });

  test('the test print stays on the paper', async () => {
    const test = { printer: 'pretend', language: 'vi', at: ticket.issuedAt };
    const ink = inkOf(await drawSlip(describeTestSlip(test, site, strings.vi), width));
    expect(ink.left).toBeGreaterThanOrEqual(6);
    expect(ink.right).toBeLessThanOrEqual(width - 7);
  });
});

describe('letters', () => {
  const sentence = 'ĐẦY ĐỦ, KỊP THỜI – Ẵm Ữ Ỗ Ợ Ỹ ơ̆ ê̆ ƀ';
  const weights = [500, 700, 800] as const;

  const drawWord = (text: string, weight: (typeof weights)[number]) =>
    drawSlip(slipOf({ kind: 'text', text, size: 'large', weight, align: 'left', maxLines: 1 }), 576);
  const sizeOf = (bitmap: Bitmap) => {
    const ink = inkOf(bitmap);
    return { width: ink.right - ink.left + 1, height: ink.bottom - ink.top + 1 };
  };

  test.each(weights)('weight %i draws no box for a missing letter', async weight => {
    // A code point that no font has: this is what the box looks like.
    const box = Buffer.from((await drawWord('\u{10FFFE}', weight)).rows);
    const letters = [...new Intl.Segmenter().segment(sentence)].map(one => one.segment).filter(one => one !== ' ');
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

  test.each(weights)('weight %i has every letter itself, so that no font of the machine steps in', weight => {
    const name = { 500: '500Medium', 700: '700Bold', 800: '800ExtraBold' }[weight];
    const { resolve } = createRequire(import.meta.url);
    const known = readCmap(readFileSync(resolve(`@expo-google-fonts/noto-sans/${name}/NotoSans_${name}.ttf`)));
    const texts = [sentence, JSON.stringify(strings), JSON.stringify(site), '…'].join('');
    const missing = new Set([...texts.normalize('NFC')].filter(letter => !known(letter.codePointAt(0) ?? 0)));
    expect([...missing].filter(letter => letter !== '\n')).toEqual([]);
  });

  test('capitals with two marks are not cut by the line above', async () => {
    const line = { kind: 'text', size: 'large', weight: 700, align: 'left', maxLines: 1 } as const;
    const bitmap = await drawSlip(slipOf({ ...line, text: 'ẴỖỆ' }, { ...line, text: 'ẴỖỆ' }), 576);
    expect(inkedStretches(bitmap).length).toBeGreaterThan(1);
    expect(inkOf(bitmap).top).toBeGreaterThan(0);
  });
});

test('drawing many slips needs no more memory than drawing a few', { timeout: 60_000 }, async () => {
  const slip = describeTicketSlip(longTicket, longSite, strings.vi);
  for (let i = 0; i < 40; i++) await drawSlip(slip, 576);
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 200; i++) await drawSlip(slip, i % 2 === 0 ? 576 : 384);
  expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(80);
});

test('slips asked for at once come out each as itself', async () => {
  const numbers = ['A001', 'B777', 'K040'];
  const together = await Promise.all(numbers.map(number => draw({ ...ticket, number }, 576)));
  for (const [index, number] of numbers.entries())
    expect(together[index]?.rows).toEqual((await draw({ ...ticket, number }, 576)).rows);
});

/** Which code points a TrueType font has, by its format 12 table. */
function readCmap(font: Buffer): (codePoint: number) => boolean {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + i * 16);
  const record = tables.find(at => font.toString('latin1', at, at + 4) === 'cmap');
  if (record === undefined) throw new Error('no cmap');
  const cmap = font.readUInt32BE(record + 8);
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => font.readUInt32BE(cmap + 8 + i * 8));
  const table = subtables.map(at => cmap + at).find(at => font.readUInt16BE(at) === 12);
  if (table === undefined) throw new Error('no format 12');
  const groups = Array.from({ length: font.readUInt32BE(table + 12) }, (_, i) => table + 16 + i * 12);
  return codePoint => groups.some(at => font.readUInt32BE(at) <= codePoint && codePoint <= font.readUInt32BE(at + 4));
}
