// The texts of all languages say the same things, and say every refusal and reason.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusals } from '../../common/contract/refusals.ts';
import { Why } from '../../common/contract/words.ts';
import { fill } from '../../common/text/fill.ts';
import { textDir } from '../../server/config/paths.ts';

const languages = readdirSync(textDir, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name);
/** Each language has short words of its own. */
const ownWords = 'abbreviations.json';
const files = readdirSync(join(textDir, 'vi')).filter(file => file.endsWith('.json') && file !== ownWords);
const read = (language: string, file: string) => JSON.parse(readFileSync(join(textDir, language, file), 'utf8'));

/** Every sentence by its path, "a.b". */
function flatten(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    flatten(inner, path === '' ? key : `${path}.${key}`),
  );
}
const holes = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort();

describe('the texts', () => {
  it('are there in Vietnamese and English', () => {
    expect(languages).toContain('vi');
    expect(languages).toContain('en');
  });

  for (const language of languages.filter(language => language !== 'vi'))
    for (const file of files)
      it(`${language}/${file} has the sentences and the holes of vi/${file}`, () => {
        const vi = new Map(flatten(read('vi', file)));
        const other = new Map(flatten(read(language, file)));
        expect([...other.keys()].sort()).toEqual([...vi.keys()].sort());
        const differing = [...vi].filter(
          ([key, sentence]) => JSON.stringify(holes(sentence)) !== JSON.stringify(holes(other.get(key) ?? '')),
        );
        expect(differing).toEqual([]);
      });

  for (const language of languages) {
    it(`${language} has words for every refusal and no other`, () => {
      const told = Object.keys(read(language, 'refusals.json')).sort();
      // The two that a browser adds by itself.
      expect(told).toEqual([...Object.keys(refusals), 'server.fault', 'server.unreachable'].sort());
    });
    it(`${language} has words for every reason of a call`, () => {
      const codes = Why.options.map(option => option.shape.code.value).sort();
      expect(Object.keys(read(language, 'why.json')).sort()).toEqual(codes);
    });
  }

  it('in Vietnamese are in NFC and speak of citizens, never of customers', () => {
    for (const file of files)
      for (const [key, sentence] of flatten(read('vi', file))) {
        expect(sentence.normalize('NFC'), `${file} ${key}`).toBe(sentence);
        expect(sentence.toLowerCase(), `${file} ${key}`).not.toMatch(/khách hàng|\banh\/chị\b/);
      }
  });

  it('show a missing value instead of hiding it', () => {
    expect(fill('Số {number} đến quầy {label}', { number: 'A012' })).toBe('Số A012 đến quầy {label}');
  });
});
