// The handbook of the office is true: its bold words are labels on the screens, its pieces of the site file are accepted, the
// sentences of the server that it explains are the server's.
import { describe, expect, it } from 'vitest';
import { parseSite } from '../../server/config/site-file.ts';
import { exampleSiteFile } from '../fakes/office.ts';
import { codeBlocks, documents, inlineCode, listFiles, read, tableRows, withoutCodeBlocks } from './markdown.ts';

const pages = documents.filter(file => file.startsWith('docs/operate/'));

function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(listTexts) : [];
}

const labels = new Set(
  listFiles()
    .filter(file => /^common\/text\/vi\/.*\.json$/.test(file))
    .flatMap(file => listTexts(JSON.parse(read(file)))),
);
/** Emphasis on words that are no label. */
const emphasis = ['đậm', 'Dừng máy chủ trước, rồi mới chép.', 'Tự động', 'Bằng lệnh', 'đã thu'];

describe.each(pages)('%s', page => {
  const text = read(page);

  it('names labels as they stand on the screens', () => {
    const bold = [...withoutCodeBlocks(text).matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) =>
      words.replace(/\s+/g, ' '),
    );
    expect(bold.filter(words => !labels.has(words) && !emphasis.includes(words))).toEqual([]);
  });

  it('shows pieces of the site file that the server accepts', () => {
    for (const block of codeBlocks(text, 'json')) {
      const piece = JSON.parse(block) as Record<string, unknown>;
      // What names services and counters of the example is put aside where the piece brings its own.
      const own = 'services' in piece ? { dossiers: null } : {};
      expect(() => parseSite({ ...exampleSiteFile(), ...own, ...piece }, page), block).not.toThrow();
    }
  });

  it('speaks of citizens, not of customers', () => {
    expect(text).not.toMatch(/khách hàng|anh\/chị/i);
  });

  it('stands in the index', () => {
    if (!page.endsWith('/README.md')) expect(read('docs/operate/README.md')).toContain(`](${page.slice(13)})`);
  });
});

describe('the sentences of the server that the handbook explains', () => {
  const sources = listFiles()
    .filter(file => /^server\/.*\.ts$/.test(file))
    .map(read)
    .join('\n');

  it('are the server’s', () => {
    const rows = tableRows(read('docs/operate/trouble.md')).filter(([first = '']) => /^`(The|Port|A)\b/.test(first));
    expect(rows.length).toBeGreaterThan(7);
    const wrong = rows.flatMap(([first = '']) => inlineCode(first)).filter(words => !sources.includes(words));
    expect(wrong).toEqual([]);
  });
});
