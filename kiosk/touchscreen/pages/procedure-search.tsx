// The search for procedures: by agency and field with touches only, or by typing, with results at every key. Everything is
// split over sheets, so that nobody has to scroll. Text to read is above, touch targets are below the line of reach.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { blockTouches } from '../block-touches.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { BackButton } from '../parts/back-button.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import { SheetButtons } from '../parts/sheet-buttons.tsx';
import { countSheets } from '../parts/sheets.ts';
import { listBrowseChoices } from '../search/browse.tsx';
import { countText } from '../search/count-text.ts';
import { Filters } from '../search/filters.tsx';
import { Keyboard } from '../search/keyboard.tsx';
import { SearchBody } from '../search/search-body.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { SearchHeading } from '../search/search-heading.tsx';
import { queryOf, type SearchState, stageOf, stepBack } from '../search/search-state.ts';
import { useSearch } from '../search/use-search.ts';
import { countRows, countTiles, useSheetForRows } from '../search/use-search-rows.ts';
import { useLandscape } from '../use-landscape.ts';
import './procedure-search.css';

interface ProcedureSearchProps {
  context: PageContext;
  /** The token of the kiosk. */
  token: string;
  search: SearchState;
  onSearch: (search: SearchState) => void;
  onOpen: (id: string) => void;
  onLeave: () => void;
}

export function ProcedureSearch({ context, token, search, onSearch, onOpen, onLeave }: ProcedureSearchProps) {
  const { kiosk } = useKioskTexts();
  const { low } = context;
  const landscape = useLandscape();
  const box = useRef<HTMLInputElement>(null);
  const { typing } = search;
  const rows = countRows({ landscape, low }, typing);
  const { result, lost } = useSearch(queryOf(search, rows), token);
  const stage = stageOf(search);
  const keptSheet = useSheetForRows(rows, search, onSearch);
  // Another stage puts other targets under the finger; another letter does not.
  useLayoutEffect(blockTouches, [stage, typing]);

  const goBack = () => {
    box.current?.blur();
    const previous = stepBack(search);
    if (previous === null) onLeave();
    else onSearch(previous);
  };
  const setTyping = (next: boolean) => {
    if (next !== typing) onSearch({ ...search, typing: next });
  };
  const isList = stage === 'list';
  const choices = result === null || isList ? [] : listBrowseChoices(search, result, kiosk);
  const tiles = countTiles({ landscape, low }, choices.length);
  const sheets = isList ? countSheets(result?.total ?? 0, rows) : countSheets(choices.length, tiles);
  const sheet = isList ? keptSheet : Math.min(search.sheet, sheets - 1);
  const small = typing && !landscape;
  const buttons = (isList || sheets > 1) && (
    <SheetButtons sheet={sheet} sheets={sheets} small={small} onSheet={next => onSearch({ ...search, sheet: next })}>
      {isList && result !== null && result.total > 0 && <b>{countText(result.total, kiosk.find)}</b>}
    </SheetButtons>
  );
  const foot = (
    <>
      <BackButton onBack={goBack} />
      {landscape && buttons}
    </>
  );
  return (
    <Frame page={`procedures ${stage}${typing ? ' typing' : ''}`} context={context} foot={foot}>
      <SearchHeading site={context.view.site} search={search} result={result} lost={lost} />
      <div class="find-reach">
        <div class="find-line">
          <SearchBox box={box} search={search} onSearch={onSearch} onFocus={() => setTyping(true)} />
          {small && sheets > 1 && buttons}
          {isList && !typing && result !== null && result.updatedAt !== null && (
            <Filters search={search} result={result} low={low} onSearch={onSearch} />
          )}
        </div>
        <div class="find-body">
          <SearchBody
            search={search}
            result={result}
            choices={isList ? null : choices.slice(sheet * tiles, (sheet + 1) * tiles)}
            tileRows={tiles / (landscape ? 4 : 2)}
            rows={rows}
            onSearch={onSearch}
            onOpen={onOpen}
          />
        </div>
        {!landscape && !typing && buttons}
        {typing && (
          <Keyboard
            box={box}
            text={search.text}
            low={low}
            telex={search.telex}
            onText={text => onSearch({ ...search, text, sheet: 0 })}
            onTelex={telex => onSearch({ ...search, telex })}
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
