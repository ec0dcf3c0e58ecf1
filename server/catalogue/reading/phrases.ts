// Recognises labels and heads of tables. Layout readers and the interpreter share these rules.
import { anyPhrase, foldLetters, startsWithPhrase } from './fold-letters.ts';
import { words } from './reader-words.ts';

const stepLabel = new RegExp(`^(?:${anyPhrase(words.stepLabels)} ?)?(\\d{1,3}(?:\\.\\d{1,2})?) ?[:.)]?$`);
const writtenLabel = new RegExp(`^${anyPhrase(words.stepLabels)} ?\\d{1,3}(?:\\.\\d{1,2})? ?[:.)]?$`);
const columns = Object.values(words.columns).map(startsWithPhrase);
/** Longer cells are rejected without a match, because every cell is tested many times. */
const maxLabelLength = 30;
const maxHeadLength = 90;
const isContent = startsWithPhrase(words.columns.content);
const isDuration = startsWithPhrase(words.columns.duration);
const isResponsible = startsWithPhrase(words.columns.responsible);
const isTotal = startsWithPhrase(words.totals);

/** Returns the number of a step label, "Bước 4:" or "4."; null for any other text. */
export function stepNumber(text: string): number | null {
  if (text.length > maxLabelLength) return null;
  const found = stepLabel.exec(foldLetters(text.trim()));
  return found ? Number(found[1]) : null;
}

/** True for "Bước 4" but not for a bare number: such a label alone shows that a row begins. */
export function isStepLabel(text: string): boolean {
  return text.length <= maxLabelLength && writtenLabel.test(foldLetters(text.trim()));
}

export function isTotalLabel(text: string): boolean {
  return isTotal(foldLetters(text.trim().slice(0, maxHeadLength)));
}

/** True when the cells are the head of a table of steps. The cells of a head are short. */
export function isProcessTableHead(texts: readonly string[]): boolean {
  if (texts.length < 3 || texts.some(text => text.length > maxHeadLength)) return false;
  const heads = texts.map(text => foldLetters(text.trim()));
  if (!heads.some(isDuration) || !heads.some(head => isContent(head) || isResponsible(head))) return false;
  return heads.filter(head => columns.some(is => is(head))).length >= 3;
}
