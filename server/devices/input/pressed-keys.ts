// Turns pressed keys into what they mean: one action for each press, however the key bounces or is held, and numbers typed digit
// by digit. Pure; the caller passes the time.

/** The actions of an officer that a key can mean. `finish-and-call-next` is one key for officers who always do both. */
const keypadActions = ['call-next', 'recall', 'start', 'finish', 'finish-and-call-next', 'no-show', 'park'] as const;
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

type Pressed =
  | { kind: 'action'; action: KeypadAction }
  /** Digits were typed before "call-next": "12" means A012 or B012, whichever waits. */
  | { kind: 'call-number'; digits: string }
  | { kind: 'score'; score: number };

/** The same key again within this time is the same press: a trembling finger, or a keypad that repeats a key that is held. */
const samePressMs = 400;
/** For digits it is only as long as contacts bounce, because they are typed faster, and "11" consists of two presses. */
const sameDigitMs = 80;
/** Digits that are older are dropped, so that they do not become a part of the next person's number. */
const typedWithinMs = 5_000;
const maxDigits = 6;

export interface PressedKeys {
  /** `at`: monotonic milliseconds. Returns null when the press means nothing, or nothing yet. */
  press(key: string, at: number): Pressed | null;
  /** Drops the digits that were typed so far. */
  clear(): void;
}

export function createPressedKeys(keys: Readonly<Record<string, KeyMeaning | undefined>>): PressedKeys {
  const pressedAt = new Map<string, number>();
  let typed = '';
  let typedAt = 0;

  return {
    press(key, at) {
      const meaning = Object.hasOwn(keys, key) ? keys[key] : undefined;
      // Some keypads send keys such as NumLock around every other key.
      if (meaning === undefined) return null;
      const before = pressedAt.get(key);
      pressedAt.set(key, at);
      const digit = meaning.startsWith('digit-');
      if (before !== undefined && at - before < (digit ? sameDigitMs : samePressMs)) return null;
      if (at - typedAt > typedWithinMs) typed = '';
      if (digit) {
        typedAt = at;
        typed = (typed + meaning.slice(-1)).slice(-maxDigits);
        return null;
      }
      const digits = typed;
      typed = '';
      if (meaning === 'clear') return null;
      if (meaning.startsWith('score-')) return { kind: 'score', score: Number(meaning.slice(-1)) };
      if (meaning === 'call-next' && digits !== '') return { kind: 'call-number', digits };
      return { kind: 'action', action: meaning as KeypadAction };
    },
    clear() {
      typed = '';
    },
  };
}
