// The two forms of a dossier code, character by character: which one may come next, and where a separator follows by itself.
// Pure.
import { dossierCodePattern, maxDossierCodeLength, unitCodePattern } from '../../common/contract/rules.ts';

/** The older form of a unit code: 0 stands for a digit, A for a letter. */
const oldUnit = '000.00.00.A00';
const newUnit = /^[A-Z](?:\d(?:\d(?:\.[0-9A-Z]{1,6}){0,5})?)?$/;
const newUnitNext = /^[A-Z]\d\d(?:\.[0-9A-Z]{1,6}){0,4}\.$/;
/** The beginning of a day as yymmdd. */
const dayPrefix = /^\d{0,2}$|^\d\d[01]$|^\d\d(?:0[1-9]|1[0-2])(?:[0-3]|0[1-9]|[12]\d|3[01])?$/;

const fitsOldUnit = (text: string) =>
  text.length <= oldUnit.length &&
  [...text].every((character, i) =>
    oldUnit[i] === '0' ? /\d/.test(character) : oldUnit[i] === 'A' ? /[A-Z]/.test(character) : character === '.',
  );

/** Tells whether a code may begin with this text. */
export function isCodePrefix(text: string): boolean {
  const [unit = '', day, serial, ...rest] = text.split('-');
  if (day === undefined) return fitsOldUnit(unit) || newUnit.test(unit) || newUnitNext.test(unit);
  if (!unitCodePattern.test(unit) || rest.length > 0 || !dayPrefix.test(day)) return false;
  return serial === undefined || (day.length === 6 && /^\d{0,6}$/.test(serial));
}

export const isCompleteCode = (text: string) => dossierCodePattern.test(text);

/** Returns the separator that must come next; '' where there is a choice. */
function separatorAfter(text: string): string {
  const [unit = '', day, serial] = text.split('-');
  if (serial !== undefined) return '';
  if (day !== undefined) return day.length === 6 ? '-' : '';
  if (unit === '' || !fitsOldUnit(unit)) return '';
  return unit.length === oldUnit.length ? '-' : oldUnit[unit.length] === '.' ? '.' : '';
}

/** Returns the text after this character, with its separators; null when the character cannot come here. */
export function typeCharacter(text: string, character: string): string | null {
  const upper = character.toUpperCase();
  for (const separator of ['', '.', '-']) {
    const next = text + separator + upper;
    // A person may type the separator that was added automatically.
    if (/[.-]/.test(upper) && text.endsWith(upper)) return text;
    if (next.length <= maxDossierCodeLength && isCodePrefix(next)) return next + separatorAfter(next);
  }
  return null;
}

/** Removes the last character and the separators that followed it. */
export function eraseCharacter(text: string): string {
  return text.replace(/[.-]*$/, '').slice(0, -1);
}

/**
 * Reads a code from whatever was typed or pasted: small letters, other hyphens, spaces, missing separators, or only the day
 * and the serial number, to which the office's own `unit` is added. Characters that cannot be part of a code are skipped.
 */
export function parseTyped(raw: string, unit: string): string {
  const text = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s*[-\u2010-\u2015\u2212]\s*/g, '-');
  // A complete code may stand among other words.
  const complete = text.split(/[^0-9A-Z.-]+/).find(isCompleteCode);
  if (complete !== undefined) return complete;
  const characters = text.replace(/[^0-9A-Z.-]/g, '');
  const typeAll = (prefix: string) =>
    [...characters].reduce((typed, character) => typeCharacter(typed, character) ?? typed, prefix);
  if (isCompleteCode(typeAll(''))) return typeAll('');
  if (/^\d{6}-?\d{4,6}$/.test(characters)) return typeAll(`${unit}-`);
  return typeAll('');
}
