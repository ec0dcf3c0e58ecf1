// Every layout's own examples: invented decisions with other columns, headings, units and totals than the published ones.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Process, Reading } from '../../server/catalogue/reading/model.ts';
import { createDocumentReader, type ReadDocument } from '../../server/catalogue/reading/read-document.ts';
import { projectRoot } from '../../server/config/paths.ts';

const readersDir = join(projectRoot, 'server/catalogue/reading/layouts');
const layouts = readdirSync(readersDir, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name);

interface Example {
  decision: Reading['decision'];
  processes: (Omit<Process, 'steps'> & { steps: Omit<Process['steps'][number], 'no'>[] })[];
  /** Line and rule. */
  warnings: [number, string][];
  unread: [number, string][];
}

let read: ReadDocument;
beforeAll(async () => {
  read = await createDocumentReader();
});

describe.each(layouts)('the layout %s', layout => {
  const dir = join(readersDir, layout, 'examples');
  const names = readdirSync(dir)
    .filter(file => file.endsWith('.txt'))
    .map(file => file.slice(0, -4));

  it('has examples, each with what it says', () => {
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(existsSync(join(dir, `${name}.json`)), name).toBe(true);
  });

  it.each(names)('reads %s', name => {
    const expected = JSON.parse(readFileSync(join(dir, `${name}.json`), 'utf8')) as Example;
    const answer = read(readFileSync(join(dir, `${name}.txt`)), `${name}.txt`, { province: null, decision: null });
    if (!answer.ok) throw new Error(JSON.stringify(answer.detail));
    const { value } = answer;
    expect(value.layout).toBe(layout);
    expect(value.decision).toEqual(expected.decision);
    expect(value.processes).toEqual(
      expected.processes.map(process => ({
        ...process,
        steps: process.steps.map((step, at) => ({ no: at + 1, ...step })),
      })),
    );
    expect(value.warnings.map(({ line, rule }) => [line, rule])).toEqual(expected.warnings);
    expect(value.unread.map(({ line, text }) => [line, text])).toEqual(expected.unread);
  });
});
