// The time of the office on a screen, by the server's clock.
import { useEffect, useState } from 'preact/hooks';
import { serverNow } from './live-channel.ts';

/** The present instant, renewed every `everyMs`. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
