// Documents are read in a thread of their own: whatever a file is made of, the office goes on, and an answer comes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import vi from '../../common/text/vi/catalogue.json' with { type: 'json' };
import { createIsolatedReader } from '../../server/catalogue/reading/isolated/isolated-reader.ts';
import { UnreadableDocument } from '../../server/catalogue/reading/model.ts';
import { projectRoot } from '../../server/config/paths.ts';
import { letTimePass } from '../fakes/waiting.ts';
import { readSeed, seeds } from './expected.ts';
import { knownReading } from './known-catalogue.ts';

const worker = join(projectRoot, 'build/server/catalogue/reading/isolated/reading-worker.js');
const read = createIsolatedReader(worker);
const nothing = { province: null, decision: null };
const folder = mkdtempSync(join(tmpdir(), 'motcua-isolated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function refusalOf(reading: Promise<unknown>): Promise<UnreadableDocument> {
  const error = await reading.then(
    () => null,
    (refused: unknown) => refused,
  );
  if (!(error instanceof UnreadableDocument)) throw error ?? new Error('was read');
  return error;
}

/** How often something else could be done meanwhile. */
async function countTurns<T>(work: Promise<T>): Promise<number> {
  let turns = 0;
  let over = false;
  const ended = work
    .catch(() => {})
    .finally(() => {
      over = true;
    });
  while (!over) {
    await letTimePass(5, 'something else is done every 5 ms');
    turns += 1;
  }
  await ended;
  return turns;
}

describe('a document in a thread of its own', () => {
  it('is read as everywhere', async () => {
    const [reading] = await read(readSeed(seeds.caoBang), 'a.txt', nothing);
    expect(reading?.processes.length).toBe(7);
    const data = new TextEncoder().encode(JSON.stringify(knownReading()));
    expect((await read(data, 'a.json', nothing))[0]?.processes.length).toBe(knownReading().processes.length);
  });

  it('is refused with its reason', async () => {
    const { detail } = await refusalOf(read(new TextEncoder().encode('Biên bản'), 'a.txt', nothing));
    expect(detail).toMatchObject({ rule: 'no-course', lookedFor: expect.arrayContaining(['process-heading']) });
  });

  it.each([
    ['a megabyte of line ends', 'a.txt', strToU8(`a${'\n'.repeat(1_000_000)}`), 'file-too-many-lines'],
    ['more procedures than a country has', 'a.json', strToU8(manyProcedures(20_001)), 'file-too-many-procedures'],
  ])('%s is refused in a sentence', async (_what, name, bytes, rule) => {
    const { detail } = await refusalOf(read(bytes, name, nothing));
    expect(detail.rule).toBe(rule);
    expect(vi.files).toHaveProperty(rule);
  });

  it('holds nothing up while it is read', async () => {
    const text = readSeed(seeds.konTum).toString('utf8').repeat(20);
    expect(await countTurns(read(strToU8(text), 'a.txt', nothing))).toBeGreaterThan(10);
  });

  it('that unpacks to very much is not unpacked', async () => {
    const large = zipSync({ 'xl/workbook.xml': new Uint8Array(60_000_000), '[Content_Types].xml': strToU8('<T/>') });
    expect((await refusalOf(read(large, 'a.xlsx', nothing))).detail).toMatchObject({ rule: 'file-broken' });
  });

  it('that takes too long or too much is given up, and the next one is read', async () => {
    const slow = join(folder, 'slow.mjs');
    writeFileSync(slow, 'for (;;);');
    const heavy = join(folder, 'heavy.mjs');
    writeFileSync(heavy, 'const all = []; for (;;) all.push(new Array(1000).fill({}).map(() => ({ a: 1 })));');
    const silent = join(folder, 'silent.mjs');
    writeFileSync(silent, '');
    const bytes = new Uint8Array(1);
    const hasty = { ms: 300, megabytes: 32 };
    const patient = { ms: 100_000, megabytes: 32 };
    expect((await refusalOf(createIsolatedReader(slow, hasty)(bytes, 'a', nothing))).detail.rule).toBe('file-too-slow');
    const { rule } = (await refusalOf(createIsolatedReader(heavy, patient)(bytes, 'a', nothing))).detail;
    expect(rule).toBe('file-too-heavy');
    await expect(createIsolatedReader(silent)(bytes, 'a', nothing)).rejects.toThrow('without an answer');
    const impatient = createIsolatedReader(worker, { ms: 1, megabytes: 64 });
    expect((await refusalOf(impatient(bytes, 'a.txt', nothing))).detail.rule).toBe('file-too-slow');
    expect((await read(readSeed(seeds.caoBang), 'a.txt', nothing)).length).toBe(1);
  });
});

function manyProcedures(count: number): string {
  const reading = knownReading();
  const [process] = reading.processes;
  const procedures = Array.from({ length: count }, (_, i) => ({ code: null, name: `Thủ tục ${i}`, line: i }));
  return JSON.stringify({ ...reading, processes: [{ ...process, procedures }] });
}
