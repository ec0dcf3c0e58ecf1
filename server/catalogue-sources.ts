// Gathers what the catalogue needs from files: the words people use, the sentences of warnings, the days off of the country.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type CatalogueParts, createCatalogueParts } from './catalogue/parts.ts';
import { readWords, type WordsFile } from './catalogue/query.ts';
import { readFile } from './catalogue/read-file.ts';
import { minutes, type SiteSettings, toSession } from './config.ts';
import type { WorkingTime } from './core/due-date.ts';
import { readTexts } from './languages.ts';
import { calendarsDir, textDir } from './places.ts';

const Calendar = z.object({ daysOff: z.array(z.object({ day: z.iso.date() })), workingDays: z.array(z.iso.date()) });

/** The country's days, and above them what the office itself says. */
function readWorkingTime({ workingTime, timeZone }: SiteSettings): WorkingTime {
  const calendar = Calendar.parse(JSON.parse(readFileSync(join(calendarsDir, 'vietnam.json'), 'utf8')));
  const daysOff = new Set([...calendar.daysOff.map(({ day }) => day), ...workingTime.daysOff]);
  const workingDays = new Set([...calendar.workingDays, ...workingTime.workingDays]);
  for (const day of workingTime.daysOff) workingDays.delete(day);
  return {
    sessions: workingTime.sessions.map(toSession),
    forwardUntil: minutes(workingTime.forwardUntil),
    daysOff,
    workingDays,
    timeZone,
  };
}

/** What is said of documents and of cells. */
function readRules(): Record<string, string> {
  const texts = JSON.parse(readFileSync(join(textDir, 'vi/catalogue.json'), 'utf8')) as Record<
    'rules' | 'sheets',
    Record<string, string>
  >;
  return { ...texts.rules, ...texts.sheets };
}

export function gatherCatalogue(site: SiteSettings): CatalogueParts {
  return createCatalogueParts({
    words: readWords(readTexts<WordsFile>('abbreviations.json').values()),
    rules: readRules(),
    readFile,
    workingTime: readWorkingTime(site),
  });
}
