// Gathers what papers of the law need from files: the set of forms that the office chose, and what papers say.
import { join } from 'node:path';
import { devicesDir } from '../config/paths.ts';
import type { SiteSettings } from '../config/site-file.ts';
import { readTexts } from '../config/texts.ts';
import type { PaperDependencies } from './dependencies.ts';
import { readFormSet } from './form-set.ts';
import type { PaperTexts } from './say.ts';

/** `own`: the office's folder of settings, whose sets of forms count before the project's. @throws SetupError */
export function loadPapers({ dossiers }: Pick<SiteSettings, 'dossiers'>, own: string | null): PaperDependencies {
  const texts = readTexts<PaperTexts>('paper.json').get('vi');
  if (texts === undefined) throw new Error('common/text/vi/paper.json is missing');
  const folders = [...(own === null ? [] : [own]), devicesDir].map(folder => join(folder, 'forms'));
  return { set: dossiers === null ? null : readFormSet(dossiers.forms, ...folders), texts };
}
