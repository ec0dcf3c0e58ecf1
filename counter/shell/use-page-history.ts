// The pages of the desk have one address, for what they show is personal and must not stand in the browser's history; Back and
// Forward go between them all the same. The browser keeps only how far along one is, this window's memory keeps where that was.
import { useEffect, useRef, useState } from 'preact/hooks';

interface PageHistory<T> {
  here: T;
  go: (to: T) => void;
  /** Nobody comes back to what was looked at: another person will sit here. */
  reset: () => void;
}

const readPosition = (state: unknown): number => (state as { along?: number } | null)?.along ?? 0;

/**
 * @param isSame going to where one is leaves no mark
 * @param isPassing nobody stays there: what follows takes its place, or Back would lead forth again
 */
export function usePageHistory<T>(
  first: T,
  isSame: (one: T, other: T) => boolean,
  isPassing: (at: T) => boolean,
): PageHistory<T> {
  const [here, setHere] = useState(first);
  const trail = useRef<T[]>([first]);
  useEffect(() => {
    // After a reload of the page the marks of before lead nowhere.
    history.replaceState({ along: 0 }, '');
    const follow = (event: PopStateEvent) => setHere(trail.current[readPosition(event.state)] ?? first);
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  return {
    here,
    go(to) {
      const along = readPosition(history.state);
      const from = trail.current[along] ?? first;
      if (isPassing(from)) trail.current = [...trail.current.slice(0, along), to];
      else if (!isSame(from, to)) {
        trail.current = [...trail.current.slice(0, along + 1), to];
        history.pushState({ along: trail.current.length - 1 }, '');
      }
      setHere(to);
    },
    reset() {
      trail.current = [first];
      history.replaceState({ along: 0 }, '');
      setHere(first);
    },
  };
}
