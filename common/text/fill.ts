// Puts values into the sentences of a language, and picks names.
import type { Names } from '../contract/words.ts';

/** Fills `{name}` in a sentence. A missing value stays visible as `{name}`, so that a mistake is seen. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The name in the wanted language, else in Vietnamese. */
export function nameIn(names: Names, language: string): string {
  return names[language] ?? names.vi;
}
