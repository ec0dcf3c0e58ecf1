// The permanent ids of decisions and procedures. A procedure's id combines national code, province and decision, never the code
// alone, because the same code takes 25 days in one province and 17 in another. Ids are safe in URLs, and reading the same
// document again gives the same ids.
import { createHash } from 'node:crypto';
import { provinceKey } from '../../core/catalogue.ts';
import { fold, slug } from '../../core/fold.ts';
import type { Decision } from '../reading/model.ts';

/** `1.014881`, with or without the office's suffix: `2.002383.000.00.00.H34`, `1.000948.H38`. Damaged groups are accepted. */
const codePattern = /^([1-9])\.(\d{6})(?:\.(?:(\d{2,3})\.(\d{2})\.(\d{2})\.)?([A-Z]\d{2}))?$/;
/** The contract allows 80 characters; the rest is room for the "-2" that makes the second of two equal ids unique. */
const maxIdLength = 75;

/** The first `length` hexadecimal digits of the text's SHA-256. */
export function hashText(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** The part of a code that is the same in the whole country, "1.014881". A text of any other form is returned unchanged. */
export function nationalCode(code: string | null): string | null {
  if (code === null) return null;
  const [, first, digits] = codePattern.exec(code.trim()) ?? [];
  return first === undefined ? code.trim() : `${first}.${digits}`;
}

/** The year is part of the key because decision numbers start again every year. A draft has no number and is keyed by its title. */
export function decisionKey({ number, date, title, province }: Decision, fileName: string): string {
  const name =
    number !== null
      ? `${slug(number)}${date === null ? '' : `-${date.slice(0, 4)}`}`
      : `${date ?? ''}${hashText(fold(title ?? fileName), 4)}`;
  return [provinceKey(province), name].filter(part => part !== '').join('-');
}

/** "2.002383-kon-tum-514-qd-ubnd-2022". Without a code, a hash of the name takes its place. */
export function procedureKey(procedure: { code: string | null; name: string }, decisionId: string): string {
  const national = nationalCode(procedure.code);
  const head = national === null ? `n${hashText(fold(procedure.name), 8)}` : slugCode(national);
  const id = `${head}-${decisionId}`;
  return id.length <= maxIdLength ? id : `${id.slice(0, maxIdLength - 9)}-${hashText(id, 8)}`;
}

function slugCode(code: string): string {
  return /^[\w.]+$/.test(code) ? code : slug(code);
}
