// Looking up procedures at the kiosk: what the keyboard on the screen makes of its keys, where the found words stand, and how
// what does not fit is dealt out.
import { describe, expect, it } from 'vitest';
import {
  countSheets,
  fillSheets,
  fillSheetsEvenly,
  splitLines,
  splitText,
} from '../../kiosk/touchscreen/parts/sheets.ts';
import { eraseLetter, type Tone, type Typing, typeLetters, typeTone } from '../../kiosk/touchscreen/search/compose.ts';
import { layoutKeys } from '../../kiosk/touchscreen/search/keyboard-keys.ts';
import { markMatches } from '../../kiosk/touchscreen/search/mark-matches.ts';
import { typeTelex } from '../../kiosk/touchscreen/search/telex.ts';

/** Types letter by letter; a tone is written as its place on a Telex keyboard in brackets: "hoa[f]". */
function type(keys: string, start: Typing = { text: '', caret: 0 }): string {
  const telex: Record<string, Tone> = { s: 'acute', f: 'grave', r: 'hook', x: 'tilde', j: 'dot' };
  let typing = start;
  for (const [, tone, letter] of keys.matchAll(/\[(.)\]|(.)/gu))
    typing = tone === undefined ? typeLetters(typing, letter ?? '') : typeTone(typing, telex[tone] as Tone);
  return typing.text;
}

describe('a tone', () => {
  it.each([
    ['hoa[f]', 'hoà'],
    ['thuy[r]', 'thuỷ'],
    ['hoa[f]n', 'hoàn'],
    ['toa[f]n', 'toàn'],
    ['qua[s]', 'quá'],
    ['quy[s]', 'quý'],
    ['quyê[j]t', 'quyệt'],
    ['quyêt[s]', 'quyết'],
    ['gia[s]', 'giá'],
    ['giêng[s]', 'giếng'],
    ['gi[f]', 'gì'],
    ['gin[f]', 'gìn'],
    ['mia[s]', 'mía'],
    ['chao[f]', 'chào'],
    ['ngoai[f]', 'ngoài'],
    ['khuyu[r]', 'khuỷu'],
    ['đương[f]', 'đường'],
    ['đươ[f]ng', 'đường'],
    ['nươc[s]', 'nước'],
    ['luât[j]', 'luật'],
    ['tuôi[r]', 'tuổi'],
    ['ho tich[j]', 'ho tịch'],
    ['thu[r] tuc[j]', 'thủ tục'],
    ['yêu[s]', 'yếu'],
    ['ươ[s]', 'ướ'],
  ])('of %s makes %s', (keys, text) => expect(type(keys)).toBe(text));

  it('that is another takes the place of the first, and the same once more takes it off', () => {
    expect(type('ma[f][s]')).toBe('má');
    expect(type('hoa[f][f]')).toBe('hoa');
  });

  it('without a vowel before it does nothing', () => {
    expect(type('[s]')).toBe('');
    expect(type('đk[s]')).toBe('đk');
    expect(type('1.0[s]')).toBe('1.0');
    expect(type('hoa [f]')).toBe('hoa ');
  });

  it('goes to the word before the caret, and letters too', () => {
    const middle = { text: 'ho tich', caret: 2 };
    expect(typeTone(middle, 'dot')).toEqual({ text: 'họ tich', caret: 2 });
    expect(typeLetters(middle, 'i')).toEqual({ text: 'hoi tich', caret: 3 });
    expect(eraseLetter(middle)).toEqual({ text: 'h tich', caret: 1 });
    expect(eraseLetter({ text: 'a', caret: 0 })).toEqual({ text: 'a', caret: 0 });
  });

  it('leaves a letter that is one letter, so that one touch takes it away', () => {
    const typed = type('viêt[j]');
    expect(typed).toBe('việt'.normalize('NFC'));
    expect(eraseLetter({ text: typed, caret: typed.length }).text).toBe('việ');
  });
});

describe('the words found', () => {
  const name = 'Thủ tục đăng ký khai sinh';
  it('are cut out in their order', () => {
    expect(
      markMatches(
        name,
        [
          [16, 20],
          [8, 12],
        ],
        100,
      ),
    ).toEqual([
      { text: 'Thủ tục ', matches: false },
      { text: 'đăng', matches: true },
      { text: ' ký ', matches: false },
      { text: 'khai', matches: true },
      { text: ' sinh', matches: false },
    ]);
  });
  it('may lie one in the other, or outside of the name', () => {
    const pieces = markMatches(
      name,
      [
        [8, 15],
        [8, 12],
        [40, 60],
        [21, 99],
      ],
      100,
    );
    expect(pieces.map(piece => piece.text).join('')).toBe(name);
    expect(pieces.filter(piece => piece.matches).map(piece => piece.text)).toEqual(['đăng ký', 'sinh']);
  });
  it('are seen at the end of a long name too', () => {
    const long = `${'Thủ tục cấp lại giấy chứng nhận '.repeat(8)}đo lường`;
    const pieces = markMatches(long, [[long.length - 8, long.length]], 120);
    expect(pieces[0]).toEqual({ text: '… ', matches: false });
    expect(pieces.at(-1)).toEqual({ text: 'đo lường', matches: true });
    expect(pieces.map(piece => piece.text).join('').length).toBeLessThan(60);
  });
  it('leave out the end of a long name between words', () => {
    const pieces = markMatches(name, [[8, 12]], 18);
    expect(pieces.map(piece => piece.text).join('')).toBe('Thủ tục đăng ký…');
  });
});

