// Reloads the page once. A second call would only abort the first reload.
import { useEffect } from 'preact/hooks';

let isReloading = false;

export function reloadOnce(): void {
  if (isReloading) return;
  isReloading = true;
  location.reload();
}

/** Reloads the page as soon as the condition holds: the server has another version and nobody would lose his work. */
export function useReloadWhen(condition: boolean): void {
  useEffect(() => {
    if (condition) reloadOnce();
  }, [condition]);
}
