// Reads the lines over a table that name procedures: "Thủ tục: …", "- Thủ tục … – Mã TTHC: 1.014881;".
import { anyPhrase, foldLetters, foldToWords, startsWithPhrase } from './fold-letters.ts';
import { words } from './reader-words.ts';

export interface ProcedureName {
  code: string | null;
  /** "" when the line only announces names, or only gives a code. */
  name: string;
  /** Another code in the same line, left in the name; null: there is none. */
  second: string | null;
  /** Begins a name of its own: has a label or a mark before it. */
  begins: boolean;
}

const code = '\\d\\.\\d[\\dO]{2,8}(?:\\.[\\dA-Z]{1,4}){0,6}';
const bareCode = new RegExp(`(?<![\\d.])${code}(?![\\d])`, 'i');
const anotherCode = /(?<![\d.])[1-9]\.\d{6}(?!\d)(?:\.[\dA-Z]{1,4}){0,6}/;
const labelled = new RegExp(`${anyPhrase(words.codeLabels)} ?[:.]? ?`, 'g');
const codeForm = /^[1-9]\.\d{6}(?:(?:\.\d{3}\.\d{2}\.\d{2})?\.[A-Z]\d{2})?$/;
const bullet = /^(?:[-+*•–—] ?|\(?[a-zđ]\) ?|\d{1,2}[.)] )/i;
const labels = anyPhrase(words.procedureLabels);
const label = new RegExp(`^(?:${anyPhrase(words.courseWords)} ?)*(?:nhom )?${labels} ?:`);
const leads = startsWithPhrase(words.procedureLeads);

const separators = new Set(' \t\n:;,.–—-');

/** Without separators at both ends. A loop, since a pattern for the end takes quadratic time. */
function trimEnds(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && separators.has(text.charAt(from))) from++;
  while (to > from && (separators.has(text.charAt(to - 1)) || text.charAt(to - 1) === '(')) to--;
  return text.slice(from, to);
}

/** The form that C2 of the domain gives: with the province's suffix or without it. */
export function isUsualCode(text: string): boolean {
  return codeForm.test(text);
}

/** The first thing in a text that looks like a code, with its place. */
function findCode(text: string): { code: string; from: number; to: number } | null {
  const folded = foldLetters(text);
  labelled.lastIndex = 0;
  const tag = labelled.exec(folded);
  if (tag) {
    const at = tag.index + tag[0].length;
    const value = /^[\dA-Za-z][\dA-Za-z.]*/.exec(text.slice(at));
    // The label without anything behind it is no code, but it is no name either.
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
  if (!found) return { code: null, name: trimEnds(text), second: null, begins: mark !== null || tag !== null };
  const before = trimEnds(text.slice(0, found.from));
  const after = trimEnds(text.slice(found.to).replace(/^\s*\)/, ''));
  const name = [before, after].filter(part => part !== '').join(' ');
  return {
    code: found.code === '' ? null : found.code,
    name,
    second: anotherCode.exec(name)?.[0] ?? null,
    begins: mark !== null || tag !== null,
  };
}

/** One procedure is named with and without "Thủ tục" before it: what is left says whether two names are one. */
export function nameKey(name: string): string {
  const key = foldToWords(name);
  if (!leads(key)) return key;
  return key.replace(new RegExp(`^${anyPhrase(words.procedureLeads)} ?`), '');
}
