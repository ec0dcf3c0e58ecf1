// Loads a part of the page after the first rendering, and tries again when the network fails.
import { useEffect, useState } from 'preact/hooks';

const retryMs = 5_000;

/** Returns the part once it is loaded, else null. `load` must be the same function at every rendering; null loads nothing. */
export function useLazyPart<T extends object>(load: (() => Promise<T>) | null): T | null {
  const [part, setPart] = useState<T | null>(null);
  useEffect(() => {
    if (load === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const loadPart = () =>
      load().then(
        loaded => over || setPart(loaded),
        () => {
          if (!over) timer = setTimeout(loadPart, retryMs);
        },
      );
    void loadPart();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [load]);
  return part;
}
