// Finds the font files of the slips, and checks that they contain all letters that an office needs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Weight } from './slip.ts';

const names: Record<Weight, string> = { 500: '500Medium', 700: '700Bold', 800: '800ExtraBold' };

export function fontFiles(): { weight: Weight; file: string }[] {
  const { resolve } = createRequire(import.meta.url);
  return ([500, 700, 800] as const).map(weight => ({
    weight,
    file: resolve(`@expo-google-fonts/noto-sans/${names[weight]}/NotoSans_${names[weight]}.ttf`),
  }));
}

/**
 * Returns the letters of the texts that a font lacks, which would be printed as empty boxes. It is called at the start with the
 * texts of every installed language and the names in the site file, so that the office notices the fault before a citizen does.
 */
export function missingLetters(texts: Iterable<string>): string[] {
  const letters = new Set<string>();
  for (const text of texts) for (const letter of text.normalize('NFC')) letters.add(letter);
  const missing = new Set<string>();
  for (const { file } of fontFiles()) {
    const hasLetter = readCmap(readFileSync(file));
    for (const letter of letters) {
      const codePoint = letter.codePointAt(0) ?? 0;
      // Spaces and line ends are never drawn.
      if (codePoint > 0x20 && !hasLetter(codePoint)) missing.add(letter);
    }
  }
  return [...missing].sort();
}

/** Yields every text of a language file or a site file, at any depth. */
export function* textsIn(data: unknown): Iterable<string> {
  if (typeof data === 'string') yield data;
  else if (typeof data === 'object' && data !== null) for (const value of Object.values(data)) yield* textsIn(value);
}

/**
 * Reads which code points a TrueType font contains, from the format 12 subtable of its "cmap" table (OpenType specification).
 * @throws Error when the font has no such table
 */
export function readCmap(font: Buffer): (codePoint: number) => boolean {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + i * 16);
  const record = tables.find(at => font.toString('latin1', at, at + 4) === 'cmap');
  if (record === undefined) throw new Error('the font has no table of letters');
  const cmap = font.readUInt32BE(record + 8);
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => font.readUInt32BE(cmap + 8 + i * 8));
  const table = subtables.map(at => cmap + at).find(at => font.readUInt16BE(at) === 12);
  if (table === undefined) throw new Error('the font has no table of letters of format 12');
  const groups = Array.from({ length: font.readUInt32BE(table + 12) }, (_, i) => table + 16 + i * 12);
  return codePoint => groups.some(at => font.readUInt32BE(at) <= codePoint && codePoint <= font.readUInt32BE(at + 4));
}
