// Reads the texts that the server needs itself. Each folder of common/text is an installed language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textDir } from './paths.ts';

/** Reads `<language>/<file>` of every language. A language without the file is a fault of the installation. */
export function readTexts<T>(file: string): Map<string, T> {
  const languages = readdirSync(textDir, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return new Map(languages.map(({ name }) => [name, JSON.parse(readFileSync(join(textDir, name, file), 'utf8')) as T]));
}

/** Texts that the server writes itself, on boards, in messages and on its pages, are Vietnamese. */
export function readVietnameseTexts<T>(file: string): T {
  const texts = readTexts<T>(file).get('vi');
  if (texts === undefined) throw new Error('the Vietnamese texts are missing');
  return texts;
}
