// Composes letters and marks. A heap of marks on one letter is no writing, and composing it takes quadratic time.

const heap = /\p{M}{9,}/gu;

export function hasStackedMarks(text: string): boolean {
  return text.search(heap) >= 0;
}

/** To NFC; of a heap of marks only the first ones stay. */
export function composeMarks(text: string): string {
  return text.replace(heap, marks => marks.slice(0, 8)).normalize('NFC');
}