describe('sheets', () => {
  it('are counted', () => {
    expect([0, 1, 4, 5, 60].map(total => countSheets(total, 4))).toEqual([1, 1, 1, 2, 15]);
  });
  it('are filled from the top, one after the other', () => {
    const pieces = (heights: number[], asFirst = 0) => heights.map(height => ({ height, asFirst }));
    expect(fillSheets(pieces([100, 100, 100, 100]), 210, 10)).toEqual([0, 2]);
    expect(fillSheets(pieces([100, 500, 100]), 210, 10)).toEqual([0, 1, 2]);
    expect(fillSheets(pieces([60, 60, 60, 60, 60], 20), 210, 10)).toEqual([0, 2, 4]);
    expect(fillSheets([], 210, 10)).toEqual([0]);
  });
  it('are filled evenly when there are several', () => {
    const pieces = Array.from({ length: 11 }, () => ({ height: 90, asFirst: 0 }));
    expect(fillSheets(pieces, 990, 10)).toEqual([0, 10]);
    expect(fillSheetsEvenly(pieces, 990, 10)).toEqual([0, 6]);
    expect(fillSheetsEvenly(pieces.slice(0, 3), 990, 10)).toEqual([0]);
    // One that is higher than a sheet does not make the others lower.
    expect(fillSheetsEvenly([{ height: 1_200, asFirst: 0 }, ...pieces.slice(0, 3)], 990, 10)).toEqual([0, 1]);
  });
  it('keep short lines together', () => {
    expect(splitLines('a\nb\nc', 90)).toEqual(['a\nb\nc']);
    expect(splitLines(`${'x'.repeat(80)}\n${'y'.repeat(20)}\nz`, 90)).toEqual(['x'.repeat(80), `${'y'.repeat(20)}\nz`]);
  });
  it('are given pieces of a text, with nothing lost', () => {
    const text = `Một câu ngắn. ${'Chữ '.repeat(100)}\n\nDòng sau; hết.`;
    const pieces = splitText(text, 90);
    expect(pieces.every(piece => piece.length <= 90)).toBe(true);
    expect(pieces.join(' ').replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '));
    expect(splitText('a'.repeat(200), 90).join('')).toBe('a'.repeat(200));
  });
});

describe('Telex', () => {
  const telex = (keys: string) =>
    [...keys].reduce<Typing>((typing, key) => (key === ' ' ? typeLetters(typing, key) : typeTelex(typing, key)), {
      text: '',
      caret: 0,
    }).text;
  it.each([
    ['ddawng kys khai sinh', 'đăng ký khai sinh'],
    ['thur tujc hanhf chinhs', 'thủ tục hành chính'],
    ['ddaats ddai', 'đất đai'],
    ['nguwowif nghefo', 'người nghèo'],
    ['dduwowcj', 'được'],
    ['dduowcj', 'được'],
    ['nuowcs', 'nước'],
    ['quyeenf sowr huwux', 'quyền sở hữu'],
    ['tieesng vieejt', 'tiếng việt'],
    ['vietej', 'việt'],
    ['dieeuf', 'điều'.replace('đ', 'd')],
    ['ddieuef', 'điều'],
    ['chaaps hoas thuyr', 'chấp hoá thuỷ'],
    ['hoafn toanf', 'hoàn toàn'],
    ['giaays phesp', 'giấy phép'],
    ['xax phuwowngf', 'xã phường'],
    ['hooj khaaur', 'hộ khẩu'],
    ['quow', 'quơ'],
    ['muaw luwu', 'mưa lưu'],
    ['tw', 'tư'],
    ['ngoeo', 'ngoeo'],
    ['dangd', 'đang'],
    ['x quang', 'x quang'],
    ['sr', 'sr'],
  ])('of %s makes %s', (keys, text) => expect(telex(keys)).toBe(text));

  it.each([
    ['ass', 'as'],
    ['hoaff', 'hoaf'],
    ['aaa', 'aa'],
    ['ooo', 'oo'],
    ['ddd', 'dd'],
    ['oww', 'ow'],
    ['uoww', 'uow'],
    ['mafz', 'ma'],
    ['maz', 'maz'],
    ['mafs', 'má'],
  ])('takes a key back that comes twice: %s, %s', (keys, text) => expect(telex(keys)).toBe(text));

  it('types at the caret', () => {
    expect(typeTelex({ text: 'dang ky', caret: 4 }, 'd')).toEqual({ text: 'đang ky', caret: 4 });
    expect(typeTelex({ text: 'dang ky', caret: 7 }, 's')).toEqual({ text: 'dang ký', caret: 7 });
  });
});

describe('the keys', () => {
  const all = (lies: boolean, low: boolean) =>
    (['letters', 'more'] as const).map(layer => layoutKeys(lies, low, layer));
  it.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('fill their rows and are all there, lying %s, lowered %s', (lies, low) => {
    const faces = new Set<string>();
    for (const { columns, keys } of all(lies, low)) {
      let at = 0;
      for (const key of keys) {
        at += key.span;
        expect(at).toBeLessThanOrEqual(columns);
        if (at === columns) at = 0;
        faces.add(key.kind === 'letter' ? key.letter : key.kind === 'tone' ? key.tone : key.action);
      }
      expect(at).toBe(0);
    }
    const wanted = [...'abcdefghijklmnopqrstuvwxyz0123456789.-ăâđêôơư', 'acute', 'grave', 'hook', 'tilde', 'dot'];
    for (const face of [...wanted, 'erase', 'space', 'hide', 'telex']) expect(faces, face).toContain(face);
  });
});
