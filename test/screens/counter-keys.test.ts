// The keyboard of the desk: each key means one thing, on every layout that stands in an office.
import { describe, expect, it } from 'vitest';
import { type KeyPressed, keyOf, mainPress, presses, pressOf, smallPresses } from '../../counter/desk/keys.ts';
import { digitOf, pickTyped, typeDigit } from '../../counter/typed.ts';

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
    for (const [pressed, press] of Object.entries(wall)) expect(pressOf(key({ key: pressed }))).toBe(press);
  });

  it('mean one thing each', () => {
    expect(new Set(Object.values(keyOf)).size).toBe(presses.length);
  });

  it('work with Caps Lock, and behind a Vietnamese input method', () => {
    expect(pressOf(key({ key: 'R', code: 'KeyR' }))).toBe('recall');
    expect(pressOf(key({ key: 'Process', code: 'KeyS' }))).toBe('start');
  });

  it('know the Delete of the number pad', () => {
    expect(pressOf(key({ key: ',', code: 'NumpadDecimal' }))).toBe('no-show');
    expect(pressOf(key({ key: '.', code: 'Period' }))).toBeNull();
  });

  it('leave the browser its own', () => {
    expect(pressOf(key({ key: 'r', ctrlKey: true }))).toBeNull();
    expect(pressOf(key({ key: 't', metaKey: true }))).toBeNull();
    expect(pressOf(key({ key: 'F5', code: 'F5' }))).toBeNull();
  });
});

describe('the main action', () => {
  it('follows what is at the counter', () => {
    expect(mainPress('open', null)).toBe('call-next');
    expect(mainPress('open', 'called')).toBe('start');
    expect(mainPress('open', 'serving')).toBe('finish');
    expect(mainPress('paused', null)).toBe('open');
    expect(mainPress('closed', null)).toBe('open');
    expect(mainPress('paused', 'serving')).toBe('finish');
  });

  it('stands once, and the other six keep their places', () => {
    const all = (['open', 'call-next', 'start', 'finish'] as const).map(main => {
      const small = smallPresses(main);
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
    expect(digitOf({ code: 'Digit1', key: 'ă' })).toBe('1');
    expect(digitOf({ code: 'Numpad3', key: '3' })).toBe('3');
    expect(digitOf({ code: 'KeyA', key: 'a' })).toBeNull();
  });

  it('reads two digits typed together as one number', () => {
    const first = typeDigit({ digits: '', at: 0 }, '1', 5_000);
    expect(pickTyped(counters, first.digits)?.label).toBe('1');
    const second = typeDigit(first, '2', 5_300);
    expect(pickTyped(counters, second.digits)?.label).toBe('12');
    expect(typeDigit(second, '2', 8_000).digits).toBe('2');
  });

  it('finds a label by its figures, and nothing for a number that is none', () => {
    expect(pickTyped(counters, '07')?.label).toBe('A7');
    expect(pickTyped(counters, '9')).toBeNull();
  });
});
