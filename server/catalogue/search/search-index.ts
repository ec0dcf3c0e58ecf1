// The procedures in force on a day, prepared for the search: names are folded once, not at every key press.
import { isInForce, type OnlineLevel } from '../../core/catalogue.ts';
import { splitWords } from '../../core/fold.ts';
import type { Listing } from '../../store/catalogue-queries.ts';
import { bareCode } from './query.ts';

export interface IndexEntry {
  listing: Listing;
  /** The folded words of the name, each surrounded by spaces, so that a whole word is found together with its spaces. */
  name: string;
  /** The same with diacritics. */
  exact: string;
  /** Agency and field, folded like `name`. */
  place: string;
  /** The digits of the national code. */
  digits: string;
  /** The letters and digits of the whole code, with the part of the province. */
  fullCode: string;
  /** Index in `SearchIndex.places`. */
  placeNo: number;
  /** Index in `onlineLevels`; -1 when the level is unplacesByKey. */
  levelNo: number;
  /** Position in the order of a Vietnamese dictionary. */
  at: number;
}

/** One field of an agency. */
export interface Place {
  agency: string | null;
  field: string | null;
}

export interface SearchIndex {
  /** In the order of a Vietnamese dictionary. */
  entries: readonly IndexEntry[];
  bySeq: ReadonlyMap<number, IndexEntry>;
  places: readonly Place[];
  /** True when procedures of more than one province are in force. */
  mixed: boolean;
  /** All folded words of names, agencies and fields. */
  vocabulary: ReadonlySet<string>;
}

/** The order in which the counts of levels are returned. */
export const onlineLevels: readonly OnlineLevel[] = ['full', 'partial', 'none'];

/** The order of a Vietnamese dictionary. */
export const collator = new Intl.Collator('vi', { numeric: true });

function buildSearchIndex(listings: readonly Listing[], day: string): SearchIndex {
  const vocabulary = new Set<string>();
  const places: Place[] = [];
  const placesByKey = new Map<string, { folded: string; no: number }>();
  const split = (text: string) => {
    const words = splitWords(text);
    for (const { folded } of words) vocabulary.add(folded);
    return words;
  };
  const spaced = (words: readonly string[]) => ` ${words.join(' ')} `;
  function placeOf({ agency, field }: Listing) {
    const key = JSON.stringify([agency, field]);
    const before = placesByKey.get(key);
    if (before !== undefined) return before;
    const words = split(`${agency ?? ''} ${field ?? ''}`);
    const place = { folded: spaced(words.map(word => word.folded)), no: places.length };
    places.push({ agency, field });
    placesByKey.set(key, place);
    return place;
  }
  const entries = listings
    .filter(listing => !listing.internal && !listing.retired && isInForce(listing, day))
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

/** The first later day on which a procedure begins or ends. */
function nextChange(listings: readonly Listing[], day: string): string {
  let next = '9999-12-31';
  for (const { validFrom, validUntil } of listings) {
    if (validFrom > day && validFrom < next) next = validFrom;
    if (validUntil !== null && validUntil > day && validUntil < next) next = validUntil;
  }
  return next;
}

/** Rebuilds the index only when the catalogue has changed or a day comes on which another procedure begins or ends. */
export function createIndexCache(): (listings: readonly Listing[], day: string) => SearchIndex {
  let cached: { listings: readonly Listing[]; from: string; until: string; index: SearchIndex } | null = null;
  return (listings, day) => {
    if (cached?.listings !== listings || day < cached.from || day >= cached.until)
      cached = { listings, from: day, until: nextChange(listings, day), index: buildSearchIndex(listings, day) };
    return cached.index;
  };
}
