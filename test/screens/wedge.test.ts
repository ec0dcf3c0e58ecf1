// A scanner that types, told apart from hands that type, whatever the kiosk's keyboard is set to.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseScan } from '../../common/contract/scanned.ts';
import { createWedge, type WedgeKey } from '../../common/screen/wedge.ts';

const token = '8MsVq0PCdrT1xYz_-a3b';
const address = `http://192.168.1.20:8080/t/${token}`;

const shifted: Record<string, string> = { ':': 'Semicolon', _: 'Minus', '?': 'Slash', '|': 'Backslash' };
const plain: Record<string, string> = {
  '/': 'Slash',
  '.': 'Period',
  '-': 'Minus',
  ' ': 'Space',
  '\n': 'Enter',
  '\t': 'Tab',
};

/** The keys that a scanner set to an American keyboard sends for a sign. */
function keyFor(sign: string, at: number, changes: Partial<WedgeKey> = {}): WedgeKey {
  const upper = /[A-Z]/.test(sign);
  const code = /[a-z]/i.test(sign)
    ? `Key${sign.toUpperCase()}`
    : /\d/.test(sign)
      ? `Digit${sign}`
      : (shifted[sign] ?? plain[sign] ?? '');
  const key = sign === '\n' ? 'Enter' : sign === '\t' ? 'Tab' : sign;
  return { code, key, shift: upper || sign in shifted, hasModifier: false, repeat: false, at, ...changes };
}

function type(text: string, everyMs: number, change: (key: WedgeKey) => Partial<WedgeKey> = () => ({})) {
  const wedge = createWedge();
  const answers = Array.from(text, (sign, i) => {
    const key = keyFor(sign, 1_000 + i * everyMs);
    if (key.shift) wedge.press({ ...key, code: 'ShiftLeft', key: 'Shift' });
    return wedge.press({ ...key, ...change(key) });
  });
  return {
    texts: answers.findLast(answer => answer.texts !== null)?.texts ?? null,
    answers,
    rest: () => wedge.flush(),
  };
}

