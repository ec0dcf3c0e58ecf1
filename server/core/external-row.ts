// Reads one row of another system about one dossier, and names what is wrong with it. Only the fields listed here are read, and a
// text that contains a telephone or ID number is left out, so that no personal data come in. Pure.

import type { DossierState } from '../../common/contract/official-numbers.ts';
import { dossierCodePattern } from '../../common/contract/rules.ts';
import type { Day, DossierCode } from '../../common/contract/words.ts';
import { instantOf } from './day.ts';
import { type ExternalTime, readExternalTime } from './external-time.ts';
import { fold } from './fold.ts';

export const externalTimes = ['receivedAt', 'dueAt', 'endedAt', 'readyAt', 'returnedAt', 'at'] as const;
export const externalWords = ['procedureCode', 'procedureName', 'field', 'step'] as const;
/** All fields that are read from a row. */
export const externalFields = ['code', 'state', ...externalWords, ...externalTimes] as const;
export type ExternalField = (typeof externalFields)[number];

/** A row as it came: times in any notation, the state as its official number or as the other system's own word. */
export type RawRow = { code: string; state: string | number } & Record<(typeof externalWords)[number], string | null> &
  Record<(typeof externalTimes)[number], string | number | null>;

export interface ExternalRow {
  code: DossierCode;
  state: DossierState;
  procedureCode: string | null;
  procedureName: string | null;
  field: string | null;
  step: string | null;
  /** As reported, else the opening of the day that the code contains. UTC ms like all instants here. */
  receivedAt: number;
  /** Whether `receivedAt` was reported. */
  hasReceivedAt: boolean;
  dueAt: number | null;
  endedAt: number | null;
  readyAt: number | null;
  returnedAt: number | null;
  /** When the other system knew this. */
  at: number;
  /** Whether the row itself carried `at`; otherwise it is the time of the whole file. */
  hasOwnTime: boolean;
}

type RowRule = 'bad-code' | 'no-state' | 'unknown-state' | 'bad-time';

export interface RowMistake {
  rule: RowRule;
  field: ExternalField;
  /** The other system's word for a state that is not known here. Other wrong content is never repeated, as it may be a name. */
  word: string | null;
}

export interface RowReading {
  timeZone: string;
  /** Opening and closing of the office in minutes of the day, for times that were reported as a day only. */
  opens: number;
  closes: number;
  stateOf: (word: string) => DossierState | null;
  /** UTC ms at which the source exported the whole file. */
  takenAt: number;
  now: number;
}

const maxTextLength = 300;
/** A longer text is not a word of a list of states. */
const maxStateWordLength = 60;

/** Whether a text contains nine digits in a row or an e-mail address, which belong to people and not to steps or procedures. */
export function looksPersonal(text: string): boolean {
  return /(?:\d[ .-]?){9,}/.test(text) || /\S@\S/.test(text);
}

const normalizeText = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/** The fields of a row that are left out because they look personal. */
export function listPersonalFields(raw: RawRow): ExternalField[] {
  return externalWords.filter(name => looksPersonal(raw[name] ?? ''));
}

/** The day in a code like "…-261123-0001". The pattern has checked month and day except for dates like 31 February. */
function dayOf(code: string): Day {
  const digits = /-(\d{6})-\d+$/.exec(code)?.[1] ?? '';
  const at = Date.UTC(2000 + Number(digits.slice(0, 2)), Number(digits.slice(2, 4)) - 1, Number(digits.slice(4)));
  return new Date(at).toISOString().slice(0, 10) as Day;
}

/**
 * A lookup from words to states that ignores case and marks. The first list that has a word counts, so the office's own list is
 * passed before the official words.
 */
export function createStateLookup(lists: readonly Readonly<Record<string, DossierState>>[]): RowReading['stateOf'] {
  const states = new Map<string, DossierState>();
  for (const list of lists)
    for (const [word, state] of Object.entries(list)) {
      const folded = fold(word);
      if (!states.has(folded)) states.set(folded, state);
    }
  return word => states.get(fold(word)) ?? null;
}

export function readExternalRow(
  raw: RawRow,
  reading: RowReading,
): { ok: true; value: ExternalRow } | { ok: false; mistake: RowMistake } {
  const { timeZone, opens, closes, stateOf, takenAt, now } = reading;
  const fail = (rule: RowRule, field: ExternalField, word: string | null = null) =>
    ({ ok: false, mistake: { rule, field, word } }) as const;

  const code = normalizeText(raw.code).toUpperCase().replace(/\s/g, '');
  if (code.length > 60 || !dossierCodePattern.test(code)) return fail('bad-code', 'code');
  const word = normalizeText(String(raw.state));
  if (word === '') return fail('no-state', 'state');
  const state = stateOf(word);
  if (state === null)
    return fail('unknown-state', 'state', looksPersonal(word) ? null : word.slice(0, maxStateWordLength));

  const times: Partial<Record<(typeof externalTimes)[number], ExternalTime>> = {};
  for (const name of externalTimes) {
    const written = raw[name];
    if (written === null || (typeof written === 'string' && written.trim() === '')) continue;
    const time = readExternalTime(written, timeZone);
    if (time === null) return fail('bad-time', name);
    times[name] = time;
  }
  const timeOf = (name: (typeof externalTimes)[number], minute = 0): number | null => {
    const time = times[name];
    if (time === undefined) return null;
    return time.day === null ? time.at : instantOf(time.day, minute, timeZone);
  };
  const text = (name: (typeof externalWords)[number]): string | null => {
    const value = normalizeText(raw[name] ?? '').slice(0, maxTextLength);
    return value === '' || looksPersonal(value) ? null : value;
  };
  const received = timeOf('receivedAt', opens);
  return {
    ok: true,
    value: {
      code: code as DossierCode,
      state,
      procedureCode: text('procedureCode'),
      procedureName: text('procedureName'),
      field: text('field'),
      step: text('step'),
      receivedAt: received ?? instantOf(dayOf(code), opens, timeZone),
      hasReceivedAt: received !== null,
      // A dossier promised for a day is promised until the office closes on it.
      dueAt: timeOf('dueAt', closes),
      endedAt: timeOf('endedAt'),
      readyAt: timeOf('readyAt'),
      returnedAt: timeOf('returnedAt'),
      // A foreign clock that runs ahead must not make later reports look old.
      at: Math.min(timeOf('at') ?? takenAt, now),
      hasOwnTime: times.at !== undefined,
    },
  };
}

/**
 * Of several rows about the same dossier only the newest counts, and of two with the same time the later one.
 * @returns the indexes of the rows that do not count
 */
export function findOlderDuplicates(rows: readonly { code: string; at: number }[]): Set<number> {
  const newest = new Map<string, number>();
  const older = new Set<number>();
  rows.forEach(({ code, at }, place) => {
    const before = newest.get(code);
    if (before !== undefined && (rows[before]?.at ?? 0) > at) older.add(place);
    else {
      if (before !== undefined) older.add(before);
      newest.set(code, place);
    }
  });
  return older;
}
