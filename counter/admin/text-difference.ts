// Two texts that are nearly the same, cut to where they differ. Pure.

/** Letters left on both sides, so that the place is known. */
const contextLength = 40;
/** What is shorter is read whole. */
const maxWholeLength = 160;

/** Where both are long and alike, only what differs with a few words around. */
export function cutToDifference(before: string, after: string): [before: string, after: string] {
  if (before.length <= maxWholeLength && after.length <= maxWholeLength) return [before, after];
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from++;
  let behind = 0;
  const most = Math.min(before.length, after.length) - from;
  while (behind < most && before.at(-1 - behind) === after.at(-1 - behind)) behind++;
  const cut = (text: string) => {
    const [start, end] = [
      findWordStart(text, from - contextLength),
      findWordEnd(text, text.length - behind + contextLength),
    ];
    return `${start > 0 ? '… ' : ''}${text.slice(start, end).trim()}${end < text.length ? ' …' : ''}`;
  };
  const shown: [string, string] = [cut(before), cut(after)];
  // A piece that comes twice looks alike beside its twin.
  return shown[0] === shown[1] ? [before, after] : shown;
}

function findWordStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf(' ', at) + 1;
}

function findWordEnd(text: string, at: number): number {
  const end = at >= text.length ? -1 : text.indexOf(' ', at);
  return end < 0 ? text.length : end;
}
