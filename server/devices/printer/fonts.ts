// The fonts of all slips, and whether they have the letters that an office needs. Only reads; draws nothing.
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
 * The letters of the texts that a font lacks: on paper each would be an empty box. Asked at the start for the texts of
 * every language installed and the names in the site file, so that the office learns of it before a citizen does.
 */
export function missingLetters(texts: Iterable<string>): string[] {
  const letters = new Set<string>();
  for (const text of texts) for (const letter of text.normalize('NFC')) letters.add(letter);
  const missing = new Set<string>();
  for (const { file } of fontFiles()) {
    const knows = readCmap(readFileSync(file));
    for (const letter of letters) {
      const codePoint = letter.codePointAt(0) ?? 0;
      // Spaces and line ends are never drawn.
      if (codePoint > 0x20 && !knows(codePoint)) missing.add(letter);
    }
  }
  return [...missing].sort();
}

/** Every text in a language file or a site file, however deep. */
export function* textsIn(data: unknown): Iterable<string> {
  if (typeof data === 'string') yield data;
  else if (typeof data === 'object' && data !== null) for (const value of Object.values(data)) yield* textsIn(value);
}

/** Which code points a TrueType font has, by its format 12 table. */
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
