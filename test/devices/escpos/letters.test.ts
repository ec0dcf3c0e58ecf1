// Text mode: Vietnamese letters on two code pages, or without their marks; never a byte that is a command.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeSlip } from '../../../server/devices/printer/drivers/escpos/encode.ts';
import { encodeLetters, foldText, letterOf } from '../../../server/devices/printer/drivers/escpos/letters.ts';
import { printOnPaper } from '../../../server/devices/printer/drivers/pretend/index.ts';
import type { PrinterProfile } from '../../../server/devices/printer/printer-profile.ts';
import { describeTicketSlip } from '../../../server/devices/printer/slip.ts';
import { longSite, longTicket, readStrings } from '../example-slips.ts';
import { cheap58, epson80, inTextMode, withNativeCodes } from './profiles.ts';

const pages = { lower: 30, upper: 31 };
const hex = (text: string) => Buffer.from(encodeLetters(text, pages)).toString('hex');
const sentence = 'ĐẦY ĐỦ, KỊP THỜI – Ẵm Ữ Ỗ Ợ Ỹ ơ̆ ê̆ ƀ';

/** As a printer prints it, page by page. */
function decode(bytes: Uint8Array): string {
  let page: 'lower' | 'upper' | null = null;
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x1b) {
      page = bytes[at + 2] === pages.lower ? 'lower' : 'upper';
      at += 2;
    } else text += byte < 0x80 ? String.fromCharCode(byte) : page === null ? '?' : letterOf(byte, page);
  }
  return text;
}

describe('TCVN-3', () => {
  test.each([
    ['a small letter', 'ố', '1b741ee8'],
    ['a capital has the same byte on the other page', 'Ố', '1b741fe8'],
    ['the page is changed only when it must be', 'số ở', '731b741ee820eb'],
    ['Đ is on both pages', 'Đủ', '1b741ea7f1'],
    ['and stays on that of capitals', 'ĐẦY', '1b741ea71b741fc759'],
    ['decomposed letters are composed first', 'ố'.normalize('NFD'), '1b741ee8'],
  ])('%s', (_, text, bytes) => {
    expect(hex(text)).toBe(bytes);
  });

  test('all 134 letters come back as they were', () => {
    const vowels = 'aăâeêioôơuưy';
    const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
    const small = [...vowels].flatMap(vowel => tones.map(tone => (vowel + tone).normalize('NFC'))).join('');
    const all = `${small}đ${small.toUpperCase()}Đ`;
    expect(decode(encodeLetters(all, pages))).toBe(all);
  });

  test('what it has not loses its marks, not its letter', () => {
    expect(decode(encodeLetters(sentence, pages))).toBe('ĐẦY ĐỦ, KỊP THỜI - Ẵm Ữ Ỗ Ợ Ỹ ơ ê b');
  });
});

describe('without code pages', () => {
  test('letters lose their marks', () => {
    expect(foldText(sentence)).toBe('DAY DU, KIP THOI - Am U O O Y o e b');
    expect(Buffer.from(encodeLetters(sentence, null)).toString()).toBe('DAY DU, KIP THOI - Am U O O Y o e b');
  });

  test('quotes, dashes and what nobody knows', () => {
    expect(foldText('“Một cửa” … 5–10’ ꪀ ✓')).toBe('"Mot cua" ... 5-10\' ? ?');
  });
});

test('no letter is ever a control', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.boolean(), (text, has) => {
      const bytes = encodeLetters(text, has ? pages : null);
      for (let at = 0; at < bytes.length; at++) {
        if (has && bytes[at] === 0x1b) at += 2;
        else expect(bytes[at]).toBeGreaterThanOrEqual(0x20);
      }
    }),
    { numRuns: 1000 },
  );
});

describe('a slip of letters', () => {
  const slip = describeTicketSlip(longTicket, longSite, readStrings('vi'));
  const marksOf = async (profile: PrinterProfile) => {
    const paper = await printOnPaper(slip, inTextMode(profile));
    expect(paper.faults).toEqual([]);
    return paper.marks;
  };
  /** Line by line, as it stands on the paper. */
  const linesOf = async (profile: PrinterProfile) => {
    const lines = new Map<number, string>();
    for (const mark of await marksOf(profile))
      if (mark.kind === 'letter') {
        const foot = mark.top + mark.height;
        lines.set(foot, (lines.get(foot) ?? '') + mark.letter);
      }
    return [...lines.values()];
  };

  test('says in Vietnamese what the picture says, all of it', async () => {
    const text = (await linesOf(epson80)).join(' ');
    for (const words of [
      'PHIẾU SỐ THỨ TỰ',
      'Đ01234',
      'Giải quyết trợ cấp thờ cúng liệt sĩ, chế độ người có công với cách mạng, bảo trợ xã hội ạ',
      'ƯU TIÊN - Phụ nữ mang thai, bế con nhỏ',
      'Số người chờ trước: 128',
      'Chờ khoảng: 110-145 phút',
      '23/11/2026',
    ])
      expect(text).toContain(words);
  });

  test('without marks on a printer that has no Vietnamese letters', async () => {
    const text = (await linesOf(cheap58)).join(' ');
    expect(text).toContain('PHIEU SO THU TU');
    expect(text).toMatch(/^[\x20-\x7e]+$/);
  });

  test.each([
    ['80 mm', epson80],
    ['58 mm', cheap58],
  ] as const)('stays on the paper of %s, and the number is 18 mm high', async (_, profile) => {
    const marks = await marksOf(profile);
    const edges = marks.map(mark => mark.left + (mark.kind === 'letter' ? mark.width : mark.bitmap.widthDots));
    expect(Math.max(...edges)).toBeLessThanOrEqual(profile.widthDots);
    expect(Math.min(...marks.map(mark => mark.left))).toBeGreaterThanOrEqual(0);
    // A letter fills about three quarters of its cell.
    expect((Math.max(...marks.map(mark => mark.height)) * 0.75 * 25.4) / profile.dpi).toBeGreaterThanOrEqual(17.9);
  });

  test('goes over a slow line in seconds, not in a minute', async () => {
    const none = { doneId: null, pulse: false, beep: false };
    const size = async (profile: PrinterProfile) => (await encodeSlip(slip, profile, none)).bytes.length;
    const secondsAt9600 = (bytes: number) => (bytes * 10) / 9600;
    expect(secondsAt9600(await size(epson80))).toBeGreaterThan(50);
    expect(secondsAt9600(await size(inTextMode(epson80)))).toBeLessThan(8);
    expect(secondsAt9600(await size(withNativeCodes(inTextMode(epson80))))).toBeLessThan(1.5);
  });
});
