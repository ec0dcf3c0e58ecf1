// The published decisions are read exactly: every process, step, time, party, code, name and doubt, and no others.
import { beforeAll, describe, expect, it } from 'vitest';
import { createDocumentReader, type ReadDocument } from '../../server/catalogue/reading/read-document.ts';
import { readExpected, readSeed, seeds } from './expected.ts';

let read: ReadDocument;
beforeAll(async () => {
  read = await createDocumentReader();
});
const nothingGiven = { province: null, decision: null };

describe.each([
  ['Kon Tum 2022', seeds.konTum, '000-expected.json', 8, 8],
  ['Cao Bằng 2026', seeds.caoBang, '001-expected.json', 7, 22],
])('the decision of %s', (_name, seed, expectedFile, processes, procedures) => {
  const reading = () => {
    const answer = read(readSeed(seed), seed, nothingGiven);
    if (!answer.ok) throw new Error(JSON.stringify(answer.detail));
    return answer.value;
  };
  const expected = readExpected(expectedFile, seed);

  it('has its head', () => {
    expect(reading().layout).toBe(expected.layout);
    expect(reading().decision).toEqual(expected.decision);
  });

  it.each(expected.processes.map(process => [process.number, process.field, process]))(
    'has process %s of %s',
    (_number, _field, process) => {
      const its = reading().processes.find(({ line }) => line === process.line);
      expect(its).toEqual(process);
    },
  );

  it('has no others', () => {
    expect(reading().processes.map(({ line }) => line)).toEqual(expected.processes.map(({ line }) => line));
    expect(reading().processes).toHaveLength(processes);
    expect(reading().processes.flatMap(process => process.procedures)).toHaveLength(procedures);
  });

  it('gives rise to these doubts and no others', () => {
    expect(reading().warnings).toEqual(expected.warnings);
  });

  it('is read to its last line', () => {
    expect(reading().unread).toEqual([]);
  });
});

describe('what is no decision of processes', () => {
  it.each([
    [
      'the guide, whose appendix breaks off in a table',
      seeds.langSon,
      ['process-heading', 'one-cell-per-line', 'tab-rows'],
    ],
    ['the project plan, which has tables', seeds.hue, ['process-heading', 'course-head', 'step-label']],
  ])('%s is refused, with what is not in it', (_name, seed, missing) => {
    const answer = read(readSeed(seed), seed, nothingGiven);
    expect(answer.ok).toBe(false);
    if (answer.ok) return;
    expect(answer.refusal).toBe('document.unreadable');
    expect(answer.detail).toMatchObject({ rule: 'no-course', lookedFor: missing });
  });
});
