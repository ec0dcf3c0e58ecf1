// Messages to the byte: the sheet's example, known ones of others, chains, and whatever a modem may say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDeliver, encodeSubmit } from '../../../server/links/sms/pdu.ts';
import { asDeliver, readSubmit } from './phone-side.ts';

const number = '+84901234567';

describe('a message to be sent', () => {
  it('is the vector of the sheet, byte for byte', () => {
    expect(encodeSubmit(number, 'Số A007 sắp đến lượt', 0)).toEqual([
      {
        hex: '0011000B914809214365F70008A72800531ED100200041003000300037002000731EAF0070002001111EBF006E0020006C01B01EE30074',
        length: 54,
      },
    ]);
  });

  it('is the same however its marks are written', () => {
    const text = 'Số A007 sắp đến lượt';
    expect(encodeSubmit(number, text.normalize('NFD'), 0)).toEqual(encodeSubmit(number, text, 0));
  });

  it('is packed in seven bits when it has no marks', () => {
    // The example that every description of the format has.
    expect(encodeSubmit('+46708251358', 'hellohello', 0)[0]?.hex).toBe(
      '0011000B916407281553F80000A70AE8329BFD4697D9EC37',
    );
    expect(encodeSubmit(number, '', 0)[0]?.hex).toBe('0011000B914809214365F70000A700');
    // The euro sign costs two: an escape goes before it.
    expect(encodeSubmit(number, '€', 0)[0]?.hex).toBe('0011000B914809214365F70000A7029B32');
  });

  it('has an odd number of digits or an even one', () => {
    expect(encodeSubmit('+8490123456', 'A', 0)[0]?.hex).toBe('0011000A9148092143650000A70141');
    for (const wrong of ['0901234567', '84901234567', '+', '+84 901', '+849012345678901234', 'VIETTEL'])
      expect(() => encodeSubmit(wrong, 'A', 0), wrong).toThrow();
  });

  it.each([
    ['gsm', 'a'.repeat(160), 1],
    ['gsm', 'a'.repeat(161), 2],
    ['gsm', 'a'.repeat(306), 2],
    ['gsm', 'a'.repeat(307), 3],
    ['gsm', '€'.repeat(80), 1],
    ['gsm', '€'.repeat(81), 2],
    // 153 is odd: the last septet of a part stays free rather than parting an escape from its letter.
    ['gsm', '€'.repeat(153), 3],
    ['ucs2', 'ồ'.repeat(70), 1],
    ['ucs2', 'ồ'.repeat(71), 2],
    ['ucs2', 'ồ'.repeat(134), 2],
    ['ucs2', 'ồ'.repeat(135), 3],
    ['ucs2', '🎉'.repeat(35), 1],
    ['ucs2', '🎉'.repeat(67), 3],
  ])('in %s is cut at the right letter: %s', (alphabet, text, count) => {
    const pdus = encodeSubmit(number, text, 0x2a);
    expect(pdus.length).toBe(count);
    const read = pdus.map(({ hex, length }) => readSubmit(hex, length));
    expect(read.map(part => part.text).join('')).toBe(text);
    for (const [i, one] of read.entries()) {
      expect(one).toMatchObject({ to: number, alphabet });
      expect(one.octets).toBeLessThanOrEqual(140);
      expect(one.part).toEqual(count === 1 ? null : { chain: 0x2a, of: count, no: i + 1 });
      // No half of a letter in any part.
      expect(one.text).not.toMatch(/[\ud800-\udbff]$|^[\udc00-\udfff]/);
    }
  });

  it('carries any text to the phone as it is', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: fc.constantFrom(...'aZ09@£$ø€{}[]^~|\\ \n'), maxLength: 400 }),
    );
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 255 }), (text, chain) => {
        const read = encodeSubmit(number, text, chain).map(({ hex, length }) => readSubmit(hex, length));
        expect(read.map(part => part.text).join('')).toBe(text.normalize('NFC'));
      }),
    );
  });
});

describe('a message that came', () => {
  it('is read: a known one', () => {
    expect(decodeDeliver('07917283010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37')).toEqual({
      from: '27838890001',
      text: 'hellohello',
      part: null,
    });
  });

  it('is read in 16 bits', () => {
    expect(
      decodeDeliver('07914889200026F5040B914809214365F700086211325194008210004800530020003000300031002E0030'),
    ).toEqual({
      from: number,
      text: 'HS 001.0',
      part: null,
    });
    expect(decodeDeliver(asDeliver({ from: number, text: 'Hồ sơ của tôi' }))?.text).toBe('Hồ sơ của tôi');
  });

  it('is read from a sender with letters', () => {
    for (const from of ['VIETTEL', 'MobiFone', 'DVC', 'VinaPhone1'])
      expect(decodeDeliver(asDeliver({ from, text: 'QC' }))?.from, from).toBe(from);
    expect(decodeDeliver(asDeliver({ from: '1414', text: 'QC' }))?.from).toBe('1414');
  });

  it('is read in parts', () => {
    for (const text of ['x'.repeat(150), 'ồ'.repeat(60)])
      expect(decodeDeliver(asDeliver({ from: number, text, part: { chain: 7, of: 2, no: 1 } }))).toEqual({
        from: number,
        text,
        part: { chain: 7, of: 2, no: 1 },
      });
  });

  it('is read whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aZ09@_ Øồữ'), maxLength: 69 }), text => {
        expect(decodeDeliver(asDeliver({ from: number, text }))).toEqual({ from: number, text, part: null });
      }),
    );
  });

  it('is nothing when it is a report, bytes, or cut off', () => {
    const whole = asDeliver({ from: number, text: 'TC' });
    expect(decodeDeliver(whole)?.text).toBe('TC');
    // The same with another first octet: a status report.
    expect(decodeDeliver(whole.replace('f504', 'f506'))).toBeNull();
    for (let cut = 0; cut < whole.length; cut++) expect(decodeDeliver(whole.slice(0, cut)), `${cut}`).toBeNull();
    for (const noise of ['', 'OK', '+CMGL: 1', '00', 'zz']) expect(decodeDeliver(noise)).toBeNull();
  });

  it('never makes us stumble', () => {
    const letters = fc.constantFrom(...'0123456789abcdefABCDEF');
    fc.assert(fc.property(fc.string({ unit: letters, maxLength: 400 }), hex => void decodeDeliver(hex)));
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.nat(), fc.integer({ min: 0, max: 255 }), (text, at, octet) => {
        const whole = Buffer.from(asDeliver({ from: number, text: text.replace(/[^ -Z]/g, '') }), 'hex');
        whole[at % whole.length] = octet;
        decodeDeliver(whole.toString('hex'));
      }),
    );
  });
});
