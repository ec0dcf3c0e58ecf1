// Gathers what the catalogue needs from files: the words people use, the sentences of warnings, the days off of the country.
import { existsSync, readFileSync } from 'node:fs';
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

function readRules(): Record<string, string> {
  const file = join(textDir, 'vi/catalogue.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { rules: Record<string, string> }).rules : {};
}

export function gatherCatalogue(site: SiteSettings): CatalogueParts {
  return createCatalogueParts({
    words: readWords(readTexts<WordsFile>('abbreviations.json').values()),
    rules: readRules(),
    readFile,
    workingTime: readWorkingTime(site),
  });
}
