// What a procedure is called for ever: national code, province and decision, never the code alone, since the same code takes
// 25 days in one province and 17 in another. Safe in an address, and the same each time the same document is read.
import { createHash } from 'node:crypto';
import { provinceKey } from '../../core/catalogue.ts';
import { fold, slug } from '../../core/fold.ts';
import type { Decision } from '../reading/model.ts';

/** `1.014881`, with or without the office's suffix: `2.002383.000.00.00.H34`, `1.000948.H38`; damaged groups are let pass. */
const codePattern = /^([1-9])\.(\d{6})(?:\.(?:(\d{2,3})\.(\d{2})\.(\d{2})\.)?([A-Z]\d{2}))?$/;
/** The contract takes eighty letters; the second of two equal keys has a number behind it. */
const longest = 75;

export function hashText(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** The part of a code that is the same in the whole country; what is no such code is kept as it is. */
export function nationalCode(code: string | null): string | null {
  if (code === null) return null;
  const [, first, digits] = codePattern.exec(code.trim()) ?? [];
  return first === undefined ? code.trim() : `${first}.${digits}`;
}

/** A number comes again every year, so the year belongs to it. A draft has none and is known by its title. */
export function decisionKey({ number, date, title, province }: Decision, fileName: string): string {
  const name =
    number !== null
      ? `${slug(number)}${date === null ? '' : `-${date.slice(0, 4)}`}`
      : `${date ?? ''}${hashText(fold(title ?? fileName), 4)}`;
  return [provinceKey(province), name].filter(part => part !== '').join('-');
}

/** "2.002383-kon-tum-514-qd-ubnd-2022"; without a code, letters made of the name stand in its place. */
export function procedureKey(procedure: { code: string | null; name: string }, decisionId: string): string {
  const national = nationalCode(procedure.code);
  const head = national === null ? `n${hashText(fold(procedure.name), 8)}` : slugCode(national);
  const id = `${head}-${decisionId}`;
  return id.length <= longest ? id : `${id.slice(0, longest - 9)}-${hashText(id, 8)}`;
}

function slugCode(code: string): string {
  return /^[\w.]+$/.test(code) ? code : slug(code);
}
