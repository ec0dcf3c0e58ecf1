// Moves the focus through the lists with the arrow keys. The button of a focused row then handles Enter itself.

/** Focuses the first row of a list, or the list itself when it has no enabled row. */
export function enterList(name: string): void {
  const list = document.querySelector<HTMLElement>(`[data-list="${name}"]`);
  if (list === null) return;
  (list.querySelector<HTMLElement>('[data-row]:not(:disabled)') ?? list).focus();
}

/** Moves the focus one row down (1) or up (-1) in the focused list. Without a focused list it enters `fallbackList`. */
export function moveInList(step: 1 | -1, fallbackList: string): void {
  const list = document.activeElement?.closest<HTMLElement>('[data-list]');
  if (list == null) {
    enterList(fallbackList);
    return;
  }
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]:not(:disabled)')];
  const here = rows.indexOf(document.activeElement as HTMLElement);
  if (rows.length === 0) list.scrollBy({ top: step * 46 });
  else rows[Math.min(rows.length - 1, Math.max(0, here + step))]?.focus();
}
