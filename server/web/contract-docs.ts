// Reads the docstrings of the contract from its source, so that OpenAPI says what the editor shows and nothing is written twice.
//
// It relies on the form that the formatter gives every file: one key a line, two spaces for each level. A docstring belongs to
// the key on the next line. test/contract-comments.test.ts proves that every docstring of a call reaches OpenAPI.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractDir } from '../config/paths.ts';

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

interface SourceDocs {
  docs: Map<string, Docstring>;
  /** The named schemas that a key is made from: `dueAt: At.nullable()` uses At, `...byCode` adds the fields of byCode. */
  uses: Map<string, string[]>;
  names: Set<string>;
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
  const found: SourceDocs = { docs: new Map(), uses: new Map(), names: new Set() };
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
      if (constant !== null) found.names.add(key);
      if (comment.length > 0) found.docs.set(path, parseDocstring(comment));
      found.uses.set(path, (constant?.[2] ?? rest).match(/\b[A-Za-z]\w+\b/g) ?? []);
    } else if (spread !== undefined) {
      const path = keyOf(stack.map(({ key }) => key).filter(key => !/^\w+Calls$/.test(key)));
      found.uses.set(path, [...(found.uses.get(path) ?? []), spread]);
    }
    comment = [];
  }
  return found;
}

export function readContractDocs(): ContractDocs {
  const files = readdirSync(contractDir, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));
  const sources = files.map(file => readSource(readFileSync(join(contractDir, file), 'utf8')));

  /** A name means the schema of the same file, else the one of the file that exports it. */
  const findSource = (name: string, from: SourceDocs) =>
    from.names.has(name) ? from : (sources.find(source => source.names.has(name)) ?? null);

  function findIn(source: SourceDocs, path: DocPath, depth: number): Docstring | null {
    const own = source.docs.get(keyOf(path));
    if (own !== undefined) return own;
    // Definitions refer to each other a few levels deep, never in a circle; the limit only guards against a mistake.
    if (depth > 6) return null;
    for (let length = path.length; length > 0; length--)
      for (const name of source.uses.get(keyOf(path.slice(0, length))) ?? []) {
        const home = findSource(name, source);
        const doc = home === null ? null : findIn(home, [name, ...path.slice(length)], depth + 1);
        if (doc !== null) return doc;
      }
    return null;
  }

  return {
    find(path) {
      for (const source of sources) {
        if (!source.uses.has(path[0] ?? '')) continue;
        const doc = findIn(source, path, 0);
        if (doc !== null) return doc;
      }
      return null;
    },
  };
}
