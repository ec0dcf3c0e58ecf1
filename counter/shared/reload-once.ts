// Fetches the page anew, once: a second reload would only abort the first.
let asked = false;

export function reloadOnce(): void {
  if (asked) return;
  asked = true;
  location.reload();
}
