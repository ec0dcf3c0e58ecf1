// Reads the lines above a table that name procedures: "Thủ tục: …", "- Thủ tục … – Mã TTHC: 1.014881;".
import { anyPhrase, foldLetters, foldToWords, startsWithPhrase } from './fold-letters.ts';
import { words } from './reader-words.ts';

export interface ProcedureName {
  code: string | null;
  /** "" when the line only announces names or only gives a code. */
  name: string;
  /** A second code in the same line, which stays in the name; null when there is none. */
  secondCode: string | null;
  /** True when a label or a bullet shows that a new name begins. */
  begins: boolean;
}

const code = '\\d\\.\\d[\\dO]{2,8}(?:\\.[\\dA-Z]{1,4}){0,6}';
const bareCode = new RegExp(`(?<![\\d.])${code}(?![\\d])`, 'i');
const anotherCode = /(?<![\d.])[1-9]\.\d{6}(?!\d)(?:\.[\dA-Z]{1,4}){0,6}/;
const labelled = new RegExp(`${anyPhrase(words.codeLabels)} ?[:.]? ?`, 'g');
const codeForm = /^[1-9]\.\d{6}(?:(?:\.\d{3}\.\d{2}\.\d{2})?\.[A-Z]\d{2})?$/;
const bullet = /^(?:[-+*•–—] ?|\(?[a-zđ]\) ?|\d{1,2}[.)] )/i;
const labels = anyPhrase(words.procedureLabels);
const label = new RegExp(`^(?:${anyPhrase(words.processWords)} ?)*(?:nhom )?${labels} ?:`);
const leads = startsWithPhrase(words.procedureLeads);

const separators = new Set(' \t\n:;,.–—-');

/** Removes separators at both ends. It is a loop because a regular expression for the end takes quadratic time. */
function trimEnds(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && separators.has(text.charAt(from))) from++;
  while (to > from && (separators.has(text.charAt(to - 1)) || text.charAt(to - 1) === '(')) to--;
  return text.slice(from, to);
}

/** True for the usual form of a code, with or without the province's suffix. */
export function isUsualCode(text: string): boolean {
  return codeForm.test(text);
}

/** Finds the first code in a text, with its position. */
function findCode(text: string): { code: string; from: number; to: number } | null {
  const folded = foldLetters(text);
  labelled.lastIndex = 0;
  const tag = labelled.exec(folded);
  if (tag) {
    const at = tag.index + tag[0].length;
    const value = /^[\dA-Za-z][\dA-Za-z.]*/.exec(text.slice(at));
    // A label without a code is not part of the name either.
    if (value && /\d/.test(value[0]))
      return { code: value[0].replace(/\.+$/, ''), from: tag.index, to: at + value[0].length };
    return { code: '', from: tag.index, to: at };
  }
  const bare = bareCode.exec(text);
  return bare ? { code: bare[0], from: bare.index, to: bare.index + bare[0].length } : null;
}

export function readProcedureName(line: string): ProcedureName {
  let text = line.replaceAll('**', '').trim();
  const mark = bullet.exec(text);
  if (mark) text = text.slice(mark[0].length);
  const tag = label.exec(foldLetters(text));
  if (tag) text = text.slice(tag[0].length);
  const found = findCode(text);
  if (!found) return { code: null, name: trimEnds(text), secondCode: null, begins: mark !== null || tag !== null };
  const before = trimEnds(text.slice(0, found.from));
  const after = trimEnds(text.slice(found.to).replace(/^\s*\)/, ''));
  const name = [before, after].filter(part => part !== '').join(' ');
  return {
    code: found.code === '' ? null : found.code,
    name,
    secondCode: anotherCode.exec(name)?.[0] ?? null,
    begins: mark !== null || tag !== null,
  };
}

/** Two names with equal keys are the same procedure: names are compared without the word "Thủ tục" before them. */
export function nameKey(name: string): string {
  const key = foldToWords(name);
  if (!leads(key)) return key;
  return key.replace(new RegExp(`^${anyPhrase(words.procedureLeads)} ?`), '');
}
