// The filters of the list: agency, field and level of online service. Each opens a dialog with all choices and their numbers
// of procedures.
import { useState } from 'preact/hooks';
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { type FilterChoice, FilterPicker } from './filter-picker.tsx';
import { levels, listFields, type SearchResult, type SearchState } from './search-state.ts';
import './filters.css';

type Filter = 'agency' | 'field' | 'level';
const filters: readonly Filter[] = ['agency', 'field', 'level'];

interface FiltersProps {
  search: SearchState;
  result: SearchResult;
  low: boolean;
  onSearch: (search: SearchState) => void;
}

export function Filters({ search, result, low, onSearch }: FiltersProps) {
  const { kiosk, procedure } = useKioskTexts();
  const { find } = kiosk;
  const [open, setOpen] = useState<Filter | null>(null);
  const { agencies } = result;
  const chosen = { ...search, level: search.level === null ? null : procedure.levels[search.level] };
  const choices: Record<Filter, FilterChoice[]> = {
    agency: agencies.map(({ name, count }) => ({ value: name, name, count })),
    field: listFields(agencies, search.agency).map(({ name, count }) => ({ value: name, name, count })),
    // A level that would lead to an empty list is not offered.
    level: levels
      .filter(level => result.levels[level] > 0 || level === search.level)
      .map(level => ({ value: level, name: procedure.levels[level], count: result.levels[level] })),
  };
  const choose = (filter: Filter, value: string | null) => {
    setOpen(null);
    // The fields belong to one agency, so another agency removes the field.
    const changes = filter === 'agency' ? { agency: value, field: null } : { [filter]: value };
    onSearch({ ...search, ...changes, all: true, sheet: 0 });
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
        <FilterPicker
          title={fill(find.choose, { filter: find[open].toLocaleLowerCase() })}
          choices={[{ value: null, name: find.any, count: null }, ...choices[open]]}
          chosen={search[open]}
          low={low}
          onChoose={value => choose(open, value)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
