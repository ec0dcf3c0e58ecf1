// Looking without typing: the agencies, then the fields of one, each with how many procedures it has.
import { fill } from '../../common/text/fill.ts';
import { ArrowIcon } from '../icons.tsx';
import { useWords } from '../words.ts';
import { type Found, freshLook, type Look } from './look.ts';
import { SheetButtons } from './sheet-buttons.tsx';
import { countSheets } from './sheets.ts';

/** Names of agencies and fields are data, and may be long. */
const longName = 44;

export function Browse({
  look,
  found,
  tilesOf,
  onLook,
}: {
  look: Look;
  found: Found;
  /** How many of so many stand on one sheet. */
  tilesOf: (offered: number) => number;
  onLook: (look: Look) => void;
}) {
  const { kiosk } = useWords();
  const { find } = kiosk;
  const agency = found.agencies.find(each => each.name === look.agency);
  const choose = (more: Partial<Look>) => onLook({ ...freshLook, agency: look.agency, ...more });
  const all = {
    name: agency === undefined ? find.all : find.allOfAgency,
    count: agency === undefined ? found.agencies.reduce((sum, { count }) => sum + count, 0) : agency.count,
    isAll: true,
    onTouch: () => choose({ all: true }),
  };
  const each =
    agency === undefined
      ? found.agencies.map(({ name, count }) => ({
          name,
          count,
          isAll: false,
          onTouch: () => choose({ agency: name }),
        }))
      : agency.fields.map(({ name, count }) => ({ name, count, isAll: false, onTouch: () => choose({ field: name }) }));
  // Whatever has no agency is counted in all only.
  const offered = [...each, { ...all, count: agency === undefined ? Math.max(all.count, found.total) : all.count }];
  const tiles = tilesOf(offered.length);
  const sheets = countSheets(offered.length, tiles);
  const sheet = Math.min(look.sheet, sheets - 1);
  return (
    <>
      <h2 class="browse-title" lang={agency === undefined ? undefined : 'vi'}>
        {agency === undefined ? find.byAgency : agency.name}
      </h2>
      <ul class={`browse${offered.length <= 4 ? ' few' : ''}`}>
        {offered.slice(sheet * tiles, (sheet + 1) * tiles).map(({ name, count, isAll, onTouch }) => (
          <li key={isAll ? '' : name}>
            <button type="button" class={`browse-tile${isAll ? ' all' : ''}`} onClick={onTouch}>
              <b class={name.length > longName ? 'long' : ''} lang={isAll ? undefined : 'vi'}>
                {name}
              </b>
              <span>{fill(find.count, { n: count })}</span>
              <ArrowIcon />
            </button>
          </li>
        ))}
      </ul>
      {sheets > 1 && <SheetButtons sheet={sheet} sheets={sheets} onSheet={to => onLook({ ...look, sheet: to })} />}
    </>
  );
}
