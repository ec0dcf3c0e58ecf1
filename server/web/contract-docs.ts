// Finds the docstrings of the contract's keys, so that OpenAPI says what the editor shows and nothing is written twice. The build
// reads them from the sources once and writes them to a file; only a server that runs from its sources reads them itself.
//
// It relies on the form that the formatter gives every file: one key a line, two spaces for each level. A docstring belongs to
// the key on the next line. test/contract-comments.test.ts proves that every docstring of a call reaches OpenAPI.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractDir, contractDocsFile, isBuilt } from '../config/paths.ts';

/** Keys from the outside in: `['ticket.issue', 'input', 'serviceId']`, or `['Applicant', 'phone']` of a named schema. */
export type DocPath = readonly string[];

interface Docstring {
  text: string;
  /** The JSON behind `@example`, or null. */
  example: unknown;
}

export interface ContractDocs {
  /** The docstring of a key, or of the named schema that it uses; null when there is none. */
  find(path: DocPath): Docstring | null;
}

/** What was read from one source file, as plain JSON; its keys are paths joined by "/". */
interface SourceDocs {
  docs: Record<string, Docstring>;
  /** The named schemas that a key is made from: `dueAt: At.nullable()` uses At, `...byCode` adds the fields of byCode. */
  uses: Record<string, string[]>;
  /** Names of the constants that the file defines. */
  names: string[];
}

const keyLine = /^( *)(?:'([\w.-]+)'|(\w+)): (.*)$/;
const constLine = /^(?:export )?const (\w+)(?:: [^=]+)? = (.*)$/;
const spreadLine = /^ *\.\.\.(\w+)(?:\.shape)?,$/;
const keyOf = (path: DocPath) => path.join('/');

function parseDocstring(lines: readonly string[]): Docstring {
  const text = lines
    .map(line => line.replace(/^\s*(?:\/\*\*|\*\/|\*)? ?|\s*\*\/$/g, ''))
    .join('\n')
    .trim();
  const [prose = '', example] = text.split('@example');
  return { text: prose.trim(), example: example === undefined ? null : JSON.parse(example.replaceAll('\n', ' ')) };
}

/** Walks through one source file line by line and notes which docstring stands above which key. */
function readSource(source: string): SourceDocs {
  const found: SourceDocs = { docs: {}, uses: {}, names: [] };
  let stack: { indent: number; key: string }[] = [];
  let comment: string[] = [];
  let isInComment = false;
  for (const line of source.split('\n')) {
    if (isInComment || /^\s*\/\*\*/.test(line)) {
      if (!isInComment) comment = [];
      comment.push(line);
      isInComment = !line.includes('*/');
      continue;
    }
    const constant = constLine.exec(line);
    const [, spaces = '', quoted, plain, rest = ''] = keyLine.exec(line) ?? [];
    const spread = spreadLine.exec(line)?.[1];
    const key = constant?.[1] ?? quoted ?? plain;
    if (key !== undefined) {
      const indent = constant === null ? spaces.length : -1;
      stack = [...stack.filter(outer => outer.indent < indent), { indent, key }];
      // The tables of calls themselves are no part of the path.
      const path = keyOf(stack.map(({ key }) => key).filter(key => !/^\w+Calls$/.test(key)));
      if (constant !== null) found.names.push(key);
      if (comment.length > 0) found.docs[path] = parseDocstring(comment);
      found.uses[path] = (constant?.[2] ?? rest).match(/\b[A-Za-z]\w+\b/g) ?? [];
    } else if (spread !== undefined) {
      const path = keyOf(stack.map(({ key }) => key).filter(key => !/^\w+Calls$/.test(key)));
      found.uses[path] = [...(found.uses[path] ?? []), spread];
    }
    comment = [];
  }
  return found;
}

function readSources(): SourceDocs[] {
  const files = readdirSync(contractDir, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));
  return files.map(file => readSource(readFileSync(join(contractDir, file), 'utf8')));
}

/** Writes the docstrings for the built server, which may be installed without the sources. The build calls it. */
export function writeContractDocs(): void {
  writeFileSync(contractDocsFile, JSON.stringify(readSources()));
}

/** Reads the docstrings: from the file of the build, or from the sources when the server runs from them. */
export function readContractDocs(): ContractDocs {
  const sources = isBuilt ? (JSON.parse(readFileSync(contractDocsFile, 'utf8')) as SourceDocs[]) : readSources();

  /** A name means the schema of the same file, else the one of the file that exports it. */
  const findSource = (name: string, from: SourceDocs) =>
    from.names.includes(name) ? from : (sources.find(source => source.names.includes(name)) ?? null);

  function findIn(source: SourceDocs, path: DocPath, depth: number): Docstring | null {
    const own = source.docs[keyOf(path)];
    if (own !== undefined) return own;
    // Definitions refer to each other a few levels deep, never in a circle; the limit only guards against a mistake.
    if (depth > 6) return null;
    for (let length = path.length; length > 0; length--)
      for (const name of source.uses[keyOf(path.slice(0, length))] ?? []) {
        const home = findSource(name, source);
        const doc = home === null ? null : findIn(home, [name, ...path.slice(length)], depth + 1);
        if (doc !== null) return doc;
      }
    return null;
  }

  return {
    find(path) {
      for (const source of sources) {
        if (source.uses[path[0] ?? ''] === undefined) continue;
        const doc = findIn(source, path, 0);
        if (doc !== null) return doc;
      }
      return null;
    },
  };
}
