// Published decisions, damaged at random: the reading is right, or there is a doubt or something unread, or a refusal. Never a
// crash, a silent loss, or another time than printed without a word about it.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../server/catalogue/reading/model.ts';
import { createDocumentReader, type ReadDocument } from '../../server/catalogue/reading/read-document.ts';
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

/** From 1; behind the last line where nothing is other. */
function lineOfDamage(whole: string, damaged: string): number {
  const lines = damaged.split('\n');
  const at = whole.split('\n').findIndex((line, no) => line !== lines[no]);
  return at < 0 ? lines.length : at + 1;
}

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

  /** Lines of new doubts, and of what was not understood. */
  function newDoubts({ warnings, unread }: Reading): number[] {
    const seen = new Map<string, number[]>();
    for (const warning of warnings) {
      const [doubt = ''] = doubtsOf([warning]);
      seen.set(doubt, [...(seen.get(doubt) ?? []), warning.line]);
    }
    const fresh = [...seen].filter(([doubt, lines]) => lines.length > (usual.get(doubt) ?? 0));
    return [...fresh.flatMap(([, lines]) => lines), ...unread.map(({ line }) => line)];
  }

  /** Whether there is a new doubt where the damage is: in its process or at the next one's head, or over all, in a heading. */
  function isDoubted(reading: Reading, at: number): boolean {
    const heads = reading.processes.map(({ line }) => line);
    const before = heads.filter(line => line <= at + 1).at(-2) ?? 0;
    const behind = heads.filter(line => line > at)[1] ?? Number.POSITIVE_INFINITY;
    const overAll = new Set(['section-count', 'section-counts-procedures', 'uncounted-missing', 'units-mixed']);
    const lines = newDoubts(reading);
    return (
      lines.some(line => line >= before && line <= behind) ||
      reading.warnings.some(({ rule, line }) => overAll.has(rule) && lines.includes(line))
    );
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
      const { value, coverage } = answer;
      const lost = findLost(text, value, coverage);
      if (lost.length > 0) wrong.push(`${seedOfDice}: lost ${lost.slice(0, 3).join(' | ')}`);
      const at = lineOfDamage(whole, text);
      if (
        !isDoubted(value, at) &&
        JSON.stringify(timesOf(value.processes)) !== JSON.stringify(timesOf(expected.processes))
      ) {
        wrong.push(`${seedOfDice}: other times in silence, at line ${at}: ${text.split('\n')[at - 1]?.slice(0, 80)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
