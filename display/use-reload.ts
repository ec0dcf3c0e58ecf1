// Loads the page anew when it must (another build, a refusal that may be mended). Never while a call is on, and never while
// the server is away: a browser's own error page would stay on the wall until somebody comes.
import { useEffect } from 'preact/hooks';

const tryMs = 5_000;

export function useFreshPage(wanted: boolean, firstAfterMs: number): void {
  useEffect(() => {
    if (!wanted) return;
    let timer: ReturnType<typeof setTimeout>;
    const tryNow = async () => {
      try {
        const page = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(tryMs) });
        if (page.ok) return location.reload();
      } catch {
        // Not there yet; the next try is coming.
      }
      timer = setTimeout(tryNow, tryMs);
    };
    timer = setTimeout(tryNow, firstAfterMs);
    return () => clearTimeout(timer);
  }, [wanted, firstAfterMs]);
}
