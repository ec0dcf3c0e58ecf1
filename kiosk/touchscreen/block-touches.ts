// Guards against double touches: for a moment after the page changed, touches have no effect.

const blockMs = 450;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Blocks touches for a moment. It must be called in a layout effect whenever a page or dialog appears or disappears, because
 * the second half of a double touch must not hit what has appeared under the finger.
 */
export function blockTouches(): void {
  const root = document.documentElement;
  root.classList.add('holding');
  clearTimeout(timer);
  timer = setTimeout(() => root.classList.remove('holding'), blockMs);
}
