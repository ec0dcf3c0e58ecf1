// Cuts two texts that are nearly the same to the place where they differ.

/** The number of characters kept on both sides of the difference. */
const contextLength = 40;
/** Texts up to this length are shown whole. */
const maxWholeLength = 160;

/** Returns both texts, cut to the difference and a few words around it if one of them is long. */
export function cutToDifference(before: string, after: string): [before: string, after: string] {
  if (before.length <= maxWholeLength && after.length <= maxWholeLength) return [before, after];
  let prefix = 0;
  while (prefix < before.length && prefix < after.length && before[prefix] === after[prefix]) prefix++;
  let suffix = 0;
  const maxSuffix = Math.min(before.length, after.length) - prefix;
  while (suffix < maxSuffix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix++;
  const cut = (text: string) => {
    const [start, end] = [
      findWordStart(text, prefix - contextLength),
      findWordEnd(text, text.length - suffix + contextLength),
    ];
    return `${start > 0 ? '… ' : ''}${text.slice(start, end).trim()}${end < text.length ? ' …' : ''}`;
  };
  const shown: [string, string] = [cut(before), cut(after)];
  // A repeated passage can be cut to two equal pieces; then both texts are shown whole.
  return shown[0] === shown[1] ? [before, after] : shown;
}

function findWordStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf(' ', at) + 1;
}

function findWordEnd(text: string, at: number): number {
  const end = at >= text.length ? -1 : text.indexOf(' ', at);
  return end < 0 ? text.length : end;
}
