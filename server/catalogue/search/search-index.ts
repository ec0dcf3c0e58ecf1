// The procedures in force on a day, ready to be walked through: their names folded once, not at every key that is pressed.
import { isInForce, type OnlineLevel } from '../../core/catalogue.ts';
import { splitWords } from '../../core/fold.ts';
import type { Listing } from '../../store/catalogue.ts';
import { bareCode } from './query.ts';

export interface IndexEntry {
  listing: Listing;
  /** Folded words with a space before, between and behind, so that a whole word is found by its spaces. */
  name: string;
  /** The same with marks. */
  exact: string;
  /** Agency and field. */
  place: string;
  /** Digits of the national code. */
  digits: string;
  /** Letters and digits of the whole code, its province's part too. */
  fullCode: string;
  /** Its number among the shelf's places. */
  placeNo: number;
  /** Its number among `onlineLevels`; -1 of one that nothing is said of. */
  levelNo: number;
  /** Its place in the order of the dictionary. */
  at: number;
}

/** A field of an agency. */
export interface Place {
  agency: string | null;
  field: string | null;
}

export interface SearchIndex {
  /** By name, as a Vietnamese dictionary has them. */
  entries: readonly IndexEntry[];
  bySeq: ReadonlyMap<number, IndexEntry>;
  places: readonly Place[];
  /** Procedures of more than one province stand here. */
  mixed: boolean;
  /** All words of names, agencies and fields. */
  vocabulary: ReadonlySet<string>;
}

/** In the order in which they are counted. */
export const onlineLevels: readonly OnlineLevel[] = ['full', 'partial', 'none'];

/** As a Vietnamese dictionary orders. */
export const collator = new Intl.Collator('vi', { numeric: true });

function buildSearchIndex(listings: readonly Listing[], day: string): SearchIndex {
  const vocabulary = new Set<string>();
  const places: Place[] = [];
  const known = new Map<string, { folded: string; no: number }>();
  const split = (text: string) => {
    const words = splitWords(text);
    for (const { folded } of words) vocabulary.add(folded);
    return words;
  };
  const spaced = (words: readonly string[]) => ` ${words.join(' ')} `;
  function placeOf({ agency, field }: Listing) {
    const key = JSON.stringify([agency, field]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const words = split(`${agency ?? ''} ${field ?? ''}`);
    const place = { folded: spaced(words.map(word => word.folded)), no: places.length };
    places.push({ agency, field });
    known.set(key, place);
    return place;
  }
  const entries = listings
    .filter(one => !one.internal && !one.retired && isInForce(one, day))
    .sort((a, b) => collator.compare(a.name, b.name) || a.seq - b.seq)
    .map((listing, at) => {
      const { folded, no } = placeOf(listing);
      const words = split(listing.name);
      return {
        listing,
        name: spaced(words.map(word => word.folded)),
        exact: spaced(words.map(word => word.exact)),
        place: folded,
        fullCode: bareCode(listing.code ?? ''),
        digits: listing.nationalCode?.replace(/\D/g, '') ?? '',
        placeNo: no,
        levelNo: listing.level === null ? -1 : onlineLevels.indexOf(listing.level),
        at,
      };
    });
  const mixed = new Set(entries.map(({ listing }) => listing.province)).size > 1;
  return { mixed, entries, bySeq: new Map(entries.map(entry => [entry.listing.seq, entry])), places, vocabulary };
}

/** The first day after this one on which a decision begins or ends. */
function nextChange(listings: readonly Listing[], day: string): string {
  let next = '9999-12-31';
  for (const { validFrom, validUntil } of listings) {
    if (validFrom > day && validFrom < next) next = validFrom;
    if (validUntil !== null && validUntil > day && validUntil < next) next = validUntil;
  }
  return next;
}

/** Keeps what was built until the catalogue is another, or a day comes on which something else holds. */
export function createIndexCache(): (listings: readonly Listing[], day: string) => SearchIndex {
  let kept: { listings: readonly Listing[]; from: string; until: string; shelf: SearchIndex } | null = null;
  return (listings, day) => {
    if (kept?.listings !== listings || day < kept.from || day >= kept.until)
      kept = { listings, from: day, until: nextChange(listings, day), shelf: buildSearchIndex(listings, day) };
    return kept.shelf;
  };
}
