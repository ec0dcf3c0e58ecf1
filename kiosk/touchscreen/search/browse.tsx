// Looking without typing: the agencies, then the fields of one, each with how many procedures it has.

import { useWords, type Words } from '../kiosk-texts.ts';
import { ArrowIcon } from '../parts/icons.tsx';
import { sayCount } from './count-text.ts';
import { anew, type Found, type Look } from './search-state.ts';

/** Names of agencies and fields are data, and may be long. */
const longName = 44;

interface Offer {
  name: string;
  count: number;
  isAll: boolean;
  look: Look;
}

/** What can be chosen: agencies, or the fields of one; at the end all there is. */
export function listOffers(look: Look, found: Found, { find }: Words['kiosk']): Offer[] {
  const agency = found.agencies.find(each => each.name === look.agency);
  const choose = (more: Partial<Look>): Look => ({ ...anew(look), agency: look.agency, ...more });
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
  offers: readonly Offer[];
  /** Of tiles, whether they are there or not: nothing moves from sheet to sheet. */
  rows: number;
  onLook: (look: Look) => void;
}) {
  const { find } = useWords().kiosk;
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
              <span>{sayCount(count, find)}</span>
              <ArrowIcon />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
