// How a folded text begins, where readers of layouts and readers of contents must agree.
import { anyPhrase, foldLetters, startsWithPhrase } from './fold-letters.ts';
import { words } from './reader-words.ts';

const stepLabel = new RegExp(`^(?:${anyPhrase(words.stepLabels)} ?)?(\\d{1,3}(?:\\.\\d{1,2})?) ?[:.)]?$`);
const writtenLabel = new RegExp(`^${anyPhrase(words.stepLabels)} ?\\d{1,3}(?:\\.\\d{1,2})? ?[:.)]?$`);
const columns = Object.values(words.columns).map(startsWithPhrase);
/** Cells are asked again and again: what is too long is not even looked at. */
const longestLabel = 30;
const longestHead = 90;
const isContent = startsWithPhrase(words.columns.content);
const isDuration = startsWithPhrase(words.columns.duration);
const isResponsible = startsWithPhrase(words.columns.responsible);
const isTotal = startsWithPhrase(words.totals);

/** The number of a step's label, "Bước 4:" or "4."; null for anything else. */
export function stepNumber(text: string): number | null {
  if (text.length > longestLabel) return null;
  const found = stepLabel.exec(foldLetters(text.trim()));
  return found ? Number(found[1]) : null;
}

/** "Bước 4", not a bare number: says by itself that a row begins. */
export function isStepLabel(text: string): boolean {
  return text.length <= longestLabel && writtenLabel.test(foldLetters(text.trim()));
}

export function isTotalLabel(text: string): boolean {
  return isTotal(foldLetters(text.trim().slice(0, longestHead)));
}

/** Whether cells are the head of a table of steps. A head's cells are short. */
export function isProcessTableHead(texts: readonly string[]): boolean {
  if (texts.length < 3 || texts.some(text => text.length > longestHead)) return false;
  const heads = texts.map(text => foldLetters(text.trim()));
  if (!heads.some(isDuration) || !heads.some(head => isContent(head) || isResponsible(head))) return false;
  return heads.filter(head => columns.some(is => is(head))).length >= 3;
}
