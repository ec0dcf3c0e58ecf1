// The middle of the search page: agencies or fields as tiles, the procedures that match, or similar ones.
import { PaperIcon } from '../parts/icons.tsx';
import { Browse, type BrowseChoice } from './browse.tsx';
import { FoundList } from './found-list.tsx';
import { NoMatches } from './no-matches.tsx';
import type { SearchResult, SearchState } from './search-state.ts';

interface SearchBodyProps {
  search: SearchState;
  /** Null until the first answer has come. */
  result: SearchResult | null;
  /** The tiles of this sheet; null shows the list of procedures. */
  choices: readonly BrowseChoice[] | null;
  tileRows: number;
  rows: number;
  onSearch: (search: SearchState) => void;
  onOpen: (id: string) => void;
}

export function SearchBody({ search, result, choices, tileRows, rows, onSearch, onOpen }: SearchBodyProps) {
  if (result === null) return null;
  // An office without a catalogue has nothing to show.
  if (result.updatedAt === null) return <PaperIcon />;
  if (choices !== null) return <Browse title={search.agency} rows={tileRows} choices={choices} onSearch={onSearch} />;
  if (result.total === 0)
    return <NoMatches search={search} result={result} rows={rows} onSearch={onSearch} onOpen={onOpen} />;
  return <FoundList items={result.items.slice(0, rows)} onOpen={onOpen} />;
}
