// Guards against a finger that touches twice: for a moment after the picture changed, touches do nothing.

const holdMs = 450;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Call whenever a page or a question appears or goes, in a layout effect, so before anybody can touch it: the second half of a double touch must not hit what came beneath it. */
export function blockTouches(): void {
  const root = document.documentElement;
  root.classList.add('holding');
  clearTimeout(timer);
  timer = setTimeout(() => root.classList.remove('holding'), holdMs);
}
