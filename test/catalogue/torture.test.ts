// Whatever the bytes: an answer, soon. Time grows with the length of a document and not faster.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDocumentReader, type ReadDocument } from '../../server/catalogue/reading/read-document.ts';
import { measureWork } from '../fakes/waiting.ts';
import { readSeed, seeds } from './expected.ts';
import { findLost } from './find-lost.ts';

let read: ReadDocument;
beforeAll(async () => {
  read = await createDocumentReader();
});
const nothingGiven = { province: null, decision: null };
const utf8 = (text: string) => new TextEncoder().encode(text);

const table = 'Quy trình số 1\nThủ tục: Một\nBước\tNội dung\tNgười\tThời gian\n';
const size = 300_000;
const repeated = (text: string, before = '') => before + text.repeat(Math.ceil(size / text.length));

describe('a document made to hang a reader', () => {
  it.each([
    ['blanks', repeated(' ')],
    ['blanks in a table', repeated(' ', table)],
    ['tabs', repeated('\t', table)],
    ['empty lines', repeated('\n')],
    ['one word', repeated('a')],
    ['one word without an end, and a damaged letter', `${repeated('a')}ƿ`],
    ['brackets', repeated('(')],
    ['brackets in a head', repeated('(1 ')],
    ['digits', repeated('1')],
    ['codes', repeated('1.')],
    ['codes that never end', repeated('- Thủ tục – Mã TTHC: 1.0')],
    ['labels', repeated('quy trình ')],
    ['labels of processes', repeated('Quy trình số 1\n')],
    ['steps', repeated('Bước 1\tA\tB\t1 ngày\n', table)],
    ['steps of one cell', repeated('\tBước 1\n', table)],
    ['dates', repeated('ngày tháng năm ')],
    ['dots in a date', `Mẫu, ngày${repeated('.')} tháng`],
    ['numbers of decisions', repeated('Điều 1. thay thế 1/QĐ-UBND-')],
    ['provinces', repeated('TỈNH MẪU ')],
    ['separators', repeated('- – : ; ', 'Quy trình số 1\n')],
    ['stars', repeated('**', 'Quy trình số 1\n')],
    ['marks without letters', repeated('\u0323\u0302')],
    ['half letters', repeated('\ud800')],
    ['sections', repeated('I. Lĩnh vực Một (1 QT)\nQuy trình số 1\n')],
    ['sections in capitals', repeated('I. LĨNH VỰC MỘT HAI (1 QT)\nQuy trình số 1\n')],
    ['tables without numbers', repeated(table.split('\n').slice(1).join('\n'))],
    ['agencies', repeated('A. thuộc thẩm quyền giải quyết của Sở ')],
    ['lists', repeated('1\t1.000001\tMột\n', 'TT\tMã TTHC\tTên thủ tục\n')],
  ])('of %s', async (_what, text) => {
    // Generous: a quadratic way takes minutes.
    expect(await measureWork(() => read(utf8(text), 'a.txt', nothingGiven))).toBeLessThan(10_000);
  });
});

describe('any document', () => {
  const words = [
    'Quy trình số 1',
    'Thủ tục: Một',
    '- Hai – Mã TTHC: 1.000002;',
    'Bước',
    'Bước 1',
    'Bước 2:',
    'Nội dung công việc',
  ];
  const more = [
    'Người thực hiện',
    'Thời gian',
    '0,5 ngày',
    '2 ngày làm việc',
    'Tổng thời gian',
    'Không tính thời gian',
    'I. Lĩnh vực: Đất',
  ];
  const rest = [
    '\t',
    '\t',
    '\t',
    '\n',
    '\n',
    '\n\n',
    ' ',
    'QUYẾT ĐỊNH',
    'Điều 1. Một',
    'PHỤ LỤC',
    '(Kèm theo Quyết định số 1/QĐ-UBND)',
    'Nơi nhận:',
    'Mã TTHC',
    'Tên',
    '(3 QT)',
  ];
  const piece = fc.oneof(fc.constantFrom(...words, ...more, ...rest), fc.string({ maxLength: 5 }));

  it('made of its own words has an answer, and nothing of it is lost', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), pieces => {
        const text = `${table}${pieces.join('')}\nBước 1\tA\tB\t1 ngày\n`;
        const answer = read(utf8(text), 'a.txt', nothingGiven);
        if (answer.ok)
          expect(findLost(new TextDecoder().decode(utf8(text)), answer.value, answer.coverage)).toEqual([]);
      }),
      { numRuns: 400, seed: 4 },
    );
  });

  it('of any bytes has an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        expect(typeof read(bytes, 'a', nothingGiven).ok).toBe('boolean');
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('with single bytes damaged has an answer', () => {
    const whole = readSeed(seeds.caoBang);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }), changes => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        expect(typeof read(bytes, 'a', nothingGiven).ok).toBe('boolean');
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});
