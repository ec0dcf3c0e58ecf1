// Converts a Word file to the text form in which legal databases publish decisions: each cell on a line that begins with a tab, an
// empty line after each row. One layout reader then reads both. Only the text of the body is read; no macro or link is followed.
import { type Numbering, readNumbering } from './docx-numbering.ts';
import { readZipped } from './zip.ts';

const attributeOf = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** Returns the target of the first relation of a type as a path in the archive; null when there is none. */
function targetOf(rels: string | undefined, kind: string, folder: string): string | null {
  for (const [tag] of (rels ?? '').matchAll(/<Relationship\s[^>]*>/g)) {
    if (!attributeOf(tag, 'Type').endsWith(`/${kind}`)) continue;
    const target = attributeOf(tag, 'Target');
    return target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
  }
  return null;
}

export interface WordText {
  text: string;
  /** The table and the row of each line that belongs to a table; lines, tables and rows count from 1. */
  places: ReadonlyMap<number, { table: number; row: number }>;
}

/** Returns null when the bytes are not a Word file. */
export function readDocx(bytes: Uint8Array): WordText | null {
  // Only XML parts are unpacked; pictures and fonts would be large.
  const files = readZipped(bytes, name => /\.(?:xml|rels)$/.test(name));
  if (files === null) return null;
  const main = targetOf(files.get('_rels/.rels'), 'officeDocument', '') ?? 'word/document.xml';
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(main) ?? [];
  const xml = files.get(main);
  if (xml === undefined || !xml.includes('<w:body')) return null;
  const rels = files.get(`${folder}_rels/${name}.rels`);
  const numbers = targetOf(rels, 'numbering', folder) ?? `${folder}numbering.xml`;
  return toText(xml, readNumbering(files.get(numbers) ?? ''));
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function resolveEntities(text: string): string {
  // biome-ignore lint/complexity/useMaxParams: String.replace hands over each group of the pattern.
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
    if (point !== null) return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    return entities[String(name)] ?? whole;
  });
}

/** The content of these elements is not part of the visible text: deletions, moved text, field codes, fallbacks. */
const invisibleElements = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'mc:Fallback', 'w:delText']);

function toText(xml: string, numbering: Numbering): WordText {
  const lines: string[] = [];
  const places = new Map<number, { table: number; row: number }>();
  let [table, row] = [0, 0];
  let paragraph = '';
  /** The depth of nested tables. A table inside a table counts as text of its cell. */
  let tables = 0;
  let cellBegins = false;
  let cellEmpty = true;
  let inText = false;
  let skipped = 0;
  /** The list to which the paragraph belongs, and its level from 0. */
  let list: { id: string; level: number } = { id: '', level: 0 };

  function endParagraph(): void {
    const label = list.id === '' ? '' : numbering.next(list.id, list.level);
    const text = `${label} ${paragraph}`.replace(/[\t\r\n ]+/g, ' ').trim();
    paragraph = '';
    list = { id: '', level: 0 };
    const before = lines.length;
    if (tables === 0) lines.push(text);
    else if (cellBegins) {
      lines.push(`\t${text}`);
      [cellBegins, cellEmpty] = [false, text === ''];
    } else if (text !== '' && cellEmpty) {
      // The first paragraph of the cell was empty, so its line takes the text.
      lines[lines.length - 1] = `\t${text}`;
      cellEmpty = false;
    } else if (text !== '') lines.push(text);
    if (tables > 0 && lines.length > before) places.set(lines.length, { table, row });
  }

  for (let at = 0; at < xml.length; ) {
    const open = xml.indexOf('<', at);
    const text = xml.slice(at, open < 0 ? undefined : open);
    if (inText && skipped === 0) paragraph += resolveEntities(text);
    if (open < 0) break;
    const close = xml.indexOf('>', open);
    if (close < 0) break;
    const tag = xml.slice(open + 1, close);
    at = close + 1;
    const ends = tag.startsWith('/');
    const alone = tag.endsWith('/');
    const name = /^[\w:]+/.exec(ends ? tag.slice(1) : tag)?.[0] ?? '';
    if (invisibleElements.has(name) && !alone) skipped = Math.max(0, skipped + (ends ? -1 : 1));
    else if (name === 'w:t') inText = !ends && !alone;
    else if (name === 'w:tab' || name === 'w:br' || name === 'w:cr') paragraph += ' ';
    else if (name === 'w:numId' && skipped === 0) list.id = attributeOf(tag, 'w:val');
    else if (name === 'w:ilvl' && skipped === 0) list.level = Number(attributeOf(tag, 'w:val'));
    else if (name === 'w:noBreakHyphen') paragraph += '-';
    else if (name === 'w:p' && (ends || alone)) endParagraph();
    else if (name === 'w:tbl' && !alone) {
      tables = Math.max(0, tables + (ends ? -1 : 1));
      if (tables === 1 && !ends) [table, row] = [table + 1, 0];
    } else if (name === 'w:tr' && tables === 1 && !ends && !alone) row += 1;
    else if (name === 'w:tc' && tables === 1 && !ends && !alone) [cellBegins, cellEmpty] = [true, true];
    else if (name === 'w:tr' && tables === 1 && ends) lines.push('');
  }
  return { text: lines.join('\n'), places };
}
