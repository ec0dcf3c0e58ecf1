// Reads a time for work, "0,25 ngày làm việc". What it does not understand it does not guess.
import { fold, oneOf } from './fold.ts';
import type { Duration } from './model.ts';
import { words } from './words.ts';

export type Unit = Duration['unit'];

export interface ReadDuration {
  duration: Duration | null;
  /** Nobody counts this time, and the document says so. */
  uncounted: boolean;
  /** No unit is printed: it is that of the head of the column. */
  unitPrinted: Unit | null;
  hours: boolean;
}

const { workingDay, day, hour, uncounted, before, after } = words.durations;
const unit = `(${oneOf(workingDay)})|(${oneOf(day)})|(${oneOf(hour)})`;
const number = '(\\d{1,4})(?:[.,](\\d{1,3}))?';
const times = new RegExp(`^(?:${oneOf(before)} )?${number} ?(?:${unit})?(?![\\p{L}\\p{N}])`, 'u');
const isUncounted = new RegExp(`^${oneOf(uncounted)}[.;]?$`);
const rest = new RegExp(`^[ .;]*$|^ ?(?:${oneOf(after)}|[(,;]) ?[^\\d]*$`);
const unitInHead = new RegExp(`\\(.*?(?:${unit}).*?\\)`);

/** What is longer tells a story. */
const longest = 200;

const nothing: ReadDuration = { duration: null, uncounted: false, unitPrinted: null, hours: false };

/** `usual` is the unit that the head of the column prints. Null: this is not a time at all. */
export function readDuration(text: string, usual: Unit | null): ReadDuration | null {
  if (text.length > longest) return null;
  const folded = fold(text.replace(/\s+/g, ' ').trim());
  if (folded === '') return nothing;
  if (isUncounted.test(folded)) return { ...nothing, uncounted: true };
  const found = times.exec(folded);
  if (!found || !rest.test(folded.slice(found[0].length))) return null;
  const [, whole = '', part = '', workingDays, days, hours] = found;
  const value = Number(`${whole}.${part === '' ? '0' : part}`);
  const unitPrinted = workingDays || hours ? 'working_day' : days ? 'day' : null;
  // Without any unit a bare number is days of work only where the head of the column says so.
  const its = unitPrinted ?? usual;
  if (its === null) return null;
  // An office day has eight hours: two of them are a quarter.
  const quarterDays = Math.round((hours ? value / 2 : value * 4) * 1000) / 1000;
  return { duration: { quarterDays, unit: its }, uncounted: false, unitPrinted, hours: hours !== undefined };
}

/** The unit in "Thời gian thực hiện (Ngày làm việc)". */
export function unitOfHead(text: string): Unit | null {
  const found = unitInHead.exec(fold(text.replace(/\s+/g, ' ')));
  if (!found) return null;
  return found[1] ? 'working_day' : found[2] ? 'day' : null;
}

/** In days, as people say it. */
export function inDays({ quarterDays }: Pick<Duration, 'quarterDays'>): number {
  return quarterDays / 4;
}
