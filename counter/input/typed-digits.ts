// What was typed to choose something: the figures of a counter's label, as people read them. Pure.

/** "Quầy 07" and "7" are both chosen by typing 7. */
function readLabelNumber(label: string): string {
  return label.replace(/\D/g, '').replace(/^0+/, '');
}

/**
 * The digit of a key, by its place on the keyboard: a Vietnamese layout has letters and tones on the row of digits.
 * Null for any other key.
 */
export function readDigit(event: Pick<KeyboardEvent, 'code' | 'key'>): string | null {
  const place = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  return place ?? (/^\d$/.test(event.key) ? event.key : null);
}

export interface TypedDigits {
  digits: string;
  at: number;
}

const maxGapMs = 900;

/** Adds a digit to what was typed shortly before, so that counter 12 can be typed beside counter 1. */
export function typeDigit(before: TypedDigits, digit: string, at: number): TypedDigits {
  return { digits: at - before.at <= maxGapMs ? before.digits + digit : digit, at };
}

/** The one whose label is exactly what was typed; null when there is none. */
export function findTyped<T extends { label: string }>(choices: readonly T[], typed: string): T | null {
  return choices.find(choice => readLabelNumber(choice.label) === typed.replace(/^0+/, '')) ?? null;
}
