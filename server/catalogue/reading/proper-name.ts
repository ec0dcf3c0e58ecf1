// Restores the usual capitalisation of provinces, agencies and fields that a document prints in capitals.
import { foldLetters } from './fold-letters.ts';

const toned = /\p{L}\p{M}*[\u0300\u0301\u0303\u0309\u0323]\p{M}*/gu;

/** True for "SỞ KHOA HỌC VÀ CÔNG NGHỆ". Letters with a tone may be small, because old fonts had no capitals for them. */
export function isCapitals(text: string): boolean {
  if (text === text.toUpperCase()) return text !== text.toLowerCase();
  const plain = text.normalize('NFD').replace(toned, '');
  return plain === plain.toUpperCase() && plain !== plain.toLowerCase();
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The texts of a document, folded once, in which names are looked up. */
export interface Mentions {
  /** Returns the spelling with small letters that the document uses elsewhere, the one with most capitals; null when there is none. */
  find(name: string): string | null;
}

/** Each lookup searches the whole document, so both numbers limit the time that a malicious document can cost. */
const maxNames = 200;
const maxOccurrences = 1_000;

export function collectMentions(texts: readonly string[]): Mentions {
  const whole = texts.join('\n');
  const folded = foldLetters(whole);
  const known = new Map<string, string | null>();

  function search(name: string): string | null {
    const wanted = foldLetters(name);
    const found = new Set<string>();
    let at = wanted === '' ? -1 : folded.indexOf(wanted);
    for (let places = 0; at >= 0 && places < maxOccurrences; places++) {
      const seen = whole.slice(at, at + wanted.length);
      // The diacritics must be equal, and the occurrence must consist of whole words.
      const around = whole.charAt(at - 1) + whole.charAt(at + wanted.length);
      if (seen.toLowerCase() === name.toLowerCase() && !isCapitals(seen) && !/[\p{L}\p{N}]/u.test(around))
        found.add(seen);
      at = folded.indexOf(wanted, at + wanted.length);
    }
    const capitals = (text: string) => [...text].filter(letter => letter !== letter.toLowerCase()).length;
    return [...found].sort((a, b) => capitals(b) - capitals(a))[0] ?? null;
  }

  return {
    find(name) {
      const before = known.get(name);
      if (before !== undefined) return before;
      const found = known.size < maxNames ? search(name) : null;
      known.set(name, found);
      return found;
    },
  };
}

/** Writes a name in capitals as the document writes it elsewhere, otherwise with one capital. Other names are returned unchanged. */
export function settleName(name: string, mentions: Mentions): string {
  if (!isCapitals(name) || !name.includes(' ')) return name;
  return capitalise(mentions.find(name) ?? name.toLowerCase());
}

/** Writes the name of a place with a capital for every word: "KON TUM" becomes "Kon Tum". */
export function settlePlace(name: string): string {
  if (!isCapitals(name)) return name;
  return name.toLowerCase().split(' ').map(capitalise).join(' ');
}
