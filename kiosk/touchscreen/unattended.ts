// For screens that run for months without an operator: short losses of connection are not shown, and the page reloads only
// when the server delivers it.
import { useEffect, useState } from 'preact/hooks';

/** A shorter loss (a server restart, a cable) is not shown, because calls in the meantime are repeated anyway. */
const shownAfterMs = 1_500;

/** Returns `lostAt` once the loss has lasted for a while, and null as soon as the connection is back. */
export function useLastingLoss(lostAt: number | null): number | null {
  const [lastingLossAt, setLastingLossAt] = useState<number | null>(null);
  useEffect(() => {
    if (lostAt === null) {
      setLastingLossAt(null);
      return;
    }
    const timer = setTimeout(() => setLastingLossAt(lostAt), shownAfterMs);
    return () => clearTimeout(timer);
  }, [lostAt]);
  return lastingLossAt;
}

/** Reloads only if the server delivers the page now; otherwise the browser would show its own error page. */
export async function reloadWhenServed(): Promise<void> {
  try {
    const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(5_000) });
    if (answer.ok) location.reload();
  } catch {
    // The caller tries again when the server is back.
  }
}
