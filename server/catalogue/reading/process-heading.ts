// Recognises the headings and labels that begin a process or a section.
import { anyPhrase, foldLetters } from './fold-letters.ts';
import { words } from './reader-words.ts';

const processHeading = new RegExp(
  `^${anyPhrase(words.processHeadings)} ?:? ?(\\d{1,4}(?:\\.\\d{1,2}){0,2}[a-z]?(?:/[\\p{L}\\d]+(?:-[\\p{L}\\d]+){0,4})?)(?![\\p{L}\\p{N}]|[.,]\\d)[ :.–-]*`,
  'u',
);

/** Reads "Quy trình số 01: …": the number of the process and the text after it; null for any other line. */
export function readProcessHeading(text: string): { number: string; rest: string } | null {
  const found = processHeading.exec(foldLetters(text));
  if (!found) return null;
  const folded = found[1] ?? '';
  // The folded text has the length of the text, so positions are the same. The number keeps its original letters.
  const at = found[0].indexOf(folded);
  return { number: text.slice(at, at + folded.length), rest: text.slice(found[0].length) };
}

export function isProcessHeading(text: string): boolean {
  return processHeading.test(foldLetters(text));
}

/** "1" becomes "01", because decisions print either form for the same process. */
export function padProcessNumber(number: string): string {
  if (number.includes('.')) return number;
  return number.replace(/^0+(?=\d)/, '').replace(/^\d(?!\d)/, '0$&');
}

/** "I. …", "A. …" or "PHẦN II", which are never names of procedures. */
export function looksLikeSection(text: string): boolean {
  return /^(?:[A-H]|[IVXL]{1,6})[.)] /.test(text) || /^\p{Lu}+ [IVXL]+$/u.test(text);
}

const procedureLabel = new RegExp(
  `^(?:[-+*•] ?|\\d{1,2}[.)] )?(?:${anyPhrase(words.processWords)} ?)*(?:nhom )?${anyPhrase(words.procedureLabels)} ?:`,
);

/** True for a line with the label of a procedure, "Thủ tục: …". */
export function startsLikeProcedure(text: string): boolean {
  return procedureLabel.test(foldLetters(text));
}

/** True for a short label of its own followed by a colon and text, such as "Áp dụng: mọi xã". */
export function isLabelled(text: string): boolean {
  return /^\p{Lu}[^:.;,()]{1,40} ?: ?\S/u.test(text);
}
