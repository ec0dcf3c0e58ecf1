// What happens to documents on their way: each damage is one small change at a place that chance picks.
import type { Dice } from '../core/dice.ts';

export type Damage = (text: string, dice: Dice) => string;

const pick = <T>(list: readonly T[], dice: Dice): T | undefined => list[dice.whole(list.length)];

/** Numbers of lines that have something. */
const filled = (lines: readonly string[]) => lines.flatMap((line, at) => (line.trim() === '' ? [] : [at]));

function change(text: string, dice: Dice, how: (lines: string[], at: number) => void): string {
  const lines = text.split('\n');
  const at = pick(filled(lines), dice);
  if (at !== undefined) how(lines, at);
  return lines.join('\n');
}

function changeLine(text: string, dice: Dice, fits: RegExp, how: (line: string) => string): string {
  const lines = text.split('\n');
  const at = pick(
    filled(lines).filter(line => fits.test(lines[line] ?? '')),
    dice,
  );
  if (at !== undefined) lines[at] = how(lines[at] ?? '');
  return lines.join('\n');
}

/** One of the places that a pattern finds, changed. */
function changePlace(line: string, dice: Dice, pattern: RegExp, how: (found: string) => string): string {
  const places = [...line.matchAll(pattern)];
  const place = pick(places, dice);
  if (!place) return line;
  return line.slice(0, place.index) + how(place[0]) + line.slice(place.index + place[0].length);
}

export const damages: Record<string, Damage> = {
  'a line is lost': (text, dice) => change(text, dice, (lines, at) => lines.splice(at, 1)),
  'a line stands twice': (text, dice) => change(text, dice, (lines, at) => lines.splice(at, 0, lines[at] ?? '')),
  'two lines change places': (text, dice) =>
    change(text, dice, (lines, at) => lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? '')),
  'a line is broken in two': (text, dice) =>
    changeLine(text, dice, / /, line => changePlace(line, dice, / /g, () => '\n')),
  'a tab becomes a blank': (text, dice) =>
    changeLine(text, dice, /\t/, line => changePlace(line, dice, /\t/g, () => ' ')),
  'a blank becomes a tab': (text, dice) =>
    changeLine(text, dice, /\S \S/, line => changePlace(line, dice, / /g, () => '\t')),
  'a digit is another': (text, dice) =>
    changeLine(text, dice, /\d/, line =>
      changePlace(line, dice, /\d/g, digit => String((Number(digit) + 1 + dice.whole(9)) % 10)),
    ),
  'a time is another': (text, dice) =>
    changeLine(text, dice, /\d ngày/, line =>
      changePlace(line, dice, /\d(?= ngày)/g, digit => String((Number(digit) + 1 + dice.whole(9)) % 10)),
    ),
  'a unit is another': (text, dice) =>
    changeLine(text, dice, /\d ngày làm việc/, line => changePlace(line, dice, /(?<=\d )ngày làm việc/g, () => 'ngày')),
  'a sign is lost': (text, dice) => changeLine(text, dice, /./, line => changePlace(line, dice, /./gu, () => '')),
  'a letter cannot be read': (text, dice) =>
    changeLine(text, dice, /\p{L}/u, line => changePlace(line, dice, /\p{L}/gu, () => '\ufffd')),
  'a page ends here': (text, dice) => change(text, dice, (lines, at) => lines.splice(at, 0, '')),
  'a page does not end here': (text, dice) => {
    const lines = text.split('\n');
    const empty = lines.flatMap((line, at) => (line.trim() === '' && !line.includes('\t') ? [at] : []));
    const at = pick(empty, dice);
    if (at !== undefined) lines.splice(at, 1);
    return lines.join('\n');
  },
  'the rest is lost': (text, dice) => text.slice(0, dice.whole(text.length)),
};
