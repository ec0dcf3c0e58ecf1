// The words of the pages for dossiers, in the language of the desk. They come with these pages, not with the desk.
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
  const [words, states] = await Promise.all([read('dossier-desk'), read('dossier')]);
  // A language that lacks a sentence says it in Vietnamese rather than not at all.
  return {
    ...vietnameseTexts,
    ...(words as typeof vietnamese),
    states: (states as typeof vietnameseStates)?.states ?? vietnameseTexts.states,
  };
}

/** The words in this language as soon as they are here; until then those before. */
export function useDossierTexts(language: string): DossierTexts {
  const [words, setWords] = useState(vietnameseTexts);
  useEffect(() => {
    let over = false;
    load(language).then(
      loaded => {
        if (!over) setWords(loaded);
      },
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [language]);
  return words;
}
