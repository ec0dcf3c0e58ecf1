// Loads from files what papers need: the set of forms that the office chose, and the fixed texts of papers.
import { join } from 'node:path';
import { devicesDir } from '../config/paths.ts';
import type { SiteSettings } from '../config/site-file.ts';
import { readTexts } from '../config/texts.ts';
import type { PaperDependencies } from './dependencies.ts';
import { readFormSet } from './form-set.ts';
import type { PaperTexts } from './paper-formats.ts';

/**
 * @param siteDir the office's own folder of settings, whose sets of forms come before those of the project; null for none
 * @throws SetupError when there is no such set or it is wrong
 */
export function loadPapers({ dossiers }: Pick<SiteSettings, 'dossiers'>, siteDir: string | null): PaperDependencies {
  const texts = readTexts<PaperTexts>('paper.json').get('vi');
  if (texts === undefined) throw new Error('common/text/vi/paper.json is missing');
  const folders = [...(siteDir === null ? [] : [siteDir]), devicesDir].map(folder => join(folder, 'forms'));
  return { set: dossiers === null ? null : readFormSet(dossiers.forms, ...folders), texts };
}
