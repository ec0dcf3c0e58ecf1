// Breaking a text into lines, with letters that are all as wide as half their height.
import { expect, test } from 'vitest';
import { fitText } from '../../server/devices/printer/fit-text.ts';

const measure = (text: string, size: number) => ([...new Intl.Segmenter().segment(text)].length * size) / 2;
const room = { size: 20, smallest: 10, width: 200, maxLines: 3 };

test('a text that fits stays as it is', () => {
  expect(fitText('Hộ tịch', room, measure)).toEqual({ size: 20, lines: ['Hộ tịch'] });
});

test('a little smaller is better than one more line', () => {
  expect(fitText('Hộ tịch và chứng thực ở', room, measure)).toEqual({ size: 17, lines: ['Hộ tịch và chứng thực ở'] });
});

test('lines are even: no lone last word', () => {
  const { lines } = fitText('Lao động và bảo trợ xã hội nữa', room, measure);
  expect(lines).toEqual(['Lao động và bảo', 'trợ xã hội nữa']);
});

test('letters shrink so that a long text keeps all its words', () => {
  const text = 'Giải quyết trợ cấp thờ cúng liệt sĩ và chế độ người có công với cách mạng';
  const fitted = fitText(text, room, measure);
  expect(fitted.lines.join(' ')).toBe(text);
  expect(fitted.lines.length).toBeLessThanOrEqual(3);
  expect(Math.max(...fitted.lines.map(line => measure(line, fitted.size)))).toBeLessThanOrEqual(room.width);
});

test('what cannot fit ends with a sign of it, within the paper', () => {
  for (const text of ['Ẵ'.repeat(300), 'ê̆'.repeat(300), 'một hai ba bốn '.repeat(40).trim()]) {
    const { size, lines } = fitText(text, room, measure);
    expect(size).toBe(room.smallest);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/…$/);
    for (const line of lines) expect(measure(line, size)).toBeLessThanOrEqual(room.width);
  }
});

test('a cut never parts a letter from its marks', () => {
  const { lines } = fitText('ơ̆'.repeat(300), room, measure);
  for (const line of lines) expect(line).toMatch(/^(ơ̆)+…?$/);
});
