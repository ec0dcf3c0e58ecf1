// Keeps the list of a pretend device's page fresh without a reload, which would throw the reader back to the top.
// The server alone decides what is on it: this fetches the page again and takes over its list.

const everyMs = 2000;
const list = 'ul[data-fresh]';

async function freshen(): Promise<void> {
  const response = await fetch(location.href, { cache: 'no-store' });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector(list);
  const shown = document.querySelector(list);
  if (fresh === null || shown === null || fresh.innerHTML === shown.innerHTML) return;
  shown.replaceWith(document.adoptNode(fresh));
}

async function watch(): Promise<void> {
  // A server that is away comes back; what was seen last stays until then.
  if (!document.hidden) await freshen().catch(() => {});
  setTimeout(watch, everyMs);
}

setTimeout(watch, everyMs);
