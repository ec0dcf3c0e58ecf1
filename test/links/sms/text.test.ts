// One message for a folded text, the price of one with marks, and numbers however they are written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSegments, cutIntoSegments, foldMessage } from '../../../server/links/sms/message-segments.ts';
import { maskPhone, readPhone } from '../../../server/links/sms/phone.ts';

describe('a text', () => {
  it('loses its marks and nothing else', () => {
    expect(foldMessage('Hồ sơ 000.00.01.H99-261123-0001: đã có kết quả. Đề nghị “mang” giấy hẹn – Ưu tiên')).toBe(
      'Ho so 000.00.01.H99-261123-0001: da co ket qua. De nghi "mang" giay hen - Uu tien',
    );
    expect(foldMessage('UBND `xã`…')).toBe("UBND 'xa'...");
  });

  it('fits the alphabet of every phone when it is folded, whatever it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), text => {
        const folded = foldMessage(text);
        expect(cutIntoSegments(folded).alphabet).toBe('gsm');
        expect(foldMessage(folded)).toBe(folded);
      }),
    );
  });

  it('costs one message up to 160 letters, or 70 with marks', () => {
    expect([160, 161, 306, 307].map(length => countSegments('x'.repeat(length)))).toEqual([1, 2, 2, 3]);
    expect([70, 71, 134, 135].map(length => countSegments('ộ'.repeat(length)))).toEqual([1, 2, 2, 3]);
    expect(countSegments('')).toBe(1);
    expect(cutIntoSegments('[]').units).toBe(4);
    // One letter with marks, and the whole is dear.
    expect(countSegments(`${'x'.repeat(159)}ộ`)).toBe(3);
  });
});

describe('a number', () => {
  it.each([
    '0901234567',
    '+84901234567',
    '84901234567',
    '0084901234567',
    '0901 234 567',
    '090.123.4567',
    '(+84) 90-123-4567',
    '+84 0901234567',
    '０９０１２３４５６７',
  ])('is one number however it is written: %s', text =>
    expect(readPhone(text)).toEqual({ ok: true, phone: '+84901234567' }),
  );

  it.each([
    ['0326 123 456', true],
    ['0562123456', true],
    ['0701234567', true],
    ['0859999999', true],
    ['0999999999', true],
    ['02603862233', 'land-line'],
    ['0260 3862 233', 'land-line'],
    ['+842438253536', 'land-line'],
    ['024 3825 3536', 'land-line'],
    ['+66812345678', 'foreign'],
    ['0066812345678', 'foreign'],
    ['0123456789', 'no-number'],
    ['01234567890', 'no-number'],
    ['0901 234 56', 'no-number'],
    ['09012345678', 'no-number'],
    ['901234567', 'no-number'],
    ['1414', 'no-number'],
    ['VIETTEL', 'no-number'],
    ['', 'no-number'],
    ['090123456x', 'no-number'],
  ])('can be sent to or not: %s', (text, what) => {
    const read = readPhone(text);
    expect(read.ok ? true : read.reason).toBe(what);
  });

  it('is masked to what tells two apart', () => {
    const masked = maskPhone('+84901234567');
    expect(masked).toBe('09•• ••• 567');
    expect(masked).not.toContain('1234');
  });
});
