// Reloads the page, for example for another build. It first makes sure that the server delivers the page, because the error
// page of a browser would stay on the wall until somebody comes.
import { useEffect } from 'preact/hooks';

const attemptMs = 5_000;

/** Reloads as soon as possible after `firstAfterMs` while `wanted` is true. */
export function useReload(wanted: boolean, firstAfterMs: number): void {
  useEffect(() => {
    if (!wanted) return;
    let timer: ReturnType<typeof setTimeout>;
    const tryNow = async () => {
      try {
        const page = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(attemptMs) });
        if (page.ok) return location.reload();
      } catch {
        // The server does not answer yet; the next attempt follows.
      }
      timer = setTimeout(tryNow, attemptMs);
    };
    timer = setTimeout(tryNow, firstAfterMs);
    return () => clearTimeout(timer);
  }, [wanted, firstAfterMs]);
}
