// What a phone page changes outside its own content: the tab's title, the language, the colour of the browser, and the bell.
import { useEffect, useRef } from 'preact/hooks';

type Ring = 'called' | 'next';

interface BrowserSigns<V> {
  /** Null while nothing is known. */
  view: V | null;
  title: string;
  language: string;
  /** Decides whether the change from one view to the next rings. */
  ringFor: (before: V | null, after: V) => Ring | null;
  /** Undefined until the bell is loaded. */
  ring: ((reason: Ring) => void) | undefined;
  /** The ticket is being called, which colours the whole page. */
  calling?: boolean;
}

export function useBrowserSigns<V>({ view, title, language, ringFor, ring, calling = false }: BrowserSigns<V>): void {
  const previous = useRef<V | null>(null);
  useEffect(() => {
    if (view === null) return;
    const reason = ringFor(previous.current, view);
    previous.current = view;
    if (reason !== null) ring?.(reason);
  }, [view, ring]);
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = language;
  }, [title, language]);
  useEffect(() => {
    document.body.classList.toggle('calling', calling);
    const background = getComputedStyle(document.body).backgroundColor;
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', background);
  }, [calling]);
}