describe('a scanner', () => {
  it.each([1, 8, 16, 40])('that types a key every %i ms is read', everyMs => {
    expect(type(`${address}\n`, everyMs).texts).toEqual([address]);
  });
  it('may end with Tab, or with nothing when the code is long', () => {
    expect(type(`${address}\t`, 8).texts).toEqual([address]);
    const silent = type(address, 8);
    expect(silent.texts).toBe(null);
    expect(silent.rest()).toEqual([address]);
    expect(type('12345678', 8).rest()).toBe(null);
  });
  it('spares the page: only its first two keys are felt, and never its Enter', () => {
    const felt = type(`${address}\n`, 8).answers.map(answer => !answer.suppress);
    expect(felt.filter(Boolean).length).toBe(2);
    expect(felt.at(-1)).toBe(false);
  });
  it('is read anew after a break in the middle', () => {
    const wedge = createWedge();
    for (const sign of 'http://19') wedge.press(keyFor(sign, 0));
    const again = Array.from(`${address}\n`, (sign, i) => wedge.press(keyFor(sign, 5_000 + i)));
    expect(again.at(-1)?.texts).toEqual([address]);
  });

  it('is read whole when a busy computer held some of its keys up', () => {
    const wedge = createWedge();
    const at = (i: number) => 1_000 + 8 * i + (i > 20 ? 200 : 0);
    const answers = Array.from(`${address}\n`, (sign, i) => wedge.press(keyFor(sign, at(i))));
    expect(answers.at(-1)?.texts).toEqual([address]);
    // Not so early: eight keys are needed to be beyond doubt.
    const early = Array.from(`${address}\n`, (sign, i) => wedge.press(keyFor(sign, 9_000 + 8 * i + (i > 5 ? 200 : 0))));
    expect(early.at(-1)?.texts).toEqual([address.slice(6)]);
  });

  const ticket = { kind: 'ticket', token };
  const firstKnown = (texts: string[] | null) =>
    texts?.map(text => recogniseScan(text)).find(scan => scan.kind !== 'unknown');
  it('is read with Caps Lock on', () => {
    const turned = (key: string) => (key === key.toUpperCase() ? key.toLowerCase() : key.toUpperCase());
    const typed = type(`${address}\n`, 8, ({ key }) => (key.length === 1 ? { key: turned(key) } : {}));
    expect(firstKnown(typed.texts)).toEqual(ticket);
  });
  it('that knows of Caps Lock, and types the other case, is read as well', () => {
    const letters = type(`${address}\n`, 8, ({ code, shift }) => (code.startsWith('Key') ? { shift: !shift } : {}));
    expect(firstKnown(letters.texts)).toEqual(ticket);
  });
  it('is read while Telex or another way of typing Vietnamese is on', () => {
    const typed = type(`${address}\n`, 8, ({ code }) => (code === 'Enter' ? {} : { key: 'Process' }));
    expect(firstKnown(typed.texts)).toEqual(ticket);
  });
  it('is read on a French keyboard', () => {
    const french: Record<string, string> = { a: 'q', q: 'a', z: 'w', w: 'z', m: ',', '/': '!', ':': 'M', '.': ':' };
    const typed = type(`${address}\n`, 8, ({ key }) => ({ key: french[key] ?? key }));
    expect(firstKnown(typed.texts)).toEqual(ticket);
  });
  it('is read where the computer knows letters but not keys', () => {
    const typed = type(`${address}\n`, 8, ({ key }) => ({ code: key === 'Enter' ? 'Enter' : '', key }));
    expect(firstKnown(typed.texts)).toEqual(ticket);
  });
  it('that types what no key has, by Alt and digits, has read something unknown', () => {
    const { texts } = type('0123450987\n', 8, ({ key }) => (key === 'Enter' ? {} : { hasModifier: true }));
    expect(texts?.map(text => recogniseScan(text).kind)).toEqual(expect.arrayContaining(['unknown']));
    expect(texts?.some(text => recogniseScan(text).kind !== 'unknown')).toBe(false);
  });
});

describe('a person', () => {
  it.each([65, 120, 300])('who types a key every %i ms is no scanner, and every key is felt', everyMs => {
    const typed = type('000.00.04.H37-231207-0003\n', everyMs);
    expect(typed.texts).toBe(null);
    expect(typed.answers.every(answer => !answer.suppress)).toBe(true);
  });
  it('who hits a few keys at once and then Enter is none', () => {
    expect(type('asdf\n', 2).texts).toBe(null);
  });
  it('who leans on a key is none', () => {
    const { texts, answers } = type(`${'a'.repeat(80)}\n`, 30, ({ key }) => ({ repeat: key === 'a' }));
    expect(texts).toBe(null);
    expect(answers.every(answer => !answer.suppress)).toBe(true);
  });
  it('who presses Enter after a scan presses Enter', () => {
    const wedge = createWedge();
    Array.from(`${address}\n`, (sign, i) => wedge.press(keyFor(sign, i)));
    expect(wedge.press(keyFor('\n', 900))).toEqual({ suppress: false, texts: null });
  });
});

it('never throws, whatever is pressed', () => {
  const key = fc.record({
    code: fc.constantFrom('', 'KeyA', 'Digit1', 'Enter', 'F5', 'Numpad3', 'ShiftLeft', 'constructor'),
    key: fc.string({ maxLength: 6 }),
    shift: fc.boolean(),
    hasModifier: fc.boolean(),
    repeat: fc.boolean(),
    at: fc.nat(10_000),
  });
  fc.assert(
    fc.property(fc.array(key), keys => {
      const wedge = createWedge();
      for (const pressed of keys) wedge.press(pressed);
      wedge.flush();
    }),
  );
});
