// The texts of the touchscreen in the languages of the office. Vietnamese is part of the page; other languages are loaded
// when the office uses them.
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

/** The loaders of each file, by its path. `import.meta.glob` accepts only literal patterns. */
const loaders = {
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
    { import: 'default' },
  ),
  shared: import.meta.glob<typeof shared>(['../../common/text/*/shared.json', '!../../common/text/vi/*'], {
    import: 'default',
  }),
  refusals: import.meta.glob<typeof refusals>(['../../common/text/*/refusals.json', '!../../common/text/vi/*'], {
    import: 'default',
  }),
};

/** Loads all texts of a language; null when one of its files does not exist. */
async function loadTexts(language: string): Promise<KioskTexts | null> {
  const pathOf = (program: string) => `../../common/text/${language}/${program}.json`;
  const loadKiosk = loaders.kiosk[pathOf('kiosk')];
  const loadProcedure = loaders.procedure[pathOf('procedure')];
  const loadDossier = loaders.dossier[pathOf('dossier')];
  const loadDossierPage = loaders.dossierPage[pathOf('dossier-page')];
  const loadShared = loaders.shared[pathOf('shared')];
  const loadRefusals = loaders.refusals[pathOf('refusals')];
  if (!(loadKiosk && loadProcedure && loadDossier && loadDossierPage && loadShared && loadRefusals)) return null;
  const loaded = await Promise.all([
    loadKiosk(),
    loadProcedure(),
    loadDossier(),
    loadDossierPage(),
    loadShared(),
    loadRefusals(),
  ]);
  // A sentence without a translation is shown in Vietnamese.
  return {
    language,
    kiosk: { ...kiosk, ...loaded[0] },
    procedure: { ...procedure, ...loaded[1] },
    dossier: { ...dossier, ...loaded[2], ...loaded[3] },
    shared: { ...shared, ...loaded[4] },
    refusals: { ...refusals, ...loaded[5] },
  };
}

/**
 * Returns the texts of those languages that exist. All are loaded at the start, so that choosing a language works at once,
 * even while the server cannot be reached.
 */
export function useLanguages(languages: readonly string[]): KioskTexts[] {
  const [loaded, setLoaded] = useState<KioskTexts[]>([vietnamese]);
  const tags = languages.join(' ');
  useEffect(() => {
    let over = false;
    const loading = tags.split(' ').map(tag => (tag === 'vi' ? vietnamese : loadTexts(tag).catch(() => null)));
    void Promise.all(loading).then(results => {
      const available = results.filter(texts => texts !== null);
      if (!over && available.length > 0) setLoaded(available);
    });
    return () => {
      over = true;
    };
  }, [tags]);
  return loaded;
}

const KioskTextsContext = createContext<KioskTexts>(vietnamese);
export const KioskTextsProvider = KioskTextsContext.Provider;

/** Returns the texts of the present language, and `name`, which chooses the name of a thing in that language. */
export function useKioskTexts(): KioskTexts & { name: (names: Names) => string } {
  const texts = useContext(KioskTextsContext);
  return { ...texts, name: names => nameIn(names, texts.language) };
}
