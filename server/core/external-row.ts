// One line of another system about one dossier: what may stand in it, and what is said when something else does. Nothing
// personal comes through: only these fields are read, and words that hold a telephone or ID number are left out. Pure.

import type { DossierState } from '../../common/contract/official-numbers.ts';
import { dossierCodePattern } from '../../common/contract/rules.ts';
import type { Day, DossierCode } from '../../common/contract/words.ts';
import { instantOf } from './day.ts';
import { type ExternalTime, readExternalTime } from './external-time.ts';
import { fold } from './fold.ts';

export const externalTimes = ['receivedAt', 'dueAt', 'endedAt', 'readyAt', 'returnedAt', 'at'] as const;
export const externalWords = ['procedureCode', 'procedureName', 'field', 'step'] as const;
/** All that is ever read of a line. */
export const externalFields = ['code', 'state', ...externalWords, ...externalTimes] as const;
export type ExternalField = (typeof externalFields)[number];

/** As it came: times in any way of writing, the state as its official number or the other system's own word. */
export type RawRow = { code: string; state: string | number } & Record<(typeof externalWords)[number], string | null> &
  Record<(typeof externalTimes)[number], string | number | null>;

export interface ExternalRow {
  code: DossierCode;
  state: DossierState;
  procedureCode: string | null;
  procedureName: string | null;
  field: string | null;
  step: string | null;
  /** As told, or the day that stands in the code. */
  receivedAt: number;
  /** Whether it was told. */
  receivedTold: boolean;
  dueAt: number | null;
  endedAt: number | null;
  readyAt: number | null;
  returnedAt: number | null;
  /** Of when this is. */
  at: number;
  /** The line said so itself; otherwise it is the time of the whole file. */
  atTold: boolean;
}

export type RowRule = 'bad-code' | 'no-state' | 'unknown-state' | 'bad-time';

export interface RowMistake {
  rule: RowRule;
  field: ExternalField;
  /** The word of the other system that has no state here. What else was wrong is never repeated: it may be a name. */
  word: string | null;
}

export interface RowReading {
  timeZone: string;
  /** When the office opens and closes, minutes of a day: of times that were told as a day only. */
  opens: number;
  closes: number;
  stateOf: (word: string) => DossierState | null;
  /** Of when the whole file is. */
  takenAt: number;
  now: number;
}

const longest = 300;
/** Of the other system's word; longer ones are no words of a list of states. */
const longestWord = 60;

/** Nine digits or more in a row, or an address of a mailbox: no step or procedure has one, a person has. */
export function looksPersonal(text: string): boolean {
  return /(?:\d[ .-]?){9,}/.test(text) || /\S@\S/.test(text);
}

const plain = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/** The fields of a line that are left out because they look personal. */
export function personalWords(raw: RawRow): ExternalField[] {
  return externalWords.filter(name => looksPersonal(raw[name] ?? ''));
}

/** The day in a code: "…-261123-0001". The pattern has made sure of month and day but for 31 February. */
function dayOf(code: string): Day {
  const digits = /-(\d{6})-\d+$/.exec(code)?.[1] ?? '';
  const at = Date.UTC(2000 + Number(digits.slice(0, 2)), Number(digits.slice(2, 4)) - 1, Number(digits.slice(4)));
  return new Date(at).toISOString().slice(0, 10) as Day;
}

/** Words to states, in any way of typing; the numbers themselves too. */
export function stateWords(lists: readonly Readonly<Record<string, DossierState>>[]): RowReading['stateOf'] {
  const known = new Map<string, DossierState>();
  // What stands first counts: the office's own list before the official words.
  for (const list of lists)
    for (const [word, state] of Object.entries(list)) {
      const folded = fold(word);
      if (!known.has(folded)) known.set(folded, state);
    }
  return word => known.get(fold(word)) ?? null;
}

export function readExternalRow(
  raw: RawRow,
  reading: RowReading,
): { ok: true; value: ExternalRow } | { ok: false; mistake: RowMistake } {
  const { timeZone, opens, closes, stateOf, takenAt, now } = reading;
  const wrong = (rule: RowRule, field: ExternalField, word: string | null = null) =>
    ({ ok: false, mistake: { rule, field, word } }) as const;

  const code = plain(raw.code).toUpperCase().replace(/\s/g, '');
  if (code.length > 60 || !dossierCodePattern.test(code)) return wrong('bad-code', 'code');
  const word = plain(String(raw.state));
  if (word === '') return wrong('no-state', 'state');
  const state = stateOf(word);
  if (state === null) return wrong('unknown-state', 'state', looksPersonal(word) ? null : word.slice(0, longestWord));

  const times: Partial<Record<(typeof externalTimes)[number], ExternalTime>> = {};
  for (const name of externalTimes) {
    const told = raw[name];
    if (told === null || (typeof told === 'string' && told.trim() === '')) continue;
    const time = readExternalTime(told, timeZone);
    if (time === null) return wrong('bad-time', name);
    times[name] = time;
  }
  const timeOf = (name: (typeof externalTimes)[number], minute = 0): number | null => {
    const time = times[name];
    if (time === undefined) return null;
    return time.day === null ? time.at : instantOf(time.day, minute, timeZone);
  };
  const text = (name: (typeof externalWords)[number]): string | null => {
    const told = plain(raw[name] ?? '').slice(0, longest);
    return told === '' || looksPersonal(told) ? null : told;
  };
  const received = timeOf('receivedAt', opens);
  return {
    ok: true,
    value: {
      code: code as DossierCode,
      state,
      ...{ procedureCode: text('procedureCode'), procedureName: text('procedureName') },
      ...{ field: text('field'), step: text('step') },
      receivedAt: received ?? instantOf(dayOf(code), opens, timeZone),
      receivedTold: received !== null,
      // Promised for a day is promised until the office closes.
      dueAt: timeOf('dueAt', closes),
      ...{ endedAt: timeOf('endedAt'), readyAt: timeOf('readyAt'), returnedAt: timeOf('returnedAt') },
      // A clock that runs ahead must not make all that comes later look old.
      at: Math.min(timeOf('at') ?? takenAt, now),
      atTold: times.at !== undefined,
    },
  };
}

/**
 * Of lines about the same dossier the newest, the later one of two of the same time; by their places in the list.
 * @returns the places of the others
 */
export function olderTwins(rows: readonly { code: string; at: number }[]): Set<number> {
  const newest = new Map<string, number>();
  const others = new Set<number>();
  rows.forEach(({ code, at }, place) => {
    const before = newest.get(code);
    if (before !== undefined && (rows[before]?.at ?? 0) > at) others.add(place);
    else {
      if (before !== undefined) others.add(before);
      newest.set(code, place);
    }
  });
  return others;
}
