// What the pad of dossier codes knows of their form: which sign may come next, and where a separator stands by itself. Pure.
import { dossierCodePattern, unitCodePattern } from '../../common/contract/rules.ts';

/** The older form of a unit, a sign a place: 0 a digit, A a letter. */
const oldUnit = '000.00.00.A00';
const newUnit = /^[A-Z](?:\d(?:\d(?:\.[0-9A-Z]{1,6}){0,5})?)?$/;
const newUnitNext = /^[A-Z]\d\d(?:\.[0-9A-Z]{1,6}){0,4}\.$/;
const day = /^\d{0,2}$|^\d\d[01]$|^\d\d(?:0[1-9]|1[0-2])(?:[0-3]|0[1-9]|[12]\d|3[01])?$/;
const longest = 60;

const fitsOldUnit = (text: string) =>
  text.length <= oldUnit.length &&
  [...text].every((sign, i) =>
    oldUnit[i] === '0' ? /\d/.test(sign) : oldUnit[i] === 'A' ? /[A-Z]/.test(sign) : sign === '.',
  );

/** Whether a code may begin so. */
export function isCodePrefix(text: string): boolean {
  const [unit = '', ofDay, serial, ...rest] = text.split('-');
  if (ofDay === undefined) return fitsOldUnit(unit) || newUnit.test(unit) || newUnitNext.test(unit);
  if (!unitCodePattern.test(unit) || rest.length > 0 || !day.test(ofDay)) return false;
  return serial === undefined || (ofDay.length === 6 && /^\d{0,6}$/.test(serial));
}

export const isComplete = (text: string) => dossierCodePattern.test(text);

/** The separator that must come next, where only one can. */
function separatorAfter(text: string): string {
  const [unit = '', ofDay, serial] = text.split('-');
  if (serial !== undefined) return '';
  if (ofDay !== undefined) return ofDay.length === 6 ? '-' : '';
  if (unit === '' || !fitsOldUnit(unit)) return '';
  return unit.length === oldUnit.length ? '-' : oldUnit[unit.length] === '.' ? '.' : '';
}

/** The text after this sign, with its separators; null when the sign cannot come here. */
export function typeCharacter(text: string, sign: string): string | null {
  const wanted = sign.toUpperCase();
  for (const between of ['', '.', '-']) {
    const next = text + between + wanted;
    // A separator that is typed although it stands there already.
    if (/[.-]/.test(wanted) && text.endsWith(wanted)) return text;
    if (next.length <= longest && isCodePrefix(next)) return next + separatorAfter(next);
  }
  return null;
}

/** Takes the last sign away, and the separators that came with it. */
export function eraseCharacter(text: string): string {
  return text.replace(/[.-]*$/, '').slice(0, -1);
}

/**
 * A code out of whatever was typed or put in: capital letters, other hyphens and spaces, separators forgotten, only the day and
 * the serial. What cannot stand in a code is passed over. `unit`: the office's own.
 */
export function parseTyped(raw: string, unit: string): string {
  const text = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s*[-\u2010-\u2015\u2212]\s*/g, '-');
  // Whole, among other words.
  const found = text.split(/[^0-9A-Z.-]+/).find(isComplete);
  if (found !== undefined) return found;
  const signs = text.replace(/[^0-9A-Z.-]/g, '');
  const shape = (begin: string) => [...signs].reduce((text, sign) => typeCharacter(text, sign) ?? text, begin);
  if (isComplete(shape(''))) return shape('');
  if (/^\d{6}-?\d{4,6}$/.test(signs)) return shape(`${unit}-`);
  return shape('');
}
