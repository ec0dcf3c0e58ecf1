// Looking for a procedure: by agency and field with touches alone, or by typing, found while one types. Everything is dealt
// out over sheets; nobody has to scroll. What is read stands above, what is touched below the line that one reaches.

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { maxProcedureSearchLength } from '../../../common/contract/rules.ts';
import { blockTouches } from '../block-touches.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { BackIcon, PaperIcon, SearchIcon } from '../parts/icons.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import { SheetButtons } from '../parts/sheet-buttons.tsx';
import { countSheets } from '../parts/sheets.ts';
import { Browse, listBrowseChoices } from '../search/browse.tsx';
import { countText } from '../search/count-text.ts';
import { Filters } from '../search/filters.tsx';
import { FoundList } from '../search/found-list.tsx';
import { Keyboard } from '../search/keyboard.tsx';
import { SearchHeading } from '../search/search-heading.tsx';
import {
  keepPlace,
  queryOf,
  restartSearch,
  type SearchResult,
  type SearchState,
  stageOf,
  stepBack,
} from '../search/search-state.ts';
import { useSearch } from '../search/use-search.ts';
import { useLandscape } from '../use-landscape.ts';
import './procedure-search.css';

/** How many procedures stand on a sheet, as the style sheet gives them room; at most the twenty of an answer. */
function rowsOf(lying: boolean, typing: boolean, low: boolean): number {
  if (typing) return low ? 2 : 4;
  if (low) return 4;
  return lying ? 8 : 6;
}

/** Availability, a row more fits where there are no buttons to turn sheets. */
function tilesOf(offered: number, lying: boolean, low: boolean): number {
  if (lying) return low ? 8 : 12;
  if (low) return offered <= 8 ? 8 : 6;
  return offered <= 12 ? 12 : 10;
}

export function Procedures({
  context,
  token,
  look,
  onLook,
  onOpen,
  onLeave,
}: {
  context: PageContext;
  /** The kiosk's own. */
  token: string;
  look: SearchState;
  onLook: (look: SearchState) => void;
  onOpen: (id: string) => void;
  onLeave: () => void;
}) {
  const { kiosk } = useKioskTexts();
  const { find } = kiosk;
  const { low } = context;
  const lying = useLandscape();
  const box = useRef<HTMLInputElement>(null);
  const rows = rowsOf(lying, look.typing, low);
  const search = useSearch(queryOf(look, rows), token);
  const { found } = search;
  const stage = stageOf(look);
  const kept = useRows(rows, look, onLook);
  // Another stage is another picture under the finger; the next letter is not.
  useLayoutEffect(blockTouches, [stage, look.typing]);

  const back = () => {
    box.current?.blur();
    const before = stepBack(look);
    if (before === null) onLeave();
    else onLook(before);
  };
  const setTyping = (typing: boolean) => {
    if (typing !== look.typing) onLook({ ...look, typing });
  };
  const isList = stage === 'list';
  const offers = found === null || isList ? [] : listBrowseChoices(look, found, kiosk);
  const tiles = tilesOf(offers.length, lying, low);
  const sheets = isList ? countSheets(found?.total ?? 0, rows) : countSheets(offers.length, tiles);
  const sheet = isList ? kept : Math.min(look.sheet, sheets - 1);
  const small = look.typing && !lying;
  const turn = (isList || sheets > 1) && (
    <SheetButtons sheet={sheet} sheets={sheets} small={small} onSheet={to => onLook({ ...look, sheet: to })}>
      {isList && found !== null && found.total > 0 && <b>{countText(found.total, find)}</b>}
    </SheetButtons>
  );
  return (
    <Frame
      page={`procedures ${stage}${look.typing ? ' typing' : ''}`}
      context={context}
      foot={
        <>
          <button type="button" class="pill back" onClick={back}>
            <BackIcon />
            {kiosk.back}
          </button>
          {lying && turn}
        </>
      }
    >
      <SearchHeading context={context} look={look} found={found} lost={search.lost} />
      <div class="find-reach">
        <div class="find-line">
          <search class="find-box">
            <SearchIcon />
            <input
              ref={box}
              type="text"
              // The keyboard is our own; one of the system would cover it.
              inputMode="none"
              autoComplete="off"
              autoCapitalize="off"
              spellcheck={false}
              maxLength={maxProcedureSearchLength}
              aria-label={find.label}
              placeholder={look.typing ? find.typingPlaceholder : find.placeholder}
              value={look.text}
              onFocus={() => setTyping(true)}
              onInput={event => onLook({ ...look, text: event.currentTarget.value, typing: true, sheet: 0 })}
            />
            {look.text !== '' && (
              <button
                type="button"
                class="find-clear"
                onMouseDown={event => event.preventDefault()}
                onClick={() => {
                  onLook({ ...look, text: '', sheet: 0 });
                  box.current?.focus();
                }}
              >
                {find.clear}
              </button>
            )}
          </search>
          {small && sheets > 1 && turn}
          {isList && !look.typing && found !== null && found.updatedAt !== null && (
            <Filters look={look} found={found} low={low} onLook={onLook} />
          )}
        </div>
        <div class="find-body">
          {found === null ? null : found.updatedAt === null ? (
            <PaperIcon />
          ) : !isList ? (
            <Browse
              title={look.agency}
              rows={tiles / (lying ? 4 : 2)}
              offers={offers.slice(sheet * tiles, (sheet + 1) * tiles)}
              onLook={onLook}
            />
          ) : found.total === 0 ? (
            <Nearest look={look} found={found} rows={rows} onLook={onLook} onOpen={onOpen} />
          ) : (
            <FoundList items={found.items.slice(0, rows)} onOpen={onOpen} />
          )}
        </div>
        {!lying && !look.typing && turn}
        {look.typing && (
          <Keyboard
            box={box}
            text={look.text}
            low={low}
            telex={look.telex}
            onText={text => onLook({ ...look, text, sheet: 0 })}
            onTelex={telex => onLook({ ...look, telex })}
            onHide={() => {
              box.current?.blur();
              setTyping(false);
            }}
          />
        )}
      </div>
    </Frame>
  );
}

/** The keyboard comes or goes and more or fewer fit: the first procedure of the sheet stays in sight. */
function useRows(rows: number, look: SearchState, onLook: (look: SearchState) => void): number {
  const before = useRef(rows);
  const sheet = keepPlace(look.sheet, before.current, rows);
  useEffect(() => {
    before.current = rows;
    if (sheet !== look.sheet) onLook({ ...look, sheet });
  }, [rows]);
  return sheet;
}

/** Nothing was found: a way out of what was chosen, and what is like it. */
function Nearest({
  look,
  found,
  rows,
  onLook,
  onOpen,
}: {
  look: SearchState;
  found: SearchResult;
  rows: number;
  onLook: (look: SearchState) => void;
  onOpen: (id: string) => void;
}) {
  const { find } = useKioskTexts().kiosk;
  const filtered = look.agency !== null || look.field !== null || look.level !== null;
  return (
    <>
      {filtered && (
        <button
          type="button"
          class="big"
          onClick={() => onLook({ ...restartSearch(look), text: look.text, typing: look.typing, all: true })}
        >
          {find.noFilters}
        </button>
      )}
      {found.near.length > 0 && <FoundList items={found.near.slice(0, rows - (filtered ? 1 : 0))} onOpen={onOpen} />}
    </>
  );
}
