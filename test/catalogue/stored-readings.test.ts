// Whatever the readers read can be stored, and comes out of the store as it was read.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { readDataForm } from '../../server/catalogue/formats/data-form.ts';
import type { Process, Reading } from '../../server/catalogue/reading/model.ts';
import { createDocumentReader, type ReadDocument } from '../../server/catalogue/reading/read-document.ts';
import { projectRoot } from '../../server/config/paths.ts';
import { readSeed, seeds } from './expected.ts';
import { knownReading } from './known-catalogue.ts';
import { type OpenCatalogue, openCatalogue } from './stored.ts';

const readersDir = join(projectRoot, 'server/catalogue/reading/layouts');
const examples = readdirSync(readersDir, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.txt'));
const documents: [string, Uint8Array][] = [
  ...[seeds.konTum, seeds.caoBang].map((file): [string, Uint8Array] => [file, readSeed(file)]),
  ...examples.map((file): [string, Uint8Array] => [file, readFileSync(join(readersDir, file))]),
];

let read: ReadDocument;
let office: OpenCatalogue;
beforeAll(async () => {
  read = await createDocumentReader();
});
beforeEach(() => {
  office = openCatalogue();
});
afterEach(() => office.close());

/** What the store has of the procedures, one after the other, with their courses. */
function stored() {
  const { catalogue } = office.store;
  return catalogue.listings().map(({ id }) => {
    const whole = catalogue.find(id);
    return { name: whole?.name, steps: whole?.steps, total: whole?.total, totalText: whole?.totalText };
  });
}
const readOnes = (processes: readonly Process[]) =>
  processes.flatMap(({ procedures, steps, total, totalText }) =>
    procedures.map(({ name }) => ({ name: name.replace(/\s+/g, ' ').trim(), steps, total, totalText })),
  );

it.each(documents)('%s', (name, bytes) => {
  const answer = read(bytes, name, { province: null, decision: null });
  if (!answer.ok) throw new Error(JSON.stringify(answer.detail));
  office.take(answer.value);
  expect(stored()).toEqual(readOnes(answer.value.processes));
  expect(office.plan(answer.value)).toMatchObject({ added: [], changed: [], replaced: [] });
});

const asData = (change: (process: Process) => void): Reading => {
  const [first] = knownReading().processes;
  if (first === undefined) throw new Error('no process');
  const process = structuredClone(first);
  change(process);
  const [reading] = readDataForm(JSON.stringify({ ...knownReading(), processes: [process] }));
  if (reading === undefined) throw new Error('no reading');
  return reading;
};

it('steps of data that have one number twice are counted anew', () => {
  const reading = asData(process => {
    for (const step of process.steps) step.no = 1;
  });
  office.take(reading);
  expect(stored()[0]?.steps?.map(({ no }) => no)).toEqual(reading.processes[0]?.steps.map((_, at) => at + 1));
});

it('numbers of processes that look like counted ones stay apart', () => {
  const reading = knownReading();
  const [first] = reading.processes;
  if (first === undefined) throw new Error('no process');
  const processes = ['1', '1-2', '1'].map((number, at) => ({
    ...first,
    number,
    procedures: [{ code: null, name: `Thủ tục ${at}`, line: at }],
  }));
  office.take({ ...reading, processes });
  const ids = office.store.catalogue.listings().map(listing => listing.processId);
  expect(new Set(ids).size).toBe(3);
});
