// Back and Forward between the pages of the desk, which all have one address because dossier codes must not stand in
// the browser's history. The browser stores only a position; the page at each position is kept in the memory of this
// window.
import { useEffect, useRef, useState } from 'preact/hooks';

interface PageHistory<T> {
  here: T;
  go: (to: T) => void;
  /** Erases the history, because the next person must not go back to what this one looked at. */
  reset: () => void;
}

const readPosition = (state: unknown): number => (state as { position?: number } | null)?.position ?? 0;

/**
 * @param first the page shown at the start
 * @param isSame compares two pages; going to the present page adds no position
 * @param isPassing marks pages that only lead to another one; the next page replaces them, or Back would return to them
 *   and lead forward again
 */
export function usePageHistory<T>(
  first: T,
  isSame: (a: T, b: T) => boolean,
  isPassing: (at: T) => boolean,
): PageHistory<T> {
  const [here, setHere] = useState(first);
  const pages = useRef<T[]>([first]);
  useEffect(() => {
    // After a reload the positions of before have no pages any more.
    history.replaceState({ position: 0 }, '');
    const follow = (event: PopStateEvent) => setHere(pages.current[readPosition(event.state)] ?? first);
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  return {
    here,
    go(to) {
      const position = readPosition(history.state);
      const from = pages.current[position] ?? first;
      if (isPassing(from)) pages.current = [...pages.current.slice(0, position), to];
      else if (!isSame(from, to)) {
        pages.current = [...pages.current.slice(0, position + 1), to];
        history.pushState({ position: pages.current.length - 1 }, '');
      }
      setHere(to);
    },
    reset() {
      pages.current = [first];
      history.replaceState({ position: 0 }, '');
      setHere(first);
    },
  };
}
