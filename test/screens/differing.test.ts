// Long texts that are nearly the same are cut to where they differ; nothing of the difference is cut.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutToDifference } from '../../counter/admin/text-difference.ts';

const long =
  'Công chức tiếp nhận hồ sơ, kiểm tra tính chính xác, đầy đủ của hồ sơ rồi chuyển ngay đến cơ quan có thẩm quyền ';

it('shows the words around a difference', () => {
  const [before, after] = cutToDifference(`${long}giải quyết. ${long}`, `${long}phê duyệt. ${long}`);
  expect(before).toMatch(/^… .*giải quyết\. .* …$/);
  expect(after).toMatch(/^… .*phê duyệt\. .* …$/);
  expect(before.length).toBeLessThan(140);
});

it('shows short texts whole', () => {
  expect(cutToDifference('01 ngày', '03 ngày')).toEqual(['01 ngày', '03 ngày']);
});

it('never makes two texts alike, and shows every word that is only in one', () => {
  const words = fc.array(fc.constantFrom('a', 'bb', 'hồ', 'sơ', 'ngày', long.trim()), { maxLength: 30 });
  fc.assert(
    fc.property(words, words, fc.constantFrom('khác', ''), (first, last, odd) => {
      const [one, other] = [[...first, odd, ...last].join(' '), [...first, ...last].join(' ')];
      const [before, after] = cutToDifference(one, other);
      if (odd !== '') expect(before).toContain(odd);
      if (one !== other) expect(before).not.toBe(after);
    }),
  );
});
