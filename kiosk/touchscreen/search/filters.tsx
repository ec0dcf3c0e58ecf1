// Narrowing the list down: agency, field, way to apply. Each opens a question with all there is to choose, and how many
// procedures each has.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../../common/text/fill.ts';
import { blockTouches } from '../block-touches.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { SheetButtons } from '../parts/sheet-buttons.tsx';
import { countSheets } from '../parts/sheets.ts';
import { levels, listFields, type SearchResult, type SearchState } from './search-state.ts';

type Filter = 'agency' | 'field' | 'level';
const filters: readonly Filter[] = ['agency', 'field', 'level'];

interface Choice {
  value: string | null;
  name: string;
  count: number | null;
}

export function Filters({
  look,
  found,
  low,
  onLook,
}: {
  look: SearchState;
  found: SearchResult;
  low: boolean;
  onLook: (look: SearchState) => void;
}) {
  const { kiosk, procedure } = useKioskTexts();
  const { find } = kiosk;
  const [open, setOpen] = useState<Filter | null>(null);
  const { agencies } = found;
  const chosen = { ...look, level: look.level === null ? null : procedure.levels[look.level] };
  const choices: Record<Filter, Choice[]> = {
    agency: agencies.map(({ name, count }) => ({ value: name, name, count })),
    field: listFields(agencies, look.agency).map(({ name, count }) => ({ value: name, name, count })),
    // What would lead to an empty list is not offered.
    level: levels
      .filter(level => found.levels[level] > 0 || level === look.level)
      .map(level => ({ value: level, name: procedure.levels[level], count: found.levels[level] })),
  };
  const choose = (filter: Filter, value: string | null) => {
    setOpen(null);
    const less = filter === 'agency' ? { agency: value, field: null } : { [filter]: value };
    onLook({ ...look, ...less, all: true, sheet: 0 });
  };
  return (
    <div class="filters">
      {filters.map(filter => (
        <button
          key={filter}
          type="button"
          class={`filter${chosen[filter] === null ? '' : ' set'}`}
          aria-haspopup="dialog"
          disabled={choices[filter].length === 0}
          onClick={() => setOpen(filter)}
        >
          <span>{find[filter]}</span>
          <b>{chosen[filter] ?? find.any}</b>
        </button>
      ))}
      {open !== null && (
        <Picker
          title={fill(find.choose, { filter: find[open].toLocaleLowerCase() })}
          choices={[{ value: null, name: find.any, count: null }, ...choices[open]]}
          chosen={look[open]}
          low={low}
          onChoose={value => choose(open, value)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

/** So many fit. */
const perSheetOf = (low: boolean) => (low ? 4 : 6);

function Picker({
  title,
  choices,
  chosen,
  low,
  onChoose,
  onClose,
}: {
  title: string;
  choices: readonly Choice[];
  chosen: string | null;
  low: boolean;
  onChoose: (value: string | null) => void;
  onClose: () => void;
}) {
  const { kiosk } = useKioskTexts();
  const { find } = kiosk;
  const dialog = useRef<HTMLDialogElement>(null);
  const perSheet = perSheetOf(low);
  const here = choices.findIndex(choice => choice.value === chosen);
  const [sheet, setSheet] = useState(Math.max(0, Math.floor(here / perSheet)));
  useLayoutEffect(() => {
    blockTouches();
    dialog.current?.showModal();
    return blockTouches;
  }, []);
  const sheets = countSheets(choices.length, perSheet);
  return (
    <dialog
      ref={dialog}
      class="question picker"
      aria-labelledby="picker-title"
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id="picker-title">{title}</h2>
      <ul>
        {choices.slice(sheet * perSheet, (sheet + 1) * perSheet).map(choice => (
          <li key={choice.value}>
            <button
              type="button"
              class="big choice-of-filter"
              aria-pressed={choice.value === chosen}
              onClick={() => onChoose(choice.value)}
            >
              <span>{choice.name}</span>
              {choice.count !== null && <em>{choice.count}</em>}
            </button>
          </li>
        ))}
      </ul>
      {sheets > 1 && <SheetButtons sheet={sheet} sheets={sheets} onSheet={setSheet} />}
      <button type="button" class="big" onClick={onClose}>
        {find.cancel}
      </button>
    </dialog>
  );
}
