// The contract is what integrators read: at least 30 % of its lines are comments, every docstring of a call goes out in
// OpenAPI, and every example is an input that the call accepts.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CallName, calls } from '../common/contract/calls/index.ts';
import { refusals } from '../common/contract/refusals.ts';
import { readContractDocs } from '../server/web/contract-docs.ts';
import { describeApi } from '../server/web/openapi.ts';

const names = Object.keys(calls) as CallName[];
const files = readdirSync('common/contract', { recursive: true, encoding: 'utf8' }).filter(file =>
  file.endsWith('.ts'),
);
const sources = files.map(file => ({ file, text: readFileSync(`common/contract/${file}`, 'utf8') }));

it('has comments on at least 30 % of its lines', () => {
  const lines = sources.flatMap(({ text }) => text.trimEnd().split('\n'));
  let isInBlock = false;
  const comments = lines.filter(line => {
    const isComment = isInBlock || /^\s*(\/\/|\/\*)/.test(line);
    if (isInBlock || /^\s*\/\*/.test(line)) isInBlock = !line.includes('*/');
    return isComment;
  });
  expect(comments.length / lines.length).toBeGreaterThanOrEqual(0.3);
});

describe('OpenAPI', () => {
  const text = JSON.stringify(describeApi('test'));
  const docs = readContractDocs();
  const asJson = (words: string) => JSON.stringify(words).slice(1, -1);

  it('carries the docstring of every call and of every field in it', () => {
    const missing: string[] = [];
    for (const { file, text: source } of sources.filter(({ file }) => file.endsWith('-calls.ts'))) {
      const table = source.slice(source.search(/^export const \w+Calls = \{/m));
      for (const [, comment = ''] of table.matchAll(/\/\*\*(.*?)\*\//gs)) {
        const firstLine = comment.split('@example')[0]?.trim().split('\n')[0]?.replace(/^\* /, '').trim() ?? '';
        if (!text.includes(asJson(firstLine))) missing.push(`${file}: ${firstLine}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('tells for each call what it does, who may call it and what it changes', () => {
    const { paths } = describeApi('test');
    for (const name of names) {
      const { post } = paths[`/api/${name}`] ?? {};
      expect(post?.summary.length, name).toBeGreaterThan(10);
      expect(post?.description, name).toContain('May be called by:');
      expect(post?.['x-effect'], name).toBe(calls[name].effect);
    }
  });

  it('says what each refusal means', () => {
    for (const refusal of Object.keys(refusals))
      expect(docs.find(['refusals', refusal])?.text.length, refusal).toBeGreaterThan(20);
  });

  it.each(names)('gives an example of %s that the call accepts', name => {
    const example = docs.find([name])?.example;
    expect(calls[name].input.safeParse(example)).toMatchObject({ success: true });
  });
});
