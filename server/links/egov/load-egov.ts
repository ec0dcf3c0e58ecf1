// Loads what an import of external dossiers needs: the columns of the other system's files and the sentences about them.

import { fill } from '../../../common/text/fill.ts';
import type viTexts from '../../../common/text/vi/egov.json';
import type { SiteSettings } from '../../config/site-file.ts';
import { readTexts } from '../../config/texts.ts';
import type { EgovDependencies } from '../../core/external-file.ts';
import { headsOf, readStatusFile } from './read-status-file.ts';

type EgovTexts = typeof viTexts;

export function loadEgov(site: SiteSettings): EgovDependencies {
  const all = readTexts<EgovTexts>('egov.json');
  const texts = all.get(site.languages[0] ?? 'vi') ?? all.get('vi');
  const heads = headsOf({ columns: site.egov?.columns ?? {} });
  return {
    readFile: (bytes, fileName) => readStatusFile(bytes, fileName, { heads, timeZone: site.timeZone }),
    ruleText: (rule, values) => fill((texts as Record<string, string> | undefined)?.[rule] ?? rule, values),
    columnTitle: field => heads[field as keyof typeof heads]?.[0] ?? field,
  };
}
