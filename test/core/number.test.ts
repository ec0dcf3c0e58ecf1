// Numbers: a letter and digits in an unbroken row, whatever start and width the office has chosen.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TicketNumber } from '../../common/contract/words.ts';
import { formatNumber, nextSerial } from '../../server/core/number.ts';

const anySetting = fc.record({ start: fc.integer({ min: 0, max: 5_000 }), width: fc.integer({ min: 1, max: 6 }) });
const anyLetter = fc.constantFrom(...'ABCDEĐGHIKLMNOPQRSTUVXY');

test('as people know it', () => {
  const setting = { start: 1, width: 3 };
  expect(nextSerial(null, setting)).toBe(1);
  expect(nextSerial(11, setting)).toBe(12);
  expect(formatNumber('A', 12, setting)).toBe('A012');
  expect(formatNumber('A', 999, setting)).toBe('A999');
});

test('a series that outgrows its digits gets longer and does not begin again', () => {
  const setting = { start: 1, width: 3 };
  expect(formatNumber('A', nextSerial(999, setting), setting)).toBe('A1000');
});

test('a day of numbers: the first is the start, each is one more, none comes twice, all fit the contract', () => {
  fc.assert(
    fc.property(anyLetter, anySetting, fc.integer({ min: 1, max: 1_500 }), (letter, setting, count) => {
      const serials: number[] = [];
      for (let given = 0; given < count; given++) serials.push(nextSerial(serials.at(-1) ?? null, setting));
      expect(serials).toEqual(serials.map((_, at) => setting.start + at));
      const numbers = serials.map(serial => formatNumber(letter, serial, setting));
      expect(new Set(numbers).size).toBe(count);
      expect(numbers.filter(number => !TicketNumber.safeParse(number).success)).toEqual([]);
      expect(numbers.map(number => Number(number.slice(1)))).toEqual(serials);
      expect(numbers.every(number => number.length > setting.width)).toBe(true);
    }),
    { seed: 12, numRuns: 100 },
  );
});
