// How a text becomes messages: folded so that one is enough, or cut into parts that phones put together again. Pure.
import { toAsciiText } from '../../core/ascii-text.ts';
import { septetsOf } from './gsm7.ts';

/** `gsm`: 7 bits a letter, 160 in one message; `ucs2`: 16 bits, 70. In a chain each part gives up room for its place. */
export type Alphabet = 'gsm' | 'ucs2';

export interface Segments {
  alphabet: Alphabet;
  /** What each message carries, in order; at least one. */
  parts: string[];
  /** Septets, or 16-bit units, of the whole text. */
  units: number;
}

const rooms = { gsm: { single: 160, chained: 153 }, ucs2: { single: 70, chained: 67 } } as const;

/** A text as any phone shows it and one message holds: no marks, nothing outside the 7-bit alphabet. "Hồ sơ" is "Ho so". */
export function foldMessage(text: string): string {
  // The one sign of ASCII that phones' alphabet lacks.
  return toAsciiText(text).replaceAll('`', "'");
}

/** Cuts a text into messages. Its marks are put together first, and no letter is cut in two. */
export function cutIntoSegments(text: string): Segments {
  const letters = Array.from(text.normalize('NFC'));
  const alphabet: Alphabet = letters.every(letter => septetsOf(letter) !== null) ? 'gsm' : 'ucs2';
  const cost = (letter: string) => (alphabet === 'gsm' ? (septetsOf(letter)?.length ?? 1) : letter.length);
  const units = letters.reduce((sum, letter) => sum + cost(letter), 0);
  const { single, chained } = rooms[alphabet];
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

/** How many messages a text costs. */
export const countSegments = (text: string): number => cutIntoSegments(text).parts.length;
