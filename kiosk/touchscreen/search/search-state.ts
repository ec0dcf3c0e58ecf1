// Where a citizen is in looking for a procedure: what was typed, what was chosen, which sheet. Pure; part of the visit, so it
// is forgotten with it.
import type { CallInput, CallValue } from '../../../common/contract/calls/index.ts';

export type SearchResult = CallValue<'procedure.search'>;
export type FoundProcedure = SearchResult['items'][number];
export type Agency = SearchResult['agencies'][number];
export type Level = NonNullable<CallInput<'procedure.search'>['level']>;
export const levels: readonly Level[] = ['full', 'partial', 'none'];

export type Query = Pick<SearchState, 'text' | 'agency' | 'field' | 'level'> & { page: number; size: number };

export interface SearchState {
  text: string;
  agency: string | null;
  field: string | null;
  level: Level | null;
  /** Everything of what is chosen so far, without choosing further. */
  all: boolean;
  /** The keyboard is on the screen. */
  typing: boolean;
  /** Its keys are those of Telex. */
  telex: boolean;
  /** From 0. */
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

/** From the beginning, with the keyboard as it was. */
export const restartSearch = ({ telex }: SearchState): SearchState => ({ ...initialSearch, telex });

export type Stage = 'agencies' | 'fields' | 'list';

/** Agencies first, then the fields of one, then procedures; whoever types has procedures at once. */
export function stageOf({ text, agency, field, level, all, typing }: SearchState): Stage {
  if (typing || all || text.trim() !== '' || field !== null || level !== null) return 'list';
  return agency === null ? 'agencies' : 'fields';
}

/** One step back towards the beginning; null: there is none, it goes back to the first page. */
export function stepBack(look: SearchState): SearchState | null {
  const { agency, field, level, text, typing, all } = look;
  if (text !== '' || typing || level !== null) return restartSearch(look);
  if (field !== null || (all && agency !== null)) return { ...restartSearch(look), agency };
  return agency !== null || all ? restartSearch(look) : null;
}

/** What to ask the server for this sheet of so many rows. */
export function queryOf(look: SearchState, rows: number): Query {
  const { text, agency, field, level, sheet } = look;
  return { text: text.trim(), agency, field, level, page: sheet + 1, size: rows };
}

/** The sheet that holds the same procedure when more or fewer stand on one. */
export function keepPlace(sheet: number, from: number, to: number): number {
  return Math.floor((sheet * from) / to);
}

/** All fields there are, of one agency or of all; the same name counts together. */
export function listFields(agencies: readonly Agency[], agency: string | null): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const each of agencies)
    if (agency === null || each.name === agency)
      for (const { name, count } of each.fields) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts].map(([name, count]) => ({ name, count }));
}
