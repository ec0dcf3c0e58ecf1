// What a screen does that runs for months without a hand: it does not flicker at every hiccup of the network, and it never
// reloads into nothing.
import { useEffect, useState } from 'preact/hooks';

/** A shorter loss than this (a server restart, a plug) is not worth a word: a touch in the meantime is tried again by itself. */
const worthTellingMs = 1_500;

/** `lostAt` once the loss lasts; null as soon as the server is back. */
export function useLastingLoss(lostAt: number | null): number | null {
  const [told, setTold] = useState<number | null>(null);
  useEffect(() => {
    if (lostAt === null) {
      setTold(null);
      return;
    }
    const timer = setTimeout(() => setTold(lostAt), worthTellingMs);
    return () => clearTimeout(timer);
  }, [lostAt]);
  return told;
}

/** Reloads only when the server gives the page just now; else the kiosk would stand with the browser's own error page. */
export async function reloadWhenServed(): Promise<void> {
  try {
    const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(5_000) });
    if (answer.ok) location.reload();
  } catch {
    // The next time the server comes back with another build, it is tried again.
  }
}
