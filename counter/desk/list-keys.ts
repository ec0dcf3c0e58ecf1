// Going through the lists with the arrow keys. Moves the focus only; Enter on a row's button does the rest.

/** Puts the focus on the first row of a list, or on the list itself when no row can be chosen. */
export function enterList(name: string): void {
  const list = document.querySelector<HTMLElement>(`[data-list="${name}"]`);
  if (list === null) return;
  (list.querySelector<HTMLElement>('[data-row]:not(:disabled)') ?? list).focus();
}

/** Goes one row down (1) or up (-1) in the list that has the focus, else into the named list. */
export function moveInList(step: 1 | -1, otherwise: string): void {
  const list = document.activeElement?.closest<HTMLElement>('[data-list]');
  if (list == null) {
    enterList(otherwise);
    return;
  }
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]:not(:disabled)')];
  const here = rows.indexOf(document.activeElement as HTMLElement);
  if (rows.length === 0) list.scrollBy({ top: step * 46 });
  else rows[Math.min(rows.length - 1, Math.max(0, here + step))]?.focus();
}
