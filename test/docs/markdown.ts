// Reads the project's Markdown files for the tests of this folder: which there are, and what stands in them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../../server/config/paths.ts';

/** Folders that hold nothing of ours, or nothing that is kept. */
const strange = new Set(['node_modules', 'build', 'data', 'agent-data', '.git']);

/** All files below a folder, as paths from the project's root. */
export function listFiles(folder = projectRoot): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !strange.has(name))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFiles(path) : [relative(projectRoot, path)];
    });
}

export const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');

export const documents = listFiles().filter(file => file.endsWith('.md'));

/** Code between fences, with the word behind the first fence. */
export function codeBlocks(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , code = '']) => code);
}

export const withoutCodeBlocks = (text: string) => text.replace(/^```\w*\n[\s\S]*?^```$/gm, '');

/** What stands between backticks in running text. */
export function inlineCode(text: string): string[] {
  return [...withoutCodeBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** The rows of all tables in a text, each as its cells; heads and separators are left out. */
export function tableRows(text: string): string[][] {
  const lines = withoutCodeBlocks(text).split('\n');
  return lines
    .filter(
      (line, i) => line.startsWith('|') && !/^\|[ :|-]+\|$/.test(line) && !/^\|[ :|-]+\|$/.test(lines[i + 1] ?? ''),
    )
    .map(line =>
      line
        .slice(1, -1)
        .split('|')
        .map(cell => cell.trim()),
    );
}

/** The part under a heading, up to the next one of the same level or above. */
export function section(text: string, heading: string): string {
  const level = heading.match(/^#+/)?.[0].length ?? 1;
  const from = text.indexOf(`${heading}\n`);
  if (from === -1) throw new Error(`no "${heading}"`);
  const rest = text.slice(from + heading.length);
  const end = rest.search(new RegExp(`\n#{1,${level}} `));
  return end === -1 ? rest : rest.slice(0, end);
}
