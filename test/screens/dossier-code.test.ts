// The pad of dossier codes knows their form: it offers what can come next, puts the separators itself, and takes codes as people
// and scanners put them in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dossierCodePattern } from '../../common/contract/rules.ts';
import {
  eraseCharacter,
  isCodePrefix,
  isCompleteCode,
  parseTyped,
  typeCharacter,
} from '../../kiosk/dossier/code-format.ts';

const own = '000.00.01.H99';
const type = (signs: string, begin = '') =>
  [...signs].reduce<string>((text, sign) => typeCharacter(text, sign) ?? `${text}!`, begin);

const digits = (n: number) => fc.stringMatching(new RegExp(`^\\d{${n}}$`));
const unit = fc.oneof(
  fc.tuple(digits(3), digits(2), digits(2), fc.stringMatching(/^[A-Z]\d\d$/)).map(parts => parts.join('.')),
  fc.stringMatching(/^[A-Z]\d\d(\.[0-9A-Z]{1,6}){0,5}$/),
);
const day = fc.tuple(digits(2), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }));
const code = fc
  .tuple(unit, day, fc.stringMatching(/^\d{4,6}$/))
  .map(
    ([of, [year, month, date], serial]) =>
      `${of}-${year}${`${month}`.padStart(2, '0')}${`${date}`.padStart(2, '0')}-${serial}`,
  );

describe('the pad', () => {
  it('needs only day and serial of the office’s own dossiers', () => {
    expect(type('2611230001', `${own}-`)).toBe(`${own}-261123-0001`);
  });

  it('puts the separators of the older form', () => {
    expect(type('0000004H372312070003')).toBe('000.00.04.H37-231207-0003');
    expect(type('000.00.04.H37-231207-0003')).toBe('000.00.04.H37-231207-0003');
  });

  it('takes the newer form, whose separators nobody can foresee', () => {
    expect(type('G09.20-2511200012')).toBe('G09.20-251120-0012');
    expect(type('G09-251120-0012')).toBe('G09-251120-0012');
  });

  it('offers no month 13, no day 32, no letter in a day', () => {
    const text = `${own}-26`;
    expect(typeCharacter(`${text}1`, '3')).toBeNull();
    expect(typeCharacter(text, '2')).toBeNull();
    expect(typeCharacter(`${text}113`, '2')).toBeNull();
    expect(typeCharacter(text, 'H')).toBeNull();
    expect(typeCharacter(`${own}-261123-000001`, '1')).toBeNull();
  });

  it('erases a sign with the separator that came with it', () => {
    expect(eraseCharacter(`${own}-261123-`)).toBe(`${own}-26112`);
    expect(eraseCharacter(`${own}-`)).toBe('000.00.01.H9');
    expect(eraseCharacter('')).toBe('');
  });

  it('lets every code be typed sign by sign, and without separators in the older form', () => {
    fc.assert(
      fc.property(code, whole => {
        expect(dossierCodePattern.test(whole)).toBe(true);
        expect(type(whole)).toBe(whole);
        if (/^\d/.test(whole)) expect(type(whole.replace(/[.-]/g, ''))).toBe(whole);
        for (let n = 0; n <= whole.length; n++) expect(isCodePrefix(whole.slice(0, n)), whole.slice(0, n)).toBe(true);
      }),
    );
  });

  it('whatever is pressed or erased, what stands there can become a code', () => {
    const sign = fc.constantFrom(...'0123456789.-HGABZ', '<');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), signs => {
        let text = `${own}-`;
        for (const each of signs) {
          text = each === '<' ? eraseCharacter(text) : (typeCharacter(text, each) ?? text);
          expect(isCodePrefix(text), text).toBe(true);
        }
      }),
    );
  });
});

describe('what is put in whole', () => {
  it.each([
    ['000.00.04.h37-231207-0003', '000.00.04.H37-231207-0003'],
    [' 000.00.04.H37 – 231207 – 0003\n', '000.00.04.H37-231207-0003'],
    ['Mã hồ sơ: 000.00.04.H37-231207-0003', '000.00.04.H37-231207-0003'],
    ['0000004H372312070003', '000.00.04.H37-231207-0003'],
    ['g09.20-251120-0012', 'G09.20-251120-0012'],
    ['261123-0001', `${own}-261123-0001`],
    ['2611230001', `${own}-261123-0001`],
  ])('%j is read as %s', (raw, read) => {
    expect(parseTyped(raw, own)).toBe(read);
    expect(isCompleteCode(read)).toBe(true);
  });

  it('is never more than a code may be', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), raw => {
        expect(isCodePrefix(parseTyped(raw, own))).toBe(true);
      }),
    );
  });
});
