// Names of provinces, agencies and fields as people write them, where a document has them in capitals.
import { foldLetters } from './fold-letters.ts';

const toned = /\p{L}\p{M}*[\u0300\u0301\u0303\u0309\u0323]\p{M}*/gu;

/** No letter is small: "SỞ KHOA HỌC VÀ CÔNG NGHỆ". Letters with a tone may be: old fonts have only one kind of them. */
export function isCapitals(text: string): boolean {
  if (text === text.toUpperCase()) return text !== text.toLowerCase();
  const plain = text.normalize('NFD').replace(toned, '');
  return plain === plain.toUpperCase() && plain !== plain.toLowerCase();
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** All texts of a document, folded once, to look names up in. */
export interface Mentions {
  /** The name as another place of the document writes it, the most capital letters first; null when no place does. */
  find(name: string): string | null;
}

/** A search goes through the whole document. No decision has so many names; one made to hang a reader may. */
const mostNames = 200;
const mostPlaces = 1_000;

export function collectMentions(texts: readonly string[]): Mentions {
  const whole = texts.join('\n');
  const folded = foldLetters(whole);
  const known = new Map<string, string | null>();

  function search(name: string): string | null {
    const wanted = foldLetters(name);
    const found = new Set<string>();
    let at = wanted === '' ? -1 : folded.indexOf(wanted);
    for (let places = 0; at >= 0 && places < mostPlaces; places++) {
      const seen = whole.slice(at, at + wanted.length);
      // Its marks must be the same, and it must be whole words.
      const around = whole.charAt(at - 1) + whole.charAt(at + wanted.length);
      if (seen.toLowerCase() === name.toLowerCase() && !isCapitals(seen) && !/[\p{L}\p{N}]/u.test(around))
        found.add(seen);
      at = folded.indexOf(wanted, at + wanted.length);
    }
    const capitals = (text: string) => [...text].filter(letter => letter !== letter.toLowerCase()).length;
    return [...found].sort((one, other) => capitals(other) - capitals(one))[0] ?? null;
  }

  return {
    find(name) {
      const before = known.get(name);
      if (before !== undefined) return before;
      const its = known.size < mostNames ? search(name) : null;
      known.set(name, its);
      return its;
    },
  };
}

/** A name of capitals as the document writes it elsewhere, else with one capital. Another name stays as it is. */
export function settleName(name: string, mentions: Mentions): string {
  if (!isCapitals(name) || !name.includes(' ')) return name;
  return capitalise(mentions.find(name) ?? name.toLowerCase());
}

/** A name of a place, every word with a capital: "KON TUM" is "Kon Tum". */
export function settlePlace(name: string): string {
  if (!isCapitals(name)) return name;
  return name.toLowerCase().split(' ').map(capitalise).join(' ');
}
