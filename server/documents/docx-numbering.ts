// Computes the list labels that Word generates, "Bước 1", "2.", "a)". The file contains only the rules by which they are counted.

interface Level {
  start: number;
  /** The number format of Office Open XML: "decimal", "lowerLetter", "bullet" … */
  format: string;
  /** The pattern of the label, "Bước %1" or "%1.%2."; %1 is the number of the first level. */
  text: string;
}

export interface Numbering {
  /** Counts the next paragraph of a list and returns definition label; "" where the list has none. */
  next(listId: string, level: number): string;
}

/** Word allows no deeper lists. */
const maxLevels = 9;

const attributeOf = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null;

/** Yields the elements of a name with their opening tag and content. */
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

function formatNumber(number: number, format: string): string {
  const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(9, Math.ceil(number / 26)));
  if (format === 'lowerLetter') return letter;
  if (format === 'upperLetter') return letter.toUpperCase();
  if (format === 'lowerRoman') return toRoman(number);
  if (format === 'upperRoman') return toRoman(number).toUpperCase();
  return format === 'decimalZero' ? String(number).padStart(2, '0') : String(number);
}

/** @param xml the content of numbering.xml, or "" when the file has none */
export function readNumbering(xml: string): Numbering {
  const kinds = new Map<string, Map<number, Level>>();
  for (const { tag, inside } of elements(xml, 'w:abstractNum'))
    kinds.set(attributeOf(tag, 'w:abstractNumId') ?? '', readLevels(inside));
  const lists = new Map<string, { kind: string; starts: Map<number, number> }>();
  for (const { tag, inside } of elements(xml, 'w:num')) {
    const kind = /<w:abstractNumId w:val="([^"]*)"/.exec(inside)?.[1] ?? '';
    const starts = new Map<number, number>();
    for (const { tag: over, inside: content } of elements(inside, 'w:lvlOverride')) {
      const start = /<w:startOverride w:val="(\d{1,9})"/.exec(content)?.[1];
      if (start !== undefined) starts.set(Number(attributeOf(over, 'w:ilvl')), Number(start));
    }
    lists.set(attributeOf(tag, 'w:numId') ?? '', { kind, starts });
  }
  /** Lists with the same abstract numbering share their counters, unless a list overrides definition start. */
  const counts = new Map<string, number[]>();
  return {
    next(listId, level) {
      const list = lists.get(listId);
      const levels = kinds.get(list?.kind ?? '');
      const definition = levels?.get(level);
      if (list === undefined || levels === undefined || definition === undefined || level >= maxLevels) return '';
      const key = list.starts.size > 0 ? `list ${listId}` : `kind ${list.kind}`;
      const count = counts.get(key) ?? [];
      counts.set(key, count);
      const startOf = (at: number) => list.starts.get(at) ?? levels.get(at)?.start ?? 1;
      for (let above = 0; above < level; above++) count[above] ??= startOf(above);
      count[level] = count[level] === undefined ? startOf(level) : count[level] + 1;
      count.length = level + 1;
      if (definition.format === 'none') return '';
      if (definition.format === 'bullet') return '-';
      return definition.text.replace(/%([1-9])/g, (_, nth) => {
        const at = Number(nth) - 1;
        return formatNumber(count[at] ?? startOf(at), levels.get(at)?.format ?? 'decimal');
      });
    },
  };
}
