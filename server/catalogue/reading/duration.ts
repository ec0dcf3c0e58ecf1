// Reads a time for work, "0,25 ngày làm việc". What it does not understand it does not guess.
import { anyPhrase, foldLetters } from './fold-letters.ts';
import { type Duration, maxDurationDays } from './model.ts';
import { words } from './reader-words.ts';

export type Unit = Duration['unit'];

export interface ReadDuration {
  duration: Duration | null;
  /** Nobody counts this time, and the document says so. */
  uncounted: boolean;
  /** No unit is printed: it is that of the head of the column. */
  unitPrinted: Unit | null;
  hours: boolean;
  /** A time in a unit that is not counted in, "tháng"; null for all others. */
  otherUnit: string | null;
  /** Another time is told behind it, in words. */
  more: boolean;
}

const { workingDay, day, hour, other, numerals, uncounted, before, after } = words.durations;
const unit = `(${anyPhrase(workingDay)})|(${anyPhrase(day)})|(${anyPhrase(hour)})`;
const number = '(\\d{1,4})(?:([.,])(\\d{1,3}))?';
const inWords = '(?: ?\\([^()\\d]{1,40}\\))?';
const end = '(?![\\p{L}\\p{N}])';
const times = new RegExp(
  `^(?:${anyPhrase(before)} )?${number}${inWords} ?(?:(?:${unit}|(${anyPhrase(other)}))${end})?`,
  'u',
);
const isUncounted = new RegExp(`^${anyPhrase(uncounted)}[.;]?$`);
const rest = new RegExp(`^[ .;]*$|^ ?(?:${anyPhrase(after)}|[(,;]) ?[^\\d]*$`);
const another = new RegExp(`(?<!\\p{L})${anyPhrase(numerals)} (?:${unit}|${anyPhrase(other)})${end}`, 'u');
const unitInHead = new RegExp(`\\(.*?(?:${unit}).*?\\)`);

/** What is longer tells a story. */
const longest = 200;

const nothing: ReadDuration = {
  ...{ duration: null, uncounted: false, unitPrinted: null, hours: false, otherUnit: null, more: false },
};

/** `usual` is the unit that the head of the column prints. Null: this is not a time at all. */
export function readDuration(text: string, usual: Unit | null): ReadDuration | null {
  if (text.length > longest) return null;
  const tidy = text.replace(/\s+/g, ' ').trim();
  const folded = foldLetters(tidy);
  if (folded === '') return nothing;
  if (isUncounted.test(folded)) return { ...nothing, uncounted: true };
  const found = times.exec(folded);
  const behind = found ? folded.slice(found[0].length) : '';
  if (!found || !rest.test(behind)) return null;
  const [, whole = '', point, part = '', workingDays, days, hours, others] = found;
  if (others !== undefined) {
    const at = found[0].length - others.length;
    return { ...nothing, otherUnit: tidy.slice(at, found[0].length) };
  }
  // "1.000" is a thousand to some and one to others.
  if (point === '.' && part.length === 3 && Number(whole) > 0) return null;
  const value = Number(`${whole}.${part === '' ? '0' : part}`);
  const unitPrinted = workingDays || hours ? 'working_day' : days ? 'day' : null;
  // Without any unit a bare number is days of work only where the head of the column says so.
  const its = unitPrinted ?? usual;
  // An office day has eight hours: two of them are a quarter.
  const quarterDays = Math.round((hours ? value / 2 : value * 4) * 1000) / 1000;
  if (its === null || quarterDays > maxDurationDays * 4) return null;
  const duration = { quarterDays, unit: its };
  return { ...nothing, duration, unitPrinted, hours: hours !== undefined, more: another.test(behind) };
}

/** The unit in "Thời gian thực hiện (Ngày làm việc)". */
export function unitOfHead(text: string): Unit | null {
  const found = unitInHead.exec(foldLetters(text.replace(/\s+/g, ' ')));
  if (!found) return null;
  return found[1] ? 'working_day' : found[2] ? 'day' : null;
}

/** In days, as people say it. */
export function inDays({ quarterDays }: Pick<Duration, 'quarterDays'>): number {
  return quarterDays / 4;
}
