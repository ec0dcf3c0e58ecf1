// Reads a duration, "0,25 ngày làm việc". Texts that are not clear are rejected rather than guessed.
import { anyPhrase, foldLetters } from './fold-letters.ts';
import { type Duration, maxDurationDays } from './model.ts';
import { words } from './reader-words.ts';

export type Unit = Duration['unit'];

export interface ReadDuration {
  duration: Duration | null;
  /** True when the document says that this time is not counted. */
  uncounted: boolean;
  /** The printed unit; null when none is printed and the unit of the column's head applies. */
  unitPrinted: Unit | null;
  hours: boolean;
  /** A printed unit that cannot be counted, "tháng" (month); otherwise null. */
  otherUnit: string | null;
  /** True when a second duration follows in words. */
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

/** A longer text is not a duration. */
const maxTextLength = 200;

const nothing: ReadDuration = {
  duration: null,
  uncounted: false,
  unitPrinted: null,
  hours: false,
  otherUnit: null,
  more: false,
};

/**
 * Returns null when the text is not a duration.
 * @param usual the unit that the head of the column prints
 */
export function readDuration(text: string, usual: Unit | null): ReadDuration | null {
  if (text.length > maxTextLength) return null;
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
  // "1.000" may mean a thousand or one.
  if (point === '.' && part.length === 3 && Number(whole) > 0) return null;
  const value = Number(`${whole}.${part === '' ? '0' : part}`);
  const unitPrinted = workingDays || hours ? 'working_day' : days ? 'day' : null;
  // A number without a unit counts only when the head of the column gives one.
  const effectiveUnit = unitPrinted ?? usual;
  // A working day has eight hours, so two hours are a quarter of a day.
  const quarterDays = Math.round((hours ? value / 2 : value * 4) * 1000) / 1000;
  if (effectiveUnit === null || quarterDays > maxDurationDays * 4) return null;
  const duration = { quarterDays, unit: effectiveUnit };
  return { ...nothing, duration, unitPrinted, hours: hours !== undefined, more: another.test(behind) };
}

/** Returns the unit in "Thời gian thực hiện (Ngày làm việc)". */
export function unitOfHead(text: string): Unit | null {
  const found = unitInHead.exec(foldLetters(text.replace(/\s+/g, ' ')));
  if (!found) return null;
  return found[1] ? 'working_day' : found[2] ? 'day' : null;
}

/** Converts to days. */
export function inDays({ quarterDays }: Pick<Duration, 'quarterDays'>): number {
  return quarterDays / 4;
}
