// The sets of forms as data: each fits its schema, the schema is fresh, and mistakes are told by name.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/config/paths.ts';
import { SetupError } from '../../server/config/setup-error.ts';
import { formSetSchema, parseFormSet, readFormSet } from '../../server/papers/form-set.ts';
import { loadPapers } from '../../server/papers/load.ts';
import { exampleSite } from '../fakes/office.ts';

const dir = join(projectRoot, 'firmware-config/forms');
const names = readdirSync(dir).map(file => file.replace('.json', ''));
const read = (name: string) => JSON.parse(readFileSync(join(dir, `${name}.json`), 'utf8'));

it('the schema is the one that the program makes', () => {
  const file = join(projectRoot, 'firmware-config/schema/form-set.schema.json');
  const made = `${JSON.stringify(formSetSchema(), null, 2)}\n`;
  // UPDATE_SCHEMAS=1 writes it; then `npx biome format --write` on the file.
  if (process.env.UPDATE_SCHEMAS === '1') writeFileSync(file, made);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(made));
});

describe('the forms', () => {
  it.each(names)('of %s name their schema, say where they are from and are written in composed letters', name => {
    const raw = read(name);
    expect(raw.$schema).toBe('../schema/form-set.schema.json');
    expect(JSON.stringify(raw)).toBe(JSON.stringify(raw).normalize('NFC'));
    expect(() => readFormSet(name, dir)).not.toThrow();
  });

  // domain.md C3: circulars 01/2018 and 03/2025.
  it.each([
    ['2018', ['01 receipt', '02 supplement', '03 refusal', '04 apology', '05 control', '06 register']],
    ['2025', ['01 receipt', '02 supplement', '03 refusal', '04 apology', '05 stop', '06 control', '07 register']],
  ])('of %s are those of its circular', (name, forms) => {
    const set = readFormSet(name, dir);
    expect(set.forms.map(({ number, kind }) => `${number} ${kind}`)).toEqual(forms);
    for (const { kind, paper, copies } of set.forms) {
      expect(paper, kind).toBe(kind === 'register' ? 'A4' : 'A5');
      expect(copies.length, kind).toBe(kind === 'receipt' ? 2 : 1);
    }
  });

  it('whose fields were found nowhere are marked so', () => {
    for (const name of names)
      for (const { kind, source } of readFormSet(name, dir).forms)
        expect(source, `${name} ${kind}`).toBe(
          ['receipt', 'supplement', 'control'].includes(kind) ? 'as-printed' : 'minimal',
        );
  });
});

describe('a mistake', () => {
  const firstTable = (set: ReturnType<typeof read>) =>
    set.forms[0].parts.find((part: { part: string }) => part.part === 'table');
  const changed = (change: (set: ReturnType<typeof read>) => void) => {
    const set = read('2025');
    change(set);
    return () => parseFormSet(set, 'mine', 'mine.json');
  };
  it.each<[string, (set: ReturnType<typeof read>) => void, RegExp]>([
    [
      'a hole that is no field',
      set => set.forms[0].notes.push('{shoe}'),
      /mine.json is wrong at "forms.0.notes.2".*shoe/,
    ],
    [
      'a field that nobody knows',
      set => (set.forms[0].parts[0].items[0].field = 'shoe'),
      /forms.0.parts.0.items.0.field/,
    ],
    ['a form twice', set => (set.forms[1].kind = 'receipt'), /forms.1.kind": each form once/],
    ['a column of another list', set => (firstTable(set).columns[0].column = 'times'), /one of no, name, kind/],
    ['two columns that take the rest', set => (firstTable(set).columns[0].widthMm = null), /exactly one column/],
    ['no reason', set => (set.forms[0].why = []), /forms.0.why/],
  ])('is told by file and key: %s', (_what, change, message) => {
    expect(changed(change)).toThrow(message);
    expect(changed(change)).toThrow(SetupError);
  });

  it('in the site file is told with the sets there are', () => {
    const site = exampleSite({ dossiers: { unit: '000.00.01.H99', forms: '2019' } });
    expect(() => loadPapers(site, null)).toThrow(/forms "2019" .* there are only 2018, 2025/);
  });
});
