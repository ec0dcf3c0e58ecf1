// Tells a scanner that types like a keyboard from a person who types, and reads what it typed. Pure: keys and times come in.
//
// A scanner types the keys of an American keyboard. So what counts is which key went down and whether Shift was held, never
// the letter the computer made of it: another layout, Telex or VNI and Caps Lock change the letter, not the key.

/** What matters of a KeyboardEvent. */
export interface WedgeKey {
  /** The place of the key, "KeyA"; "" when the computer does not know. */
  code: string;
  /** What the computer took it for. */
  key: string;
  shift: boolean;
  /** Ctrl, Alt, AltGr or Meta is held: a scanner's way to type what no key has. */
  other: boolean;
  /** The computer repeats a key that is held. */
  repeat: boolean;
  /** Monotonic milliseconds, of the key and not of its handling. */
  at: number;
}

export interface WedgeAnswer {
  /** The key belongs to a scan: nothing on the page may feel it. */
  swallow: boolean;
  /** A scan is whole: what was typed by the places of the keys, and by the computer's letters where that differs. */
  texts: string[] | null;
}

/** Slow scanners pause for 30 ms between keys; who types fifteen letters a second pauses for 65. */
export const gapMs = 50;
/** No code is shorter; a person who hits some keys at once is no scanner. */
const fewest = 6;
/** So many keys in a row so fast are no hand: from here on the page is spared. */
const surelyScanner = 3;
/** A scanner without Enter behind its code: what it typed is a scan when it is as long as a ticket's token. */
const fewestWithoutEnd = 16;
export const restMs = 300;
/** After so many keys without a pause it is a scanner, and a busy computer may hold its keys up for so long. Milliseconds. */
const beyondDoubt = 8;
const stallMs = 250;
const most = 4_096;

const us: Record<string, string> = {
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
  NumpadDecimal: '..',
  NumpadSubtract: '--',
  NumpadAdd: '++',
  NumpadDivide: '//',
  NumpadMultiply: '**',
};
const shiftedDigits = ')!@#$%^&*(';

/** Told instead of what no plain key makes. */
export const unreadable = '\ufffd';

export function readKey(event: KeyboardEvent): WedgeKey {
  const { code, key, shiftKey, ctrlKey, altKey, metaKey, repeat, timeStamp } = event;
  return { code, key, shift: shiftKey, other: ctrlKey || altKey || metaKey, repeat, at: timeStamp };
}

/** The letter of a key on an American keyboard; null when it makes none. */
function letterOf(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return shift ? (shiftedDigits[Number(digit)] ?? null) : digit;
  return /^Numpad(\d)$/.exec(code)?.[1] ?? us[code]?.[shift ? 1 : 0] ?? null;
}

const isModifier = (code: string, key: string) =>
  /^(Shift|Control|Alt|Meta|CapsLock|NumLock|ScrollLock)/.test(code || key);
const isEnd = ({ code, key }: WedgeKey) => /^(Enter|NumpadEnter|Tab)$/.test(code || key);

export interface Wedge {
  press(key: WedgeKey): WedgeAnswer;
  /** Whether a key at this time belongs to what was typed just before. */
  goesOn(at: number): boolean;
  /** Nothing was typed for `restMs`: the scan, if what came before was one. */
  rest(): string[] | null;
}

export function createWedge(): Wedge {
  let typed = '';
  let taken = '';
  let lastAt = Number.NEGATIVE_INFINITY;

  function finish(atLeast: number): string[] | null {
    const texts = typed.length >= atLeast ? [...new Set([typed, taken])] : null;
    typed = '';
    taken = '';
    return texts;
  }

  const goesOn = (at: number) => at - lastAt <= (typed.length >= beyondDoubt ? stallMs : gapMs);

  return {
    goesOn,
    press(pressed) {
      const { code, key, shift, other, repeat, at } = pressed;
      if (isModifier(code, key)) return { swallow: false, texts: null };
      if (!goesOn(at) || repeat) finish(0);
      lastAt = at;
      if (repeat) return { swallow: false, texts: null };
      if (isEnd(pressed)) {
        const texts = finish(fewest);
        return { swallow: texts !== null, texts };
      }
      const plain = key.length === 1 ? key : null;
      const letter = other ? unreadable : (letterOf(code, shift) ?? plain);
      // Escape, an arrow: a person.
      if (letter === null) {
        finish(0);
        return { swallow: false, texts: null };
      }
      if (typed.length < most) {
        typed += letter;
        taken += other ? unreadable : (plain ?? letter);
      }
      return { swallow: typed.length >= surelyScanner, texts: null };
    },
    rest: () => finish(fewestWithoutEnd),
  };
}
