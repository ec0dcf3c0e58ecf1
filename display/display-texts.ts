// The sentences of the TV: Vietnamese at once, other languages when a screen speaks them. A new language is a new folder.
import { useEffect, useState } from 'preact/hooks';
import vi from '../common/text/vi/display.json';

export type Texts = typeof vi;

const files = import.meta.glob<{ default: Texts }>([
  '../common/text/*/display.json',
  '!../common/text/vi/display.json',
]);
const againMs = 30_000;

export const texts: Texts = vi;

/** The texts of the further languages of a screen, in its order, as far as they are loaded. */
export function useOtherTexts(languages: readonly string[]): { language: string; texts: Texts }[] {
  const [loaded, setLoaded] = useState<Record<string, Texts>>({});
  const [attempt, setAttempt] = useState(0);
  const wanted = languages.filter(language => language !== 'vi');
  const names = wanted.join();

  // `attempt` is among the reasons only to try again.
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    for (const language of names.split(',')) {
      const load = files[`../common/text/${language}/display.json`];
      if (load === undefined) continue;
      load().then(
        file => {
          if (!over) setLoaded(old => ({ ...old, [language]: file.default }));
        },
        () => {
          if (!over) timer = setTimeout(() => setAttempt(old => old + 1), againMs);
        },
      );
    }
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [names, attempt]);

  return wanted.flatMap(language => {
    const found = loaded[language];
    return found === undefined ? [] : [{ language, texts: found }];
  });
}
