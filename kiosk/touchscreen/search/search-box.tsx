// The text box of the search. It is a real input, so that a keyboard with keys works too.
import type { RefObject } from 'preact';
import { maxProcedureSearchLength } from '../../../common/contract/rules.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { SearchIcon } from '../parts/icons.tsx';
import type { SearchState } from './search-state.ts';
import './search-box.css';

interface SearchBoxProps {
  box: RefObject<HTMLInputElement | null>;
  search: SearchState;
  onSearch: (search: SearchState) => void;
  onFocus: () => void;
}

export function SearchBox({ box, search, onSearch, onFocus }: SearchBoxProps) {
  const { find } = useKioskTexts().kiosk;
  return (
    <search class="find-box">
      <SearchIcon />
      <input
        ref={box}
        type="text"
        // The page draws its own keyboard; the keyboard of the system would cover it.
        inputMode="none"
        autoComplete="off"
        autoCapitalize="off"
        spellcheck={false}
        maxLength={maxProcedureSearchLength}
        aria-label={find.label}
        placeholder={search.typing ? find.typingPlaceholder : find.placeholder}
        value={search.text}
        onFocus={onFocus}
        onInput={event => onSearch({ ...search, text: event.currentTarget.value, typing: true, sheet: 0 })}
      />
      {search.text !== '' && (
        <button
          type="button"
          class="find-clear"
          // The box keeps the focus.
          onMouseDown={event => event.preventDefault()}
          onClick={() => {
            onSearch({ ...search, text: '', sheet: 0 });
            box.current?.focus();
          }}
        >
          {find.clear}
        </button>
      )}
    </search>
  );
}
