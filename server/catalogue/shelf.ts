// The procedures in force on a day, ready to be walked through: their names folded once, not at every key that is pressed.
import { isInForce } from '../core/catalogue.ts';
import { splitWords } from '../core/fold.ts';
import type { Listing } from '../store/catalogue.ts';

export interface Entry {
  listing: Listing;
  /** Folded words with a space before, between and behind, so that a whole word is found by its spaces. */
  name: string;
  /** The same with marks. */
  exact: string;
  /** Agency and field. */
  place: string;
  /** Digits of the national code. */
  digits: string;
}

export interface Shelf {
  /** By name, as a Vietnamese dictionary has them. */
  entries: readonly Entry[];
  bySeq: ReadonlyMap<number, Entry>;
  /** All words of names, agencies and fields. */
  vocabulary: ReadonlySet<string>;
}

const collator = new Intl.Collator('vi', { numeric: true });

function buildShelf(listings: readonly Listing[], day: string): Shelf {
  const vocabulary = new Set<string>();
  const places = new Map<string, string>();
  const spaced = (text: string, form: 'folded' | 'exact') => {
    const words = splitWords(text);
    for (const { folded } of words) vocabulary.add(folded);
    return ` ${words.map(word => word[form]).join(' ')} `;
  };
  const foldPlace = (text: string) => {
    const folded = places.get(text) ?? spaced(text, 'folded');
    places.set(text, folded);
    return folded;
  };
  const entries = listings
    .filter(one => !one.internal && !one.retired && isInForce(one, day))
    .sort((a, b) => collator.compare(a.name, b.name) || a.seq - b.seq)
    .map(listing => ({
      listing,
      name: spaced(listing.name, 'folded'),
      exact: spaced(listing.name, 'exact'),
      place: foldPlace(`${listing.agency ?? ''} ${listing.field ?? ''}`),
      digits: listing.nationalCode?.replace(/\D/g, '') ?? '',
    }));
  return { entries, bySeq: new Map(entries.map(entry => [entry.listing.seq, entry])), vocabulary };
}

/** Keeps what was built until the catalogue or the day is another. */
export function createShelves(): (listings: readonly Listing[], day: string) => Shelf {
  let kept: { listings: readonly Listing[]; day: string; shelf: Shelf } | null = null;
  return (listings, day) => {
    if (kept?.listings !== listings || kept.day !== day) kept = { listings, day, shelf: buildShelf(listings, day) };
    return kept.shelf;
  };
}
