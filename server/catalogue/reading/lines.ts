// Splits a text into numbered lines with repaired characters. A line has the number that a text editor shows.

import { composeMarks, hasStackedMarks } from '../../documents/combining-marks.ts';
import { words } from './reader-words.ts';
import type { WarningCollector } from './warnings.ts';

export interface Line {
  /** Counts from 1. */
  no: number;
  /** In NFC, with runs of spaces reduced to one and tabs kept. */
  text: string;
}

const repairs = new Map(Object.entries(words.repaired));
const damaged = new RegExp(`[${[...repairs.keys()].join('')}]`, 'g');
/** Characters that a wrong decoding leaves behind. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const lost = /[\ufffd\u0000-\u0008\u000e-\u001f\u0080-\u009f\ue000-\uf8ff]/;
const notLetters = /[^\p{L}\p{M}]+/u;

const repair = (text: string) => text.replace(damaged, letter => repairs.get(letter) ?? letter);

export function toLines(text: string, warnings: WarningCollector): Line[] {
  return text.split(/\r\n|\n|\r|\u0085|\u2028|\u2029/).map((raw, at) => {
    const no = at + 1;
    const clean = composeMarks(raw)
      .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
      .replace(/[^\S\t]+/g, ' ');
    const whole = repair(clean);
    if (whole !== clean)
      for (const found of clean.split(notLetters))
        if (repair(found) !== found) warnings.add(no, 'letter-repaired', { found, repaired: repair(found) });
    if (hasStackedMarks(raw)) warnings.add(no, 'letter-lost', { word: clean.trim().slice(0, 40) });
    if (lost.test(clean))
      for (const word of clean.split(/\s+/))
        if (lost.test(word)) warnings.add(no, 'letter-lost', { word: word.slice(0, 40) });
    return { no, text: whole };
  });
}

export function isBlank(line: Line): boolean {
  return line.text.trim() === '';
}
