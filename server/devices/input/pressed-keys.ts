// From keys to what they mean: one deed for one press, however the key bounces or is held, and numbers typed digit by digit.
// Pure; times come in.

/** What an officer does by a key. `finish-and-call-next` is one key for those who always do both. */
export const keypadActions = [
  'call-next',
  'recall',
  'start',
  'finish',
  'finish-and-call-next',
  'no-show',
  'park',
] as const;
export type KeypadAction = (typeof keypadActions)[number];

export const keyMeanings = [
  ...keypadActions,
  'clear',
  'digit-0',
  'digit-1',
  'digit-2',
  'digit-3',
  'digit-4',
  'digit-5',
  'digit-6',
  'digit-7',
  'digit-8',
  'digit-9',
  'score-1',
  'score-2',
  'score-3',
  'score-4',
  'score-5',
] as const;
export type KeyMeaning = (typeof keyMeanings)[number];

export type Pressed =
  | { kind: 'deed'; deed: KeypadAction }
  /** The digits of a number were typed before "call-next": "12" means A012 or B012, whichever waits. */
  | { kind: 'call-number'; digits: string }
  | { kind: 'score'; score: number };

/** The same key again within this is the same press: a finger that trembles, a pad that repeats while it is held. */
export const samePressMs = 400;
/** Digits are typed faster, and "11" is two of them; this is only as long as contacts bounce. */
export const sameDigitMs = 80;
/** Who begins to type and goes away must not have begun the next one's number. */
export const typedWithinMs = 5_000;
const mostDigits = 6;

export interface PressedKeys {
  /** `at`: monotonic milliseconds. Null: this press means nothing, or nothing yet. */
  press(key: string, at: number): Pressed | null;
  /** Half a number is forgotten. */
  clear(): void;
}

export function createPressedKeys(keys: Readonly<Record<string, KeyMeaning | undefined>>): PressedKeys {
  const pressedAt = new Map<string, number>();
  let typed = '';
  let typedAt = 0;

  return {
    press(key, at) {
      const meaning = Object.hasOwn(keys, key) ? keys[key] : undefined;
      // NumLock and its like: some pads send it around every key.
      if (meaning === undefined) return null;
      const before = pressedAt.get(key);
      pressedAt.set(key, at);
      const digit = meaning.startsWith('digit-');
      if (before !== undefined && at - before < (digit ? sameDigitMs : samePressMs)) return null;
      if (at - typedAt > typedWithinMs) typed = '';
      if (digit) {
        typedAt = at;
        typed = (typed + meaning.slice(-1)).slice(-mostDigits);
        return null;
      }
      const digits = typed;
      typed = '';
      if (meaning === 'clear') return null;
      if (meaning.startsWith('score-')) return { kind: 'score', score: Number(meaning.slice(-1)) };
      if (meaning === 'call-next' && digits !== '') return { kind: 'call-number', digits };
      return { kind: 'deed', deed: meaning as KeypadAction };
    },
    clear() {
      typed = '';
    },
  };
}
