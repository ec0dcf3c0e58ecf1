// The office's time on a screen, by the server's clock.
import { useEffect, useState } from 'preact/hooks';
import { serverNow } from './live-channel.ts';

/** The present time in UTC milliseconds. The component is drawn again every `intervalMs`. */
export function useNow(intervalMs: number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs]);
  return now;
}
