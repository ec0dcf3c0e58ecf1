// Finds the counter whose number is typed on the keyboard.

/** Returns the digits of a label without leading zeros: "7" for "Quầy 07". */
function readLabelNumber(label: string): string {
  return label.replace(/\D/g, '').replace(/^0+/, '');
}

/**
 * Returns the digit of a key, or null for any other key. The place of the key counts first, because a Vietnamese layout
 * has letters and tone marks on the row of digits.
 */
export function readDigit(event: Pick<KeyboardEvent, 'code' | 'key'>): string | null {
  const place = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  return place ?? (/^\d$/.test(event.key) ? event.key : null);
}

export interface TypedDigits {
  digits: string;
  /** When the last digit was typed, in ms of the caller's clock. */
  at: number;
}

const maxGapMs = 900;

/** Appends a digit to those typed within the last 900 ms, so that counter 12 can be typed although counter 1 exists. */
export function typeDigit(before: TypedDigits, digit: string, at: number): TypedDigits {
  return { digits: at - before.at <= maxGapMs ? before.digits + digit : digit, at };
}

/** Returns the choice whose number equals the typed digits, or null. */
export function findTyped<T extends { label: string }>(choices: readonly T[], typed: string): T | null {
  return choices.find(choice => readLabelNumber(choice.label) === typed.replace(/^0+/, '')) ?? null;
}
