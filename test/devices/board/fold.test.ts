// Text for boards: what is folded, and what is cut first.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitLines, fitTicketNumber, toAsciiText } from '../../../server/devices/board/fit-lines.ts';

it('folds Vietnamese and the letters of the highlands to ASCII', () => {
  expect(toAsciiText('Quầy 3')).toBe('Quay 3');
  expect(toAsciiText('Mời số Đ012 → quầy “5”')).toBe('Moi so D012 > quay "5"');
  expect(toAsciiText('ĐẦY ĐỦ, KỊP THỜI – Ẵm Ữ Ỗ Ợ Ỹ ơ̆ ê̆ ƀ')).toBe('DAY DU, KIP THOI - Am U O O Y o e b');
  expect(toAsciiText('Mời')).toBe(toAsciiText('Mời'.normalize('NFD')));
  expect(toAsciiText('21℃ … １２')).toBe('21C ... 12');
  expect(toAsciiText('a\t\r\nb\u00a0c')).toBe('a b c');
  expect(toAsciiText('🎉 ok')).toBe('? ok');
  expect(toAsciiText('<E>A007', '<>')).toBe('E A007');
});

it('gives printable ASCII for any text, and folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
      const folded = toAsciiText(text);
      expect(folded).toMatch(/^[\x20-\x7e]*$/);
      expect(toAsciiText(folded)).toBe(folded);
    }),
  );
});

it.each([
  ['A012', 4, 'A012'],
  ['A012', 3, 'A12'],
  ['A123', 3, '123'],
  ['A-025', 4, 'A025'],
  ['AB0001', 3, 'AB1'],
  ['A1234', 3, '234'],
  ['1000', 3, '000'],
  ['TAM NGHI', 4, 'TAM'],
  ['TAM NGHI', 6, 'TAM NG'],
])('cuts %s to %i columns: %s', (text, columns, fitted) => {
  expect(fitTicketNumber(text, columns)).toBe(fitted);
});

it('keeps no more lines than rows and no empty ones at the end', () => {
  expect(fitLines(['A012 Q1', '', 'B003 Q2', 'too much'], { rows: 3, columns: 7 })).toEqual(['A012 Q1', '', 'B003 Q2']);
  expect(fitLines(['', '  '], { rows: 2, columns: 7 })).toEqual([]);
});
