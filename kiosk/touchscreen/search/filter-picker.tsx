// The dialog in which one filter of the search is chosen.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { blockTouches } from '../block-touches.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { SheetButtons } from '../parts/sheet-buttons.tsx';
import { countSheets } from '../parts/sheets.ts';
import './filter-picker.css';

export interface FilterChoice {
  /** Null removes the filter. */
  value: string | null;
  name: string;
  /** The number of procedures; null shows none. */
  count: number | null;
}

interface FilterPickerProps {
  title: string;
  choices: readonly FilterChoice[];
  chosen: string | null;
  low: boolean;
  onChoose: (value: string | null) => void;
  onClose: () => void;
}

export function FilterPicker({ title, choices, chosen, low, onChoose, onClose }: FilterPickerProps) {
  const { find } = useKioskTexts().kiosk;
  const dialog = useRef<HTMLDialogElement>(null);
  const perSheet = low ? 4 : 6;
  const chosenIndex = choices.findIndex(choice => choice.value === chosen);
  const [sheet, setSheet] = useState(Math.max(0, Math.floor(chosenIndex / perSheet)));
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
