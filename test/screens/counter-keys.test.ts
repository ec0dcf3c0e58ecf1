// The keyboard of the desk: each key means one thing, on every layout that stands in an office.
import { describe, expect, it } from 'vitest';
import {
  chooseMainPress,
  type KeyPressed,
  listSmallPresses,
  presses,
  pressKeys,
  readPress,
} from '../../counter/desk/desk-keys.ts';
import { findTyped, readDigit, typeDigit } from '../../counter/input/typed-digits.ts';

const key = (given: Partial<KeyPressed>): KeyPressed => ({
  key: '',
  code: '',
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...given,
});

describe('keys of the desk', () => {
  it('are those of the wall', () => {
    const wall = {
      ' ': 'call-next',
      r: 'recall',
      s: 'start',
      Enter: 'finish',
      Delete: 'no-show',
      p: 'park',
      t: 'transfer',
      '?': 'help',
    };
    for (const [pressed, press] of Object.entries(wall)) expect(readPress(key({ key: pressed }))).toBe(press);
  });

  it('mean one thing each', () => {
    expect(new Set(Object.values(pressKeys)).size).toBe(presses.length);
  });

  it('work with Caps Lock, and behind a Vietnamese input method', () => {
    expect(readPress(key({ key: 'R', code: 'KeyR' }))).toBe('recall');
    expect(readPress(key({ key: 'Process', code: 'KeyS' }))).toBe('start');
  });

  it('know the Delete of the number pad', () => {
    expect(readPress(key({ key: ',', code: 'NumpadDecimal' }))).toBe('no-show');
    expect(readPress(key({ key: '.', code: 'Period' }))).toBeNull();
  });

  it('leave the browser its own', () => {
    expect(readPress(key({ key: 'r', ctrlKey: true }))).toBeNull();
    expect(readPress(key({ key: 't', metaKey: true }))).toBeNull();
    expect(readPress(key({ key: 'F5', code: 'F5' }))).toBeNull();
  });
});

describe('the main action', () => {
  it('follows what is at the counter', () => {
    expect(chooseMainPress('open', null)).toBe('call-next');
    expect(chooseMainPress('open', 'called')).toBe('start');
    expect(chooseMainPress('open', 'serving')).toBe('finish');
    expect(chooseMainPress('paused', null)).toBe('open');
    expect(chooseMainPress('closed', null)).toBe('open');
    expect(chooseMainPress('paused', 'serving')).toBe('finish');
  });

  it('stands once, and the other six keep their places', () => {
    const all = (['open', 'call-next', 'start', 'finish'] as const).map(main => {
      const small = listSmallPresses(main);
      expect(small).toHaveLength(8);
      expect(new Set(small).size).toBe(8);
      expect(small).not.toContain(main);
      return small.filter(press => !['call-next', 'start', 'finish'].includes(press)).join();
    });
    expect(new Set(all).size).toBe(1);
  });
});

describe('typing to choose', () => {
  const counters = ['1', '2', '12', 'A7'].map(label => ({ label }));

  it('takes digits by their place: a Vietnamese layout has letters there', () => {
    expect(readDigit({ code: 'Digit1', key: 'ă' })).toBe('1');
    expect(readDigit({ code: 'Numpad3', key: '3' })).toBe('3');
    expect(readDigit({ code: 'KeyA', key: 'a' })).toBeNull();
  });

  it('reads two digits typed together as one number', () => {
    const first = typeDigit({ digits: '', at: 0 }, '1', 5_000);
    expect(findTyped(counters, first.digits)?.label).toBe('1');
    const second = typeDigit(first, '2', 5_300);
    expect(findTyped(counters, second.digits)?.label).toBe('12');
    expect(typeDigit(second, '2', 8_000).digits).toBe('2');
  });

  it('finds a label by its figures, and nothing for a number that is none', () => {
    expect(findTyped(counters, '07')?.label).toBe('A7');
    expect(findTyped(counters, '9')).toBeNull();
  });
});
