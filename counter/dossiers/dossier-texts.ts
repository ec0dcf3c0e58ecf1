// The texts of the pages for dossiers in the language of the desk. They are fetched with these pages, not with the
// desk.
import { useEffect, useState } from 'preact/hooks';
import vietnameseStates from '../../common/text/vi/dossier.json';
import vietnamese from '../../common/text/vi/dossier-desk.json';

export type DossierTexts = typeof vietnamese & { states: Record<string, string> };

const files = import.meta.glob<unknown>(
  ['../../common/text/*/{dossier-desk,dossier}.json', '!../../common/text/vi/*'],
  { import: 'default' },
);

const vietnameseTexts: DossierTexts = { ...vietnamese, states: vietnameseStates.states };

async function load(language: string): Promise<DossierTexts> {
  if (language === 'vi') return vietnameseTexts;
  const read = async (file: string) => await files[`../../common/text/${language}/${file}.json`]?.();
  const [texts, states] = await Promise.all([read('dossier-desk'), read('dossier')]);
  // A sentence that a language lacks is shown in Vietnamese.
  return {
    ...vietnameseTexts,
    ...(texts as typeof vietnamese),
    states: (states as typeof vietnameseStates)?.states ?? vietnameseTexts.states,
  };
}

/** Returns the texts in a language once they are loaded, and the texts before until then. */
export function useDossierTexts(language: string): DossierTexts {
  const [texts, setTexts] = useState(vietnameseTexts);
  useEffect(() => {
    let isReplaced = false;
    load(language).then(
      loaded => {
        if (!isReplaced) setTexts(loaded);
      },
      () => undefined,
    );
    return () => {
      isReplaced = true;
    };
  }, [language]);
  return texts;
}
