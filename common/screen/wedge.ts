// Distinguishes a barcode scanner that acts as a keyboard ("keyboard wedge") from a person who types, and reads what the
// scanner typed. Pure: keys and their times are arguments.
//
// A scanner types the keys of an American keyboard. The code therefore counts which physical key went down and whether Shift
// was held, not the letter that the computer made of it: another layout, Telex or VNI and Caps Lock change the letter, but
// not the key.

/** What matters of a KeyboardEvent. */
export interface WedgeKey {
  /** The physical key, for example "KeyA"; "" when the computer does not know it. */
  code: string;
  /** The letter or the name that the computer gave the key. */
  key: string;
  shift: boolean;
  /** Ctrl, Alt, AltGr or Meta is held. Scanners do that to type characters that no key has. */
  hasModifier: boolean;
  /** The key is held and the computer repeats it. */
  repeat: boolean;
  /** Monotonic milliseconds at which the key was pressed, not at which the event was handled. */
  at: number;
}

interface WedgeAnswer {
  /** The key belongs to a scan, so the page must not react to it. */
  suppress: boolean;
  /**
   * The readings of a finished scan, else null: the text by the physical keys and, where it differs, the text by the
   * computer's letters.
   */
  texts: string[] | null;
}

/** The longest pause between two keys of a scanner. Slow scanners pause for 30 ms; a very fast typist pauses for 65 ms. */
export const maxKeyGapMs = 50;
/** A shorter text with Enter is no scan: no code of ours is shorter, and a person may hit a few keys at once. */
const minScanLength = 6;
/** A person cannot type this many keys that fast, so from here on the page does not see the keys. */
const minSuppressedLength = 3;
/** A scanner that sends no Enter has scanned something if the text is at least as long as the token of a ticket. */
const minUnendedLength = 16;
/** A scan without Enter has ended when no key came for this long. */
export const scanEndMs = 300;
/** After this many keys without a pause it is certainly a scanner, and a busy computer may delay the next key this long. */
const minCertainLength = 8;
const maxStallMs = 250;
const maxScanLength = 4_096;

/** The characters of an American keyboard, plain and with Shift, besides letters and digits. */
const usKeys: Record<string, string> = {
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

/** Stands in a text for a character that no single key makes. */
const unreadableKey = '\ufffd';

export function readKey(event: KeyboardEvent): WedgeKey {
  const { code, key, shiftKey, ctrlKey, altKey, metaKey, repeat, timeStamp } = event;
  return { code, key, shift: shiftKey, hasModifier: ctrlKey || altKey || metaKey, repeat, at: timeStamp };
}

/** The character of a key on an American keyboard; null when the key makes none. */
function readLetter(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return shift ? (shiftedDigits[Number(digit)] ?? null) : digit;
  return /^Numpad(\d)$/.exec(code)?.[1] ?? usKeys[code]?.[shift ? 1 : 0] ?? null;
}

const isModifier = (code: string, key: string) =>
  /^(Shift|Control|Alt|Meta|CapsLock|NumLock|ScrollLock)/.test(code || key);
const isEnd = ({ code, key }: WedgeKey) => /^(Enter|NumpadEnter|Tab)$/.test(code || key);

interface Wedge {
  press(key: WedgeKey): WedgeAnswer;
  /** Tells whether a key at this time belongs to the text that was typed just before. */
  continues(at: number): boolean;
  /** To be called when no key came for `scanEndMs`. Returns the readings if the text before was a scan, else null. */
  flush(): string[] | null;
}

export function createWedge(): Wedge {
  let fromKeys = '';
  let fromComputer = '';
  let lastAt = Number.NEGATIVE_INFINITY;

  function finish(minLength: number): string[] | null {
    const texts = fromKeys.length >= minLength ? [...new Set([fromKeys, fromComputer])] : null;
    fromKeys = '';
    fromComputer = '';
    return texts;
  }

  const continues = (at: number) => at - lastAt <= (fromKeys.length >= minCertainLength ? maxStallMs : maxKeyGapMs);

  return {
    continues,
    press(pressed) {
      const { code, key, shift, hasModifier, repeat, at } = pressed;
      if (isModifier(code, key)) return { suppress: false, texts: null };
      if (!continues(at) || repeat) finish(0);
      lastAt = at;
      if (repeat) return { suppress: false, texts: null };
      if (isEnd(pressed)) {
        const texts = finish(minScanLength);
        return { suppress: texts !== null, texts };
      }
      const plain = key.length === 1 ? key : null;
      const letter = hasModifier ? unreadableKey : (readLetter(code, shift) ?? plain);
      // Only a person presses Escape or an arrow.
      if (letter === null) {
        finish(0);
        return { suppress: false, texts: null };
      }
      if (fromKeys.length < maxScanLength) {
        fromKeys += letter;
        fromComputer += hasModifier ? unreadableKey : (plain ?? letter);
      }
      return { suppress: fromKeys.length >= minSuppressedLength, texts: null };
    },
    flush: () => finish(minUnendedLength),
  };
}
