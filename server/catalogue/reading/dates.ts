// Finds dates as decisions write them: "ngày 08 tháng 9 năm 2022", "08/9/2022", and drafts that leave day or month blank.
import { anyPhrase, foldLetters } from './fold-letters.ts';
import { words } from './reader-words.ts';

const { day, month, year } = words.head.date;
const gap = '[ .…_]{0,80}';
const written = new RegExp(
  `${anyPhrase([day])}${gap}(\\d{0,2})${gap}${anyPhrase([month])}${gap}(\\d{0,2})${gap}${anyPhrase([year])}${gap}(\\d{4})`,
);
const short = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/;

export interface FoundDate {
  /** "2022-09-08"; null when day or month is blank, or there is no such day. */
  date: string | null;
  blank: boolean;
  at: number;
}

function toDay(dayText: string, monthText: string, yearText: string): string | null {
  const [y, m, d] = [Number(yearText), Number(monthText), Number(dayText)];
  const days = [31, y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (y < 1945 || d < 1 || d > (days[m - 1] ?? 0)) return null;
  return `${yearText}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** Returns the first date in a text. */
export function findDate(text: string): FoundDate | null {
  const folded = foldLetters(text);
  const found = [written.exec(folded), short.exec(folded)]
    .filter(match => match !== null)
    .sort((a, b) => a.index - b.index)[0];
  if (!found) return null;
  const [, d = '', m = '', y = ''] = found;
  return { date: toDay(d, m, y), blank: d === '' || m === '', at: found.index };
}
