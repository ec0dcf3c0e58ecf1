// Where a citizen is in looking for a procedure: what was typed, what was chosen, which sheet. Pure; part of the visit, so it
// is forgotten with it.
import type { CallInput, CallValue } from '../../../common/contract/calls/index.ts';

export type Found = CallValue<'procedure.search'>;
export type Listed = Found['items'][number];
export type Agency = Found['agencies'][number];
export type Level = NonNullable<CallInput<'procedure.search'>['level']>;
export const levels: readonly Level[] = ['full', 'partial', 'none'];

export type Query = Pick<Look, 'text' | 'agency' | 'field' | 'level'> & { page: number; size: number };

export interface Look {
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

export const freshLook: Look = {
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
export const anew = ({ telex }: Look): Look => ({ ...freshLook, telex });

export type Stage = 'agencies' | 'fields' | 'list';

/** Agencies first, then the fields of one, then procedures; whoever types has procedures at once. */
export function stageOf({ text, agency, field, level, all, typing }: Look): Stage {
  if (typing || all || text.trim() !== '' || field !== null || level !== null) return 'list';
  return agency === null ? 'agencies' : 'fields';
}

/** One step back towards the beginning; null: there is none, it goes back to the first page. */
export function stepBack(look: Look): Look | null {
  const { agency, field, level, text, typing, all } = look;
  if (text !== '' || typing || level !== null) return anew(look);
  if (field !== null || (all && agency !== null)) return { ...anew(look), agency };
  return agency !== null || all ? anew(look) : null;
}

/** What to ask the server for this sheet of so many rows. */
export function queryOf(look: Look, rows: number): Query {
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
