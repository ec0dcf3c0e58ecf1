// Shown when nothing matches: a button that removes the filters, and similar procedures.
import { useKioskTexts } from '../kiosk-texts.ts';
import { FoundList } from './found-list.tsx';
import { restartSearch, type SearchResult, type SearchState } from './search-state.ts';

interface NoMatchesProps {
  search: SearchState;
  result: SearchResult;
  /** The rows that there is room for. */
  rows: number;
  onSearch: (search: SearchState) => void;
  onOpen: (id: string) => void;
}

export function NoMatches({ search, result, rows, onSearch, onOpen }: NoMatchesProps) {
  const { find } = useKioskTexts().kiosk;
  const filtered = search.agency !== null || search.field !== null || search.level !== null;
  const maxItems = rows - (filtered ? 1 : 0);
  return (
    <>
      {filtered && (
        <button
          type="button"
          class="big"
          onClick={() => onSearch({ ...restartSearch(search), text: search.text, typing: search.typing, all: true })}
        >
          {find.noFilters}
        </button>
      )}
      {result.near.length > 0 && <FoundList items={result.near.slice(0, maxItems)} onOpen={onOpen} />}
    </>
  );
}
