// The labels that Word makes itself: "Bước 1", "2.", "a)". They stand nowhere in the text, only how they are counted does.

interface Level {
  start: number;
  /** "decimal", "lowerLetter", "bullet" … */
  format: string;
  /** "Bước %1", "%1.%2." */
  text: string;
}

export interface Numbering {
  /** The label of the next paragraph of a list; "" where there is none. */
  next(listId: string, level: number): string;
}

/** No list is deeper in Word. */
const mostLevels = 9;

const attributeOf = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null;

/** Pieces between an opening tag and its end. */
function* elements(xml: string, name: string): Generator<{ tag: string; inside: string }> {
  for (let at = xml.indexOf(`<${name} `); at >= 0; ) {
    const open = xml.indexOf('>', at);
    const end = xml.indexOf(`</${name}>`, at);
    if (open < 0 || end < 0) return;
    yield { tag: xml.slice(at, open), inside: xml.slice(open + 1, Math.max(open + 1, end)) };
    at = xml.indexOf(`<${name} `, end);
  }
}

function readLevels(xml: string): Map<number, Level> {
  const levels = new Map<number, Level>();
  const inner = (inside: string, name: string) => {
    const at = inside.indexOf(`<${name} `);
    return at < 0 ? null : attributeOf(inside.slice(at, inside.indexOf('>', at)), 'w:val');
  };
  for (const { tag, inside } of elements(xml, 'w:lvl'))
    levels.set(Number(attributeOf(tag, 'w:ilvl')), {
      start: Number(inner(inside, 'w:start') ?? 1),
      format: inner(inside, 'w:numFmt') ?? 'decimal',
      text: inner(inside, 'w:lvlText') ?? '',
    });
  return levels;
}

const romans: [number, string][] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function toRoman(number: number): string {
  let left = Math.min(number, 399);
  let text = '';
  for (const [value, letters] of romans) for (; left >= value; left -= value) text += letters;
  return text;
}

function write(number: number, format: string): string {
  const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(9, Math.ceil(number / 26)));
  if (format === 'lowerLetter') return letter;
  if (format === 'upperLetter') return letter.toUpperCase();
  if (format === 'lowerRoman') return toRoman(number);
  if (format === 'upperRoman') return toRoman(number).toUpperCase();
  return format === 'decimalZero' ? String(number).padStart(2, '0') : String(number);
}

/** @param xml numbering.xml, or "" where the file has none */
export function readNumbering(xml: string): Numbering {
  const kinds = new Map<string, Map<number, Level>>();
  for (const { tag, inside } of elements(xml, 'w:abstractNum'))
    kinds.set(attributeOf(tag, 'w:abstractNumId') ?? '', readLevels(inside));
  const lists = new Map<string, { kind: string; starts: Map<number, number> }>();
  for (const { tag, inside } of elements(xml, 'w:num')) {
    const kind = /<w:abstractNumId w:val="([^"]*)"/.exec(inside)?.[1] ?? '';
    const starts = new Map<number, number>();
    for (const { tag: over, inside: its } of elements(inside, 'w:lvlOverride')) {
      const start = /<w:startOverride w:val="(\d{1,9})"/.exec(its)?.[1];
      if (start !== undefined) starts.set(Number(attributeOf(over, 'w:ilvl')), Number(start));
    }
    lists.set(attributeOf(tag, 'w:numId') ?? '', { kind, starts });
  }
  /** Lists of one kind go on counting with each other, unless one begins anew. */
  const counts = new Map<string, number[]>();
  return {
    next(listId, level) {
      const list = lists.get(listId);
      const levels = kinds.get(list?.kind ?? '');
      const its = levels?.get(level);
      if (list === undefined || levels === undefined || its === undefined || level >= mostLevels) return '';
      const key = list.starts.size > 0 ? `list ${listId}` : `kind ${list.kind}`;
      const count = counts.get(key) ?? [];
      counts.set(key, count);
      const startOf = (at: number) => list.starts.get(at) ?? levels.get(at)?.start ?? 1;
      for (let above = 0; above < level; above++) count[above] ??= startOf(above);
      count[level] = count[level] === undefined ? startOf(level) : count[level] + 1;
      count.length = level + 1;
      if (its.format === 'none') return '';
      if (its.format === 'bullet') return '-';
      return its.text.replace(/%([1-9])/g, (_, nth) => {
        const at = Number(nth) - 1;
        return write(count[at] ?? startOf(at), levels.get(at)?.format ?? 'decimal');
      });
    },
  };
}
