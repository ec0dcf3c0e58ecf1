// The state of a search for procedures: what was typed and chosen, and which sheet is shown. Pure. It is part of the visit, so
// it is cleared with the visit.
import type { CallInput, CallValue } from '../../../common/contract/calls/index.ts';

export type SearchResult = CallValue<'procedure.search'>;
export type FoundProcedure = SearchResult['items'][number];
type Agency = SearchResult['agencies'][number];
/** How far a procedure can be done online. */
export type Level = NonNullable<CallInput<'procedure.search'>['level']>;
export const levels: readonly Level[] = ['full', 'partial', 'none'];

export type Query = Pick<SearchState, 'text' | 'agency' | 'field' | 'level'> & { page: number; size: number };

export interface SearchState {
  text: string;
  agency: string | null;
  field: string | null;
  level: Level | null;
  /** The list shows everything that matches so far, without a further choice of agency or field. */
  all: boolean;
  /** The keyboard is on the screen. */
  typing: boolean;
  /** The keyboard types in Telex. */
  telex: boolean;
  /** The sheet that is shown, counted from 0. */
  sheet: number;
}

export const initialSearch: SearchState = {
  text: '',
  agency: null,
  field: null,
  level: null,
  all: false,
  typing: false,
  telex: false,
  sheet: 0,
};

/** Starts over, but keeps the kind of keyboard. */
export const restartSearch = ({ telex }: SearchState): SearchState => ({ ...initialSearch, telex });

type Stage = 'agencies' | 'fields' | 'list';

/** The search leads from the agencies to the fields of one and then to procedures. Typing shows procedures at once. */
export function stageOf({ text, agency, field, level, all, typing }: SearchState): Stage {
  if (typing || all || text.trim() !== '' || field !== null || level !== null) return 'list';
  return agency === null ? 'agencies' : 'fields';
}

/** Returns the state one step closer to the start; null when the next step back leaves the search. */
export function stepBack(search: SearchState): SearchState | null {
  const { agency, field, level, text, typing, all } = search;
  if (text !== '' || typing || level !== null) return restartSearch(search);
  if (field !== null || (all && agency !== null)) return { ...restartSearch(search), agency };
  return agency !== null || all ? restartSearch(search) : null;
}

/** Returns the query for the present sheet with this many rows. */
export function queryOf(search: SearchState, rows: number): Query {
  const { text, agency, field, level, sheet } = search;
  return { text: text.trim(), agency, field, level, page: sheet + 1, size: rows };
}

/** Returns the sheet on which the first procedure of `sheet` stands after the rows of a sheet have changed. */
export function keepPlace(sheet: number, rowsBefore: number, rowsNow: number): number {
  return Math.floor((sheet * rowsBefore) / rowsNow);
}

/** Lists the fields of one agency, or of all. Fields of the same name are counted together. */
export function listFields(agencies: readonly Agency[], agencyName: string | null): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const agency of agencies)
    if (agencyName === null || agency.name === agencyName)
      for (const { name, count } of agency.fields) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts].map(([name, count]) => ({ name, count }));
}
