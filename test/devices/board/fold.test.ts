// Text for boards: what is folded, and what is cut first.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitLines, fitText, foldText } from '../../../server/devices/board/fold.ts';

it('folds Vietnamese and the letters of the highlands to ASCII', () => {
  expect(foldText('Quầy 3')).toBe('Quay 3');
  expect(foldText('Mời số Đ012 → quầy “5”')).toBe('Moi so D012 > quay "5"');
  expect(foldText('ĐẦY ĐỦ, KỊP THỜI – Ẵm Ữ Ỗ Ợ Ỹ ơ̆ ê̆ ƀ')).toBe('DAY DU, KIP THOI - Am U O O Y o e b');
  expect(foldText('Mời')).toBe(foldText('Mời'.normalize('NFD')));
  expect(foldText('21℃ … １２')).toBe('21C ... 12');
  expect(foldText('a\t\r\nb\u00a0c')).toBe('a b c');
  expect(foldText('🎉 ok')).toBe('? ok');
  expect(foldText('<E>A007', '<>')).toBe('E A007');
});

it('gives printable ASCII for any text, and folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
      const folded = foldText(text);
      expect(folded).toMatch(/^[\x20-\x7e]*$/);
      expect(foldText(folded)).toBe(folded);
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
  expect(fitText(text, columns)).toBe(fitted);
});

it('keeps no more lines than rows and no empty ones at the end', () => {
  expect(fitLines(['A012 Q1', '', 'B003 Q2', 'too much'], { rows: 3, columns: 7 })).toEqual(['A012 Q1', '', 'B003 Q2']);
  expect(fitLines(['', '  '], { rows: 2, columns: 7 })).toEqual([]);
});
