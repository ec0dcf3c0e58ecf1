// Looking without typing: the agencies, then the fields of one, each with how many procedures it has.

import { type KioskTexts, useKioskTexts } from '../kiosk-texts.ts';
import { ArrowIcon } from '../parts/icons.tsx';
import { countText } from './count-text.ts';
import { restartSearch, type SearchResult, type SearchState } from './search-state.ts';

/** Names of agencies and fields are data, and may be long. */
const longName = 44;

interface BrowseChoice {
  name: string;
  count: number;
  isAll: boolean;
  look: SearchState;
}

/** What can be chosen: agencies, or the fields of one; at the end all there is. */
export function listBrowseChoices(
  look: SearchState,
  found: SearchResult,
  { find }: KioskTexts['kiosk'],
): BrowseChoice[] {
  const agency = found.agencies.find(each => each.name === look.agency);
  const choose = (more: Partial<SearchState>): SearchState => ({
    ...restartSearch(look),
    agency: look.agency,
    ...more,
  });
  if (agency !== undefined)
    return [
      ...agency.fields.map(({ name, count }) => ({ name, count, isAll: false, look: choose({ field: name }) })),
      { name: find.allOfAgency, count: agency.count, isAll: true, look: choose({ all: true }) },
    ];
  return [
    ...found.agencies.map(({ name, count }) => ({ name, count, isAll: false, look: choose({ agency: name }) })),
    // Whatever has no agency is counted in all only.
    { name: find.all, count: found.total, isAll: true, look: choose({ all: true }) },
  ];
}

export function Browse({
  title,
  offers,
  rows,
  onLook,
}: {
  /** Null: "by agency". */
  title: string | null;
  /** Of this sheet. */
  offers: readonly BrowseChoice[];
  /** Of tiles, whether they are there or not: nothing moves from sheet to sheet. */
  rows: number;
  onLook: (look: SearchState) => void;
}) {
  const { find } = useKioskTexts().kiosk;
  return (
    <>
      <h2 class="browse-title" lang={title === null ? undefined : 'vi'}>
        {title ?? find.byAgency}
      </h2>
      <ul
        class={`browse${offers.length <= 3 ? ' few' : ''}`}
        style={{ gridTemplateRows: `repeat(${rows}, minmax(96px, 1fr))` }}
      >
        {offers.map(({ name, count, isAll, look }) => (
          <li key={isAll ? '' : name}>
            <button type="button" class={`browse-tile${isAll ? ' all' : ''}`} onClick={() => onLook(look)}>
              <b class={name.length > longName ? 'long' : ''} lang={isAll ? undefined : 'vi'}>
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
