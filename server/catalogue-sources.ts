// Gathers what the catalogue needs from files: the words people use, the sentences of warnings and of due dates, the working time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAgencies } from './agencies.ts';
import { type CatalogueParts, createCatalogueParts } from './catalogue/parts.ts';
import { readWords, type WordsFile } from './catalogue/query.ts';
import { readFile } from './catalogue/read-file.ts';
import type { DueTexts } from './catalogue/say-due.ts';
import type { SiteSettings } from './config.ts';
import { readTexts } from './languages.ts';
import { textDir } from './places.ts';
import { readWorkingTime } from './working-time.ts';

type Sentences = Record<string, string>;

/** What is said of documents and of cells. */
function readRules(): { rules: Sentences; titles: Sentences } {
  const texts = JSON.parse(readFileSync(join(textDir, 'vi/catalogue.json'), 'utf8')) as Record<
    'rules' | 'titles' | 'files' | 'looked' | 'layouts' | 'sheets',
    Sentences
  >;
  const { rules, titles, files, looked, layouts, sheets } = texts;
  return { rules: { ...rules, ...files, ...looked, ...layouts, ...sheets }, titles };
}

export function gatherCatalogue(site: SiteSettings): CatalogueParts {
  return createCatalogueParts({
    words: readWords(readTexts<WordsFile>('abbreviations.json').values()),
    ...readRules(),
    readFile,
    agencies: readAgencies(),
    workingTime: readWorkingTime(site),
    sameDay: site.workingTime.sameDay.procedures,
    dueTexts: readTexts<DueTexts>('due-date.json'),
  });
}
