// A part of the page that is fetched after the first picture is there. A poor network may need several tries.
import { useEffect, useState } from 'preact/hooks';

const againMs = 5_000;

/** The part once it has come, else null. `load` must be the same function at every drawing; null fetches nothing. */
export function usePart<T extends object>(load: (() => Promise<T>) | null): T | null {
  const [part, setPart] = useState<T | null>(null);
  useEffect(() => {
    if (load === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const fetchPart = () =>
      load().then(
        got => over || setPart(got),
        () => {
          if (!over) timer = setTimeout(fetchPart, againMs);
        },
      );
    void fetchPart();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [load]);
  return part;
}
