// Published decisions, damaged at random: the reading is right, or there is a doubt or something unread, or a refusal. Never a
// crash, a silent loss, or another time than printed without a word about it.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../server/catalogue/model.ts';
import { createDocumentReader, type ReadDocument } from '../../server/catalogue/read-document.ts';
import { makeDice } from '../core/dice.ts';
import { damages } from './damages.ts';
import { readExpected, readSeed, seeds } from './expected.ts';
import { findLost } from './find-lost.ts';
import { toUtf16 } from './letters.ts';

const throwsEach = Number(process.env.THROWS ?? 40);
let read: ReadDocument;
beforeAll(async () => {
  read = await createDocumentReader();
});

const utf8 = (text: string) => new TextEncoder().encode(text);
const packings: ((text: string) => Uint8Array)[] = [
  utf8,
  text => utf8(text.normalize('NFD')),
  text => utf8(text.replaceAll('\n', '\r\n')),
  text => toUtf16(text, 'le', true),
];

/** What must not change in silence: how many there are, and how long they take. */
const timesOf = (processes: Reading['processes']) =>
  processes.map(process => ({
    procedures: process.procedures.length,
    steps: process.steps.map(step => step.duration),
    total: process.total,
  }));

/** Doubts by what they doubt; a line more or less moves them all. */
const doubtsOf = (warnings: Reading['warnings']) =>
  warnings.map(({ rule, values }) => JSON.stringify([rule, { ...values, line: 0 }])).sort();

describe.each([
  ['Kon Tum', seeds.konTum, '000-expected.json'],
  ['Cao Bằng', seeds.caoBang, '001-expected.json'],
])('the decision of %s', (_name, seed, expectedFile) => {
  const whole = readSeed(seed).toString('utf8');
  const expected = readExpected(expectedFile, seed);
  const usual = new Map<string, number>();
  for (const doubt of doubtsOf(expected.warnings)) usual.set(doubt, (usual.get(doubt) ?? 0) + 1);

  function isDoubted(reading: Reading): boolean {
    if (reading.unread.length > 0) return true;
    const seen = new Map<string, number>();
    for (const doubt of doubtsOf(reading.warnings)) seen.set(doubt, (seen.get(doubt) ?? 0) + 1);
    return [...seen].some(([doubt, times]) => times > (usual.get(doubt) ?? 0));
  }

  it.each(Object.keys(damages))('when %s', name => {
    const damage = damages[name];
    const wrong: string[] = [];
    for (let seedOfDice = 0; seedOfDice < throwsEach; seedOfDice++) {
      const dice = makeDice(seedOfDice * 977 + name.length);
      const text = damage?.(whole, dice) ?? '';
      const pack = packings[seedOfDice % packings.length] ?? utf8;
      const answer = read(pack(text), seed, { province: null, decision: null });
      if (!answer.ok) continue;
      const { value, ledger } = answer;
      const lost = findLost(text, value, ledger);
      if (lost.length > 0) wrong.push(`${seedOfDice}: lost ${lost.slice(0, 3).join(' | ')}`);
      if (
        !isDoubted(value) &&
        JSON.stringify(timesOf(value.processes)) !== JSON.stringify(timesOf(expected.processes))
      ) {
        const lines = text.split('\n');
        const at = whole.split('\n').findIndex((line, no) => line !== lines[no]);
        wrong.push(`${seedOfDice}: other times in silence, at line ${at + 1}: ${lines[at]?.slice(0, 80)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
