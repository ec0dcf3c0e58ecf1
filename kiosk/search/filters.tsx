// Narrowing the list down: agency, field, way to apply. Each opens a question with all there is to choose, and how many
// procedures each has.
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import { holdTouches } from '../touch.ts';
import { useWords } from '../words.ts';
import { type Agency, type Look, levels, listFields } from './look.ts';
import { SheetButtons } from './sheet-buttons.tsx';
import { countSheets } from './sheets.ts';

type Filter = 'agency' | 'field' | 'level';
const filters: readonly Filter[] = ['agency', 'field', 'level'];

interface Choice {
  value: string | null;
  name: string;
  count: number | null;
}

export function Filters({
  look,
  agencies,
  onLook,
}: {
  look: Look;
  agencies: readonly Agency[];
  onLook: (look: Look) => void;
}) {
  const { kiosk, procedure } = useWords();
  const { find } = kiosk;
  const [open, setOpen] = useState<Filter | null>(null);
  const chosen = { ...look, level: look.level === null ? null : procedure.levels[look.level] };
  const choices: Record<Filter, Choice[]> = {
    agency: agencies.map(({ name, count }) => ({ value: name, name, count })),
    field: listFields(agencies, look.agency).map(({ name, count }) => ({ value: name, name, count })),
    level: levels.map(level => ({ value: level, name: procedure.levels[level], count: null })),
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
          onChoose={value => choose(open, value)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

/** So many fit, lying and standing. */
const perSheet = 6;

function Picker({
  title,
  choices,
  chosen,
  onChoose,
  onClose,
}: {
  title: string;
  choices: readonly Choice[];
  chosen: string | null;
  onChoose: (value: string | null) => void;
  onClose: () => void;
}) {
  const { kiosk } = useWords();
  const { find } = kiosk;
  const dialog = useRef<HTMLDialogElement>(null);
  const here = choices.findIndex(choice => choice.value === chosen);
  const [sheet, setSheet] = useState(Math.max(0, Math.floor(here / perSheet)));
  useEffect(() => {
    holdTouches();
    dialog.current?.showModal();
    return holdTouches;
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
