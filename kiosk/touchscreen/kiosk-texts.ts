// The texts of the touchscreen in the languages of the office. Vietnamese is always there; the others are fetched when the
// office has them. Never a sentence in code.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Names } from '../../common/contract/words.ts';
import { nameIn } from '../../common/text/fill.ts';
import { next, plain } from '../../common/text/vi/dossier.json';
import dossierPage from '../../common/text/vi/dossier-page.json';
import kiosk from '../../common/text/vi/kiosk.json';
import procedure from '../../common/text/vi/procedure.json';
import refusals from '../../common/text/vi/refusals.json';
import shared from '../../common/text/vi/shared.json';
import type { DossierTexts } from '../dossier/dossier-text.ts';

export interface KioskTexts {
  language: string;
  kiosk: typeof kiosk;
  procedure: typeof procedure;
  dossier: DossierTexts;
  shared: typeof shared;
  refusals: typeof refusals;
}

const dossier: DossierTexts = { plain, next, ...dossierPage };
const vietnamese: KioskTexts = { language: 'vi', kiosk, procedure, dossier, shared, refusals };

const folders = {
  kiosk: import.meta.glob<typeof kiosk>(['../../common/text/*/kiosk.json', '!../../common/text/vi/*'], {
    import: 'default',
  }),
  procedure: import.meta.glob<typeof procedure>(['../../common/text/*/procedure.json', '!../../common/text/vi/*'], {
    import: 'default',
  }),
  dossier: import.meta.glob<Pick<DossierTexts, 'plain' | 'next'>>(
    ['../../common/text/*/dossier.json', '!../../common/text/vi/*'],
    { import: 'default' },
  ),
  dossierPage: import.meta.glob<typeof dossierPage>(
    ['../../common/text/*/dossier-page.json', '!../../common/text/vi/*'],
    {
      import: 'default',
    },
  ),
  shared: import.meta.glob<typeof shared>(['../../common/text/*/shared.json', '!../../common/text/vi/*'], {
    import: 'default',
  }),
  refusals: import.meta.glob<typeof refusals>(['../../common/text/*/refusals.json', '!../../common/text/vi/*'], {
    import: 'default',
  }),
};

async function load(language: string): Promise<KioskTexts | null> {
  const file = (program: string) => `../../common/text/${language}/${program}.json`;
  const [k, p, d, g, s, r] = [
    folders.kiosk[file('kiosk')],
    folders.procedure[file('procedure')],
    folders.dossier[file('dossier')],
    folders.dossierPage[file('dossier-page')],
    folders.shared[file('shared')],
    folders.refusals[file('refusals')],
  ];
  if ([k, p, d, g, s, r].includes(undefined)) return null;
  const [kioskWords, procedureWords, dossierWords, pageWords, sharedWords, refusalWords] = await Promise.all([
    ...([k?.(), p?.(), d?.(), g?.(), s?.(), r?.()] as const),
  ]);
  // A sentence that is not translated yet is better in Vietnamese than missing.
  return {
    language,
    kiosk: { ...kiosk, ...kioskWords },
    procedure: { ...procedure, ...procedureWords },
    dossier: { ...dossier, ...dossierWords, ...pageWords },
    shared: { ...shared, ...sharedWords },
    refusals: { ...refusals, ...refusalWords },
  };
}

/**
 * The texts of these languages, those that are there. All are fetched at once and early, so that a touch on a language
 * answers at once, even while the server is away.
 */
export function useLanguages(languages: readonly string[]): KioskTexts[] {
  const [loaded, setLoaded] = useState<KioskTexts[]>([vietnamese]);
  const wanted = languages.join(' ');
  useEffect(() => {
    let over = false;
    const each = wanted.split(' ').map(tag => (tag === 'vi' ? vietnamese : load(tag).catch(() => null)));
    void Promise.all(each).then(all => {
      const there = all.filter(words => words !== null);
      if (!over && there.length > 0) setLoaded(there);
    });
    return () => {
      over = true;
    };
  }, [wanted]);
  return loaded;
}

const WordsContext = createContext<KioskTexts>(vietnamese);
export const KioskTextsProvider = WordsContext.Provider;

export function useKioskTexts(): KioskTexts & { name: (names: Names) => string } {
  const words = useContext(WordsContext);
  return { ...words, name: names => nameIn(names, words.language) };
}
