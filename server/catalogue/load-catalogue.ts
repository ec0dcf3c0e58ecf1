// Loads from files what the catalogue needs: abbreviations for the search, sentences about warnings and due dates, working time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAgencies } from '../config/agencies.ts';
import { textDir } from '../config/paths.ts';
import { readWorkingTime } from '../config/read-working-time.ts';
import type { SiteSettings } from '../config/site-file.ts';
import { readTexts } from '../config/texts.ts';
import { type CatalogueDependencies, createCatalogueDependencies } from './catalogue-dependencies.ts';
import type { DueDateTexts } from './format-due-date.ts';
import { readFile } from './reading/isolated/read-file.ts';
import { type AbbreviationsFile, readSearchWords } from './search/query.ts';

type Sentences = Record<string, string>;

/** The sentences about documents and about cells of spreadsheets. */
function readRuleTexts(): { rules: Sentences; titles: Sentences } {
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
    ...readRuleTexts(),
    readFile,
    agencies: readAgencies(),
    workingTime: readWorkingTime(site),
    sameDay: site.workingTime.sameDay.procedures,
    dueTexts: readTexts<DueDateTexts>('due-date.json'),
  });
}
