// Composes letters and diacritics to NFC. A stack of many marks on one letter is not text, and composing it takes quadratic time.
const stackedMarks = /\p{M}{9,}/gu;

export function hasStackedMarks(text: string): boolean {
  return text.search(stackedMarks) >= 0;
}

/** Composes to NFC and keeps at most eight marks on a letter. */
export function composeMarks(text: string): string {
  return text.replace(stackedMarks, marks => marks.slice(0, 8)).normalize('NFC');
}
