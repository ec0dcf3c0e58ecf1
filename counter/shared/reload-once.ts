// Reloads the page once. A second call would only abort the first reload.
let isReloading = false;

export function reloadOnce(): void {
  if (isReloading) return;
  isReloading = true;
  location.reload();
}
