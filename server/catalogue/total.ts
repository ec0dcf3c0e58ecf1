// Reads how long a process takes in all, and doubts times in general.
import type { Course } from './course.ts';
import type { Doubts } from './doubts.ts';
import { readDuration, type Unit } from './duration.ts';
import { isTotalLabel } from './phrases.ts';

/** A total in any of its shapes: label and time in one cell or in two, or in a cell for each merged column. */
export function readTotal(
  line: number,
  texts: readonly string[],
  unit: Unit | null,
  course: Course,
  doubts: Doubts,
): void {
  const times = texts.flatMap(text => {
    // Behind the label's colon, or where the time begins.
    const at = isTotalLabel(text) ? /: ?(?=\S)|(?=(?<!\S)\d)/.exec(text) : { index: 0, 0: '' };
    return at ? [text.slice(at.index + at[0].length).trim()] : [];
  });
  const printed = times.filter(text => text !== '');
  const text = printed.find(one => readDuration(one, unit)?.duration) ?? printed[0] ?? '';
  const read = readDuration(text, unit);
  if (text === '') doubts.add(line, 'duration-empty', {});
  else if (!read?.duration) doubts.add(line, 'duration-unclear', { text });
  const { process } = course;
  if (course.totalLine !== null && process.totalText !== text)
    doubts.add(line, 'total-repeated', { line: course.totalLine, text, before: process.totalText });
  if (process.total === null || read?.duration) {
    process.total = read?.duration ?? null;
    process.totalText = text;
  }
  course.totalLine = line;
  noteDoubts(line, text, read, unit, doubts);
}

export function noteDoubts(
  line: number,
  text: string,
  read: ReturnType<typeof readDuration>,
  unit: Unit | null,
  doubts: Doubts,
): void {
  if (!read?.duration) return;
  if (read.hours) doubts.add(line, 'hours-counted', { text });
  else if (read.unitPrinted === null) doubts.add(line, 'unit-missing', { text });
  else if (unit !== null && read.unitPrinted !== unit) doubts.add(line, 'unit-differs', { text });
  if (!Number.isInteger(read.duration.quarterDays)) doubts.add(line, 'duration-not-quarters', { text });
}
