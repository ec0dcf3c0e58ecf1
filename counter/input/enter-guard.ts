// Ignores an Enter that follows another within 400 ms. Enter triggers the main action of every page, and the next main
// action appears under the same key, so a double press would trigger both. Enter in a text field is never ignored.

const minGapMs = 400;
let last = { at: Number.NEGATIVE_INFINITY, stamp: -1, taken: true };

export function isTypingInto(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLElement && ['TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Returns whether this Enter counts. Every caller gets the same result for the same key event. */
export function acceptsEnter({ timeStamp, target }: Pick<KeyboardEvent, 'timeStamp' | 'target'>): boolean {
  if (timeStamp === last.stamp) return last.taken;
  const taken = isTypingInto(target) || timeStamp - last.at >= minGapMs;
  last = { at: taken ? timeStamp : last.at, stamp: timeStamp, taken };
  return taken;
}
