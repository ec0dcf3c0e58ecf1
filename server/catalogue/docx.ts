// From a Word file to text as legal databases publish it: a cell on a line that begins with a tab, an empty line behind a row.
// One layout reader then reads both. Nothing of the file is run or followed: only the words of the document's body.
import { readZipped } from './zip.ts';

/** Null: these bytes are no Word file. */
export function readDocx(bytes: Uint8Array): string | null {
  const xml = readZipped(bytes, name => name === 'word/document.xml')?.get('word/document.xml');
  return xml === undefined ? null : toText(xml);
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function resolveEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
    if (point !== null) return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    return entities[String(name)] ?? whole;
  });
}

/** What stands in these is not what the document says. */
const unsaid = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'mc:Fallback', 'w:delText']);

function toText(xml: string): string {
  const lines: string[] = [];
  let paragraph = '';
  /** A table inside a table is text of its cell. */
  let tables = 0;
  let cellBegins = false;
  let cellEmpty = true;
  let inText = false;
  let skipped = 0;

  function endParagraph(): void {
    const text = paragraph.replace(/[\t\r\n ]+/g, ' ').trim();
    paragraph = '';
    if (tables === 0) lines.push(text);
    else if (cellBegins) {
      lines.push(`\t${text}`);
      [cellBegins, cellEmpty] = [false, text === ''];
    } else if (text !== '' && cellEmpty) {
      // The first paragraph of a cell was empty.
      lines[lines.length - 1] = `\t${text}`;
      cellEmpty = false;
    } else if (text !== '') lines.push(text);
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
    if (unsaid.has(name) && !alone) skipped = Math.max(0, skipped + (ends ? -1 : 1));
    else if (name === 'w:t') inText = !ends && !alone;
    else if (name === 'w:tab' || name === 'w:br' || name === 'w:cr') paragraph += ' ';
    else if (name === 'w:noBreakHyphen') paragraph += '-';
    else if (name === 'w:p' && (ends || alone)) endParagraph();
    else if (name === 'w:tbl' && !alone) tables = Math.max(0, tables + (ends ? -1 : 1));
    else if (name === 'w:tc' && tables === 1 && !ends && !alone) [cellBegins, cellEmpty] = [true, true];
    else if (name === 'w:tr' && tables === 1 && ends) lines.push('');
  }
  return lines.join('\n');
}
