// Shows several pages in one place in turn: returns the index of the page that is shown now.
import { useEffect, useState } from 'preact/hooks';

export function useRotation(count: number, intervalMs: number): number {
  const [index, setIndex] = useState(0);
  useEffect(() => {
    if (count < 2) return;
    const timer = setInterval(() => setIndex(old => (old + 1) % count), intervalMs);
    return () => clearInterval(timer);
  }, [count, intervalMs]);
  return count === 0 ? 0 : index % count;
}
