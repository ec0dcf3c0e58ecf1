// Gathers what the catalogue needs from files: the words people use, the sentences of warnings and of due dates, the working time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAgencies } from '../config/agencies.ts';
import { textDir } from '../config/paths.ts';
import type { SiteSettings } from '../config/site-file.ts';
import { readTexts } from '../config/texts.ts';
import { readWorkingTime } from '../config/working-time.ts';
import { type CatalogueDependencies, createCatalogueDependencies } from './catalogue-dependencies.ts';
import type { DueDateTexts } from './format-due-date.ts';
import { readFile } from './reading/isolated/read-file.ts';
import { type AbbreviationsFile, readSearchWords } from './search/query.ts';

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

export function loadCatalogue(site: SiteSettings): CatalogueDependencies {
  return createCatalogueDependencies({
    words: readSearchWords(readTexts<AbbreviationsFile>('abbreviations.json').values()),
    ...readRules(),
    readFile,
    agencies: readAgencies(),
    workingTime: readWorkingTime(site),
    sameDay: site.workingTime.sameDay.procedures,
    dueTexts: readTexts<DueDateTexts>('due-date.json'),
  });
}
