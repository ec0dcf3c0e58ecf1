// What the documents point to exists: links, anchors, pictures and paths between backticks. Tables are not padded.
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/config/paths.ts';
import { documents, inlineCode, listFiles, read, withoutCodeBlocks } from './markdown.ts';

const files = listFiles();
const exists = (path: string) => existsSync(join(projectRoot, path));

/** The anchor that Git hosts make of a heading. */
function anchorOf(heading: string): string {
  const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
  return words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
}

function anchorsOf(file: string): string[] {
  return [...withoutCodeBlocks(read(file)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading.trim()));
}

function listLinks(file: string): { target: string; anchor: string | null }[] {
  const text = withoutCodeBlocks(read(file)).replace(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter(link => !/^[a-z]+:/.test(link))
    .map(link => {
      const [path = '', anchor = null] = link.split('#');
      return { target: path === '' ? file : normalize(join(dirname(file), path)), anchor };
    });
}

const ending = /\.(ts|tsx|mjs|js|json|jsonc|css|html|svg|png|sql|sh|py|md|yml|wav)$/;

/** A path that can be looked for: no holes, no patterns, a file of a kind that we have or a folder with its slash. */
function isPath(code: string): boolean {
  if (
    !/^\.{0,2}[\w@./-]+$/.test(code) ||
    code.startsWith('/') ||
    /^\.\w+$/.test(code) ||
    /[A-Z]{3,}/.test(code.replace('README.md', ''))
  )
    return false;
  return (
    ending.test(code) ||
    (code.includes('/') && /^(common|server|kiosk|display|counter|firmware-config|test|docs)\//.test(code)) ||
    /^[\w.-]+\/$/.test(code)
  );
}

/** Paths are told from the root, or from the document's own folder; a bare name may stand anywhere in the tree. */
function isThere(code: string, document: string): boolean {
  const path = code.replace(/\/$/, '');
  if (exists(path) || exists(join(dirname(document), path))) return true;
  return files.some(file => file === path || file.endsWith(`/${path}`) || file.includes(`/${path}/`));
}

describe.each(documents)('%s', document => {
  it('leads nowhere that is not there', () => {
    const wrong = listLinks(document).filter(
      ({ target, anchor }) =>
        !exists(target) || (anchor !== null && target.endsWith('.md') && !anchorsOf(target).includes(anchor)),
    );
    expect(wrong).toEqual([]);
  });

  it('names no file that is not there', () => {
    const wrong = inlineCode(read(document)).filter(code => isPath(code) && !isThere(code, document));
    expect(wrong).toEqual([]);
  });

  it('pads no table', () => {
    const padded = withoutCodeBlocks(read(document))
      .split('\n')
      .filter(line => line.startsWith('|') && (/ {2,}\|/.test(line) || /\| {2,}/.test(line) || /-{4,}/.test(line)));
    expect(padded).toEqual([]);
  });
});

describe('the decisions', () => {
  const numbered = files.filter(file => /^docs\/decisions\/\d{4}-/.test(file)).sort();
  const index = read('docs/decisions/README.md');

  it('stand in one row, and in the index', () => {
    expect(numbered.map(file => Number(file.slice(15, 19)))).toEqual(numbered.map((_, i) => i + 1));
    for (const file of numbered) {
      const [, number = '', title = ''] = /^# (\d+)\. (.+)$/m.exec(read(file)) ?? [];
      const date = /^\d{4}-\d{2}-\d{2}$/m.exec(read(file))?.[0];
      expect(index).toContain(`| ${number} | [${title}](${file.slice(15)}) | ${date} |`);
      expect(Number(number)).toBe(Number(file.slice(15, 19)));
    }
  });

  it.each(numbered)('%s has context, decision and cost', file => {
    const headings = [...read(file).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Context', 'Decision', 'What it costs']);
  });
});
