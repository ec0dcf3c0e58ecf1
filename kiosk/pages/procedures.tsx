// Looking for a procedure: by agency and field with touches alone, or by typing, found while one types. Everything is dealt
// out over sheets; nobody has to scroll.
import { useEffect, useRef } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import { dateText } from '../../common/text/format.ts';
import { Frame, type Setting } from '../frame.tsx';
import { BackIcon, NoticeIcon, PaperIcon, SearchIcon } from '../icons.tsx';
import { Browse } from '../search/browse.tsx';
import { Filters } from '../search/filters.tsx';
import { FoundList } from '../search/found-list.tsx';
import { Keyboard } from '../search/keyboard.tsx';
import { type Found, freshLook, keepPlace, type Look, queryOf, stageOf, stepBack } from '../search/look.ts';
import { SheetButtons } from '../search/sheet-buttons.tsx';
import { countSheets, placeSheet } from '../search/sheets.ts';
import { useSearch } from '../search/use-search.ts';
import { useLying } from '../use-lying.ts';
import { useWords } from '../words.ts';
import './procedures.css';

/** How many procedures stand on a sheet, as the style sheet gives them room. Each divides twenty. */
function rowsOf(lying: boolean, typing: boolean, low: boolean): number {
  if (lying) return low ? 4 : typing ? 5 : 10;
  return typing ? 4 : low ? 5 : 10;
}

/** A row more fits where there are no buttons to turn sheets. */
function tilesOf(offered: number, lying: boolean, low: boolean): number {
  if (low) return 8;
  return lying ? (offered <= 15 ? 15 : 12) : 14;
}

export function Procedures({
  setting,
  token,
  look,
  onLook,
  onOpen,
  onLeave,
}: {
  setting: Setting;
  /** The kiosk's own. */
  token: string;
  look: Look;
  onLook: (look: Look) => void;
  onOpen: (id: string) => void;
  onLeave: () => void;
}) {
  const { kiosk } = useWords();
  const { find } = kiosk;
  const { low } = setting;
  const lying = useLying();
  const box = useRef<HTMLInputElement>(null);
  const rows = rowsOf(lying, look.typing, low);
  const search = useSearch(queryOf(look, rows), token);
  const { found } = search;
  const stage = stageOf(look);
  // Until the next answer is there, the sheet of the last one stays.
  const shown = useRef({ sheet: look.sheet, rows });
  if (!search.waiting) shown.current = { sheet: look.sheet, rows };
  const kept = useRows(rows, look, onLook);

  const back = () => {
    box.current?.blur();
    const before = stepBack(look);
    if (before === null) onLeave();
    else onLook(before);
  };
  const setTyping = (typing: boolean) => {
    if (typing !== look.typing) onLook({ ...look, typing });
  };
  const total = found?.total ?? 0;
  const { from, to } = placeSheet(shown.current.sheet, shown.current.rows);
  // Standing, the frame's own notice takes the place of this page's; either takes the place of a row.
  const saysLost = search.lost && (lying || setting.lostAt === null);
  const noticed = lying ? search.lost : search.lost || setting.lostAt !== null;
  const fewer = !noticed ? 0 : lying && (low || !look.typing) ? 2 : 1;
  return (
    <Frame
      page={`procedures ${stage}${look.typing ? ' typing' : ''}`}
      setting={setting}
      foot={
        <button type="button" class="pill back" onClick={back}>
          <BackIcon />
          {kiosk.back}
        </button>
      }
    >
      <h1 class="only-read-aloud" tabIndex={-1}>
        {find.title}
      </h1>
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
          maxLength={200}
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
      {stage === 'list' && found !== null && found.updatedAt !== null && (
        <Filters look={look} agencies={found.agencies} onLook={onLook} />
      )}
      <div class="find-body">
        <div role="alert">
          {saysLost && (
            <p class="find-lost">
              <NoticeIcon />
              <span>{found === null ? find.noAnswerYet : find.noAnswer}</span>
            </p>
          )}
        </div>
        {found === null ? (
          <p class="find-wait" role="status">
            {search.lost ? '' : find.looking}
          </p>
        ) : found.updatedAt === null ? (
          <div class="find-none empty">
            <PaperIcon />
            <h2>{find.empty}</h2>
            <p>{find.emptyHow}</p>
          </div>
        ) : stage !== 'list' ? (
          <Browse look={look} found={found} tilesOf={offered => tilesOf(offered, lying, low)} onLook={onLook} />
        ) : total === 0 ? (
          <NotFound setting={setting} look={look} found={found} rows={rows} onLook={onLook} onOpen={onOpen} />
        ) : (
          <FoundList items={found.items.slice(from, to - fewer)} onOpen={onOpen} />
        )}
      </div>
      {stage === 'list' && total > 0 && (
        <SheetButtons sheet={kept} sheets={countSheets(total, rows)} onSheet={sheet => onLook({ ...look, sheet })}>
          <b>{fill(find.found, { n: total })}</b>
        </SheetButtons>
      )}
      {look.typing && (
        <div class="find-keys">
          <p>{find.unmarked}</p>
          <Keyboard
            box={box}
            text={look.text}
            onText={text => onLook({ ...look, text, sheet: 0 })}
            onHide={() => {
              box.current?.blur();
              setTyping(false);
            }}
          />
        </div>
      )}
    </Frame>
  );
}

/** The keyboard comes or goes and more or fewer fit: the first procedure of the sheet stays in sight. */
function useRows(rows: number, look: Look, onLook: (look: Look) => void): number {
  const before = useRef(rows);
  const sheet = keepPlace(look.sheet, before.current, rows);
  useEffect(() => {
    before.current = rows;
    if (sheet !== look.sheet) onLook({ ...look, sheet });
  }, [rows]);
  return sheet;
}

function NotFound({
  setting,
  look,
  found,
  rows,
  onLook,
  onOpen,
}: {
  setting: Setting;
  look: Look;
  found: Found;
  rows: number;
  onLook: (look: Look) => void;
  onOpen: (id: string) => void;
}) {
  const { kiosk } = useWords();
  const { find } = kiosk;
  const { hotline, timeZone } = setting.view.site;
  const text = look.text.trim();
  const date = dateText(found.updatedAt ?? 0, timeZone);
  const filtered = look.agency !== null || look.field !== null || look.level !== null;
  return (
    <>
      <div class="find-none">
        <h2>{text === '' ? find.noneAny : fill(find.none, { text })}</h2>
        <p role="status">{hotline === null ? fill(find.noneHow, { date }) : fill(find.noneCall, { date, hotline })}</p>
        {filtered && (
          <button
            type="button"
            class="big"
            onClick={() => onLook({ ...freshLook, text: look.text, typing: look.typing, all: true })}
          >
            {find.noFilters}
          </button>
        )}
      </div>
      {found.near.length > 0 && (
        <>
          <h2 class="browse-title">{find.near}</h2>
          <FoundList items={found.near.slice(0, Math.max(1, Math.min(4, rows - (filtered ? 3 : 2))))} onOpen={onOpen} />
        </>
      )}
    </>
  );
}
