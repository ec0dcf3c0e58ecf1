// Refreshes the list on the page of a pretend printer or phone by fetching the page again and taking over its list.
// Reloading the page instead would scroll the reader back to the top.

const refreshMs = 2000;
const listSelector = 'ul[data-fresh]';

async function refreshList(): Promise<void> {
  const response = await fetch(location.href, { cache: 'no-store' });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector(listSelector);
  const shown = document.querySelector(listSelector);
  if (fresh === null || shown === null || fresh.innerHTML === shown.innerHTML) return;
  shown.replaceWith(document.adoptNode(fresh));
}

async function watch(): Promise<void> {
  // While the server is out of reach the last list stays.
  if (!document.hidden) await refreshList().catch(() => {});
  setTimeout(watch, refreshMs);
}

setTimeout(watch, refreshMs);
