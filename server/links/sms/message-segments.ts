// Splits a text into the messages that phones join again, as 3GPP TS 23.038 and 23.040 require.
import { toAsciiText } from '../../core/ascii-text.ts';
import { septetsOf } from './gsm7.ts';

/**
 * `gsm`: 7 bits a character, 160 in one message. `ucs2`: 16 bits, 70 in one message. Each part of a longer text loses some
 * characters to the header that tells its position.
 */
export type Alphabet = 'gsm' | 'ucs2';

export interface Segments {
  alphabet: Alphabet;
  /** The text of each message in order; at least one. */
  parts: string[];
  /** The length of the whole text in septets (`gsm`) or 16-bit units (`ucs2`). */
  units: number;
}

const capacities = { gsm: { single: 160, chained: 153 }, ucs2: { single: 70, chained: 67 } } as const;

/** Reduces a text to what every phone displays in the 7-bit alphabet, without diacritics: "Hồ sơ" becomes "Ho so". */
export function foldMessage(text: string): string {
  // The backquote is the only ASCII character that the 7-bit alphabet lacks.
  return toAsciiText(text).replaceAll('`', "'");
}

/** Composes the text to NFC first, and never splits a character. */
export function cutIntoSegments(text: string): Segments {
  const letters = Array.from(text.normalize('NFC'));
  const alphabet: Alphabet = letters.every(letter => septetsOf(letter) !== null) ? 'gsm' : 'ucs2';
  const cost = (letter: string) => (alphabet === 'gsm' ? (septetsOf(letter)?.length ?? 1) : letter.length);
  const units = letters.reduce((sum, letter) => sum + cost(letter), 0);
  const { single, chained } = capacities[alphabet];
  if (units <= single) return { alphabet, parts: [letters.join('')], units };
  const parts: string[] = [''];
  let used = 0;
  for (const letter of letters) {
    if (used + cost(letter) > chained) {
      parts.push('');
      used = 0;
    }
    parts[parts.length - 1] += letter;
    used += cost(letter);
  }
  return { alphabet, parts, units };
}

/** The number of messages that the network charges for a text. */
export const countSegments = (text: string): number => cutIntoSegments(text).parts.length;
