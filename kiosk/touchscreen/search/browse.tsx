// Searching without typing: tiles of the agencies, then of the fields of one agency, each with its number of procedures.
import { type KioskTexts, useKioskTexts } from '../kiosk-texts.ts';
import { ArrowIcon } from '../parts/icons.tsx';
import { countText } from './count-text.ts';
import { restartSearch, type SearchResult, type SearchState } from './search-state.ts';
import './browse.css';

/** A longer name is set smaller. Names of agencies and fields are data and may be long. */
const smallNameFrom = 44;

export interface BrowseChoice {
  name: string;
  count: number;
  /** The choice of everything, without a name of its own in the catalogue. */
  isAll: boolean;
  search: SearchState;
}

/** Lists the agencies, or the fields of the chosen agency, and at the end the choice of everything. */
export function listBrowseChoices(
  search: SearchState,
  result: SearchResult,
  { find }: KioskTexts['kiosk'],
): BrowseChoice[] {
  const chosen = result.agencies.find(agency => agency.name === search.agency);
  const choose = (changes: Partial<SearchState>): SearchState => ({
    ...restartSearch(search),
    agency: search.agency,
    ...changes,
  });
  if (chosen !== undefined)
    return [
      ...chosen.fields.map(({ name, count }) => ({ name, count, isAll: false, search: choose({ field: name }) })),
      { name: find.allOfAgency, count: chosen.count, isAll: true, search: choose({ all: true }) },
    ];
  return [
    ...result.agencies.map(({ name, count }) => ({ name, count, isAll: false, search: choose({ agency: name }) })),
    // Procedures without an agency are counted only here.
    { name: find.all, count: result.total, isAll: true, search: choose({ all: true }) },
  ];
}

interface BrowseProps {
  /** Null stands for "by agency". */
  title: string | null;
  /** The choices of this sheet. */
  choices: readonly BrowseChoice[];
  /** The rows of tiles of a full sheet, so that tiles keep their size on a sheet with fewer of them. */
  rows: number;
  onSearch: (search: SearchState) => void;
}

export function Browse({ title, choices, rows, onSearch }: BrowseProps) {
  const { find } = useKioskTexts().kiosk;
  return (
    <>
      <h2 class="browse-title" lang={title === null ? undefined : 'vi'}>
        {title ?? find.byAgency}
      </h2>
      <ul
        class={`browse${choices.length <= 3 ? ' few' : ''}`}
        style={{ gridTemplateRows: `repeat(${rows}, minmax(96px, 1fr))` }}
      >
        {choices.map(({ name, count, isAll, search }) => (
          <li key={isAll ? '' : name}>
            <button type="button" class={`browse-tile${isAll ? ' all' : ''}`} onClick={() => onSearch(search)}>
              <b class={name.length > smallNameFrom ? 'long' : ''} lang={isAll ? undefined : 'vi'}>
                {name}
              </b>
              <span>{countText(count, find)}</span>
              <ArrowIcon />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
