// Enter is the key of every main deed, and after a deed the next one stands under it: pressed again at once, by a nervous hand
// or out of habit, it does nothing. What is typed into a field is never held back.

const minGapMs = 400;
let last = { at: Number.NEGATIVE_INFINITY, stamp: -1, taken: true };

export function isTypingInto(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLElement && ['TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Whether this Enter counts: the same for all who ask of one press. */
export function acceptsEnter({ timeStamp, target }: Pick<KeyboardEvent, 'timeStamp' | 'target'>): boolean {
  if (timeStamp === last.stamp) return last.taken;
  const taken = isTypingInto(target) || timeStamp - last.at >= minGapMs;
  last = { at: taken ? timeStamp : last.at, stamp: timeStamp, taken };
  return taken;
}
