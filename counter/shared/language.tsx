// The texts of the desk in the language that the officer chose. Vietnamese is part of the page; other languages are
// fetched when they are chosen.
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import desk from '../../common/text/vi/counter.json';
import refusals from '../../common/text/vi/refusals.json';
import shared from '../../common/text/vi/shared.json';
import why from '../../common/text/vi/why.json';
import './language.css';

interface Texts {
  desk: typeof desk;
  shared: typeof shared;
  refusals: Record<Trouble, string>;
  why: typeof why;
}

export interface DeskTexts extends Texts {
  language: string;
  languages: string[];
  choose: (language: string) => void;
}

const files = import.meta.glob<unknown>(
  ['../../common/text/*/{counter,refusals,shared,why}.json', '!../../common/text/vi/*'],
  {
    import: 'default',
  },
);
const folderOf = (path: string) => path.split('/').at(-2) ?? '';
const languages = ['vi', ...new Set(Object.keys(files).map(folderOf))];
const vietnamese: Texts = { desk, shared, refusals, why };
const languageStorageKey = 'motcua.language';

async function loadTexts(language: string): Promise<Texts> {
  if (language === 'vi') return vietnamese;
  const load = async (file: string) => await files[`../../common/text/${language}/${file}.json`]?.();
  const [deskTexts, refusalTexts, sharedTexts, whyTexts] = await Promise.all(
    ['counter', 'refusals', 'shared', 'why'].map(load),
  );
  // A sentence that a language lacks is shown in Vietnamese.
  return {
    desk: { ...desk, ...(deskTexts as typeof desk) },
    refusals: { ...refusals, ...(refusalTexts as typeof refusals) },
    shared: { ...shared, ...(sharedTexts as typeof shared) },
    why: { ...why, ...(whyTexts as typeof why) },
  };
}

const LanguageContext = createContext<DeskTexts>({ ...vietnamese, language: 'vi', languages, choose: () => undefined });

export function LanguageProvider({ children }: { children: ComponentChildren }) {
  const [language, setLanguage] = useState(() => localStorage.getItem(languageStorageKey) ?? 'vi');
  const [loaded, setLoaded] = useState<{ language: string; texts: Texts }>({ language: 'vi', texts: vietnamese });
  useEffect(() => {
    let over = false;
    const wanted = languages.includes(language) ? language : 'vi';
    loadTexts(wanted).then(
      texts => {
        if (over) return;
        document.documentElement.lang = wanted;
        setLoaded({ language: wanted, texts });
      },
      // When the texts cannot be fetched, the page keeps its present language.
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [language]);
  const texts = useMemo<DeskTexts>(
    () => ({
      ...loaded.texts,
      language: loaded.language,
      languages,
      choose: chosen => {
        localStorage.setItem(languageStorageKey, chosen);
        setLanguage(chosen);
      },
    }),
    [loaded],
  );
  return <LanguageContext.Provider value={texts}>{children}</LanguageContext.Provider>;
}

export function useDeskTexts(): DeskTexts {
  return useContext(LanguageContext);
}

/** Returns the sentence that explains a refusal or a fault to an officer. `detail` fills the gaps of the sentence. */
export function formatTrouble(texts: DeskTexts, refusal: Trouble, detail: unknown): string {
  const values = typeof detail === 'object' && detail !== null ? (detail as Record<string, string | number>) : {};
  const sentence = fill(texts.refusals[refusal], values);
  if (refusal === 'server.fault' && typeof detail === 'string')
    return `${sentence} ${fill(texts.desk.faultReference, { reference: detail })}`;
  return sentence;
}

/** Returns the name of a language, written in another language and with a capital: "Tiếng Anh" for 'en' in 'vi'. */
export function formatLanguage(language: string, inLanguage: string): string {
  const name = new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function LanguageChoice() {
  const texts = useDeskTexts();
  return (
    <fieldset class="languages">
      <legend class="only-read-aloud">{texts.desk.languageChoice}</legend>
      {texts.languages.map(language => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === texts.language}
          title={formatLanguage(language, language)}
          onClick={() => texts.choose(language)}
        >
          {language.toUpperCase()}
          <span class="only-read-aloud"> {formatLanguage(language, language)}</span>
        </button>
      ))}
    </fieldset>
  );
}
