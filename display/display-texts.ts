// The texts of the TV. Vietnamese is part of the page; other languages are loaded when a screen shows them. A new language is
// a new folder in common/text.
import { useEffect, useState } from 'preact/hooks';
import vi from '../common/text/vi/display.json';

export type DisplayTexts = typeof vi;

const files = import.meta.glob<{ default: DisplayTexts }>([
  '../common/text/*/display.json',
  '!../common/text/vi/display.json',
]);
const retryMs = 30_000;

export const texts: DisplayTexts = vi;

/** Returns the texts of the languages after Vietnamese, in the order of the screen, as far as they are loaded. */
export function useFurtherTexts(languages: readonly string[]): { language: string; texts: DisplayTexts }[] {
  const [loaded, setLoaded] = useState<Record<string, DisplayTexts>>({});
  const [attempt, setAttempt] = useState(0);
  const wanted = languages.filter(language => language !== 'vi');
  const names = wanted.join();

  // `attempt` is a dependency only so that a failed load is repeated.
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
          if (!over) timer = setTimeout(() => setAttempt(old => old + 1), retryMs);
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
