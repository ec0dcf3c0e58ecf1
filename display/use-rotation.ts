// Shows several things in one place, one after the other: which one is on now.
import { useEffect, useState } from 'preact/hooks';

export function useTurn(count: number, everyMs: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2) return;
    const timer = setInterval(() => setTurn(old => (old + 1) % count), everyMs);
    return () => clearInterval(timer);
  }, [count, everyMs]);
  return count === 0 ? 0 : turn % count;
}
