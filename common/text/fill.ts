// Fills values into the sentences of a language, and chooses the language of a name.
import type { Names } from '../contract/words.ts';

/** Replaces each `{name}` in a sentence by its value. A missing value stays visible as `{name}`, so that the mistake is noticed. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Returns the name in the wanted language, or in Vietnamese when it has none. */
export function nameIn(names: Names, language: string): string {
  return names[language] ?? names.vi;
}
