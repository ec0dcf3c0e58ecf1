// What the published decisions say, written down by reading them by eye, in the shape of a reading. Long texts are told by
// the lines on which they stand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '../../server/catalogue/reading/model.ts';

const decisionsDir = join(import.meta.dirname, '../fixtures/decisions');

export const seeds = {
  konTum: '000-kon-tum-2022.txt',
  caoBang: '001-cao-bang-2026.txt',
  langSon: '002-lang-son-guide.txt',
  hue: '003-thua-thien-hue-2017.txt',
};

export const readSeed = (file: string) => readFileSync(join(decisionsDir, file));

interface Written {
  layout: string;
  decision: Reading['decision'];
  warnings: Reading['warnings'];
  processes: {
    line: number;
    number: string;
    field: string;
    agency: string;
    procedures: Reading['processes'][number]['procedures'];
    total: number;
    unit: 'day' | 'working_day';
    totalText: string;
    notes: number[][];
    steps: {
      label: string;
      /** First and last line, each a line of the text. */
      content?: number[];
      /** Rows of a table whose second cells are the content, one behind the other. */
      contentLines?: number[];
      responsible: string;
      days: number | null;
      unit: 'day' | 'working_day' | null;
      durationText: string;
      result: number[] | null;
    }[];
  }[];
}

const tidy = (text = '') => text.replace(/[^\S\t]+/g, ' ').trim();

/** @param file "000-expected.json" @param seed the document of which it tells */
export function readExpected(file: string, seed: string): Omit<Reading, 'unread'> {
  const lines = readSeed(seed).toString('utf8').split('\n');
  const written = JSON.parse(readFileSync(join(decisionsDir, file), 'utf8')) as Written;
  const span = ([from = 0, to = from]: number[]) =>
    lines
      .slice(from - 1, to)
      .map(tidy)
      .join('\n');
  const secondCells = (rows: number[]) => rows.map(row => tidy(lines[row - 1]?.split('\t')[1])).join(' ');
  return {
    layout: written.layout,
    decision: written.decision,
    warnings: written.warnings,
    processes: written.processes.map(process => ({
      agency: process.agency,
      field: process.field,
      number: process.number,
      procedures: process.procedures,
      steps: process.steps.map((step, at) => ({
        no: at + 1,
        label: step.label,
        content: step.contentLines ? secondCells(step.contentLines) : span(step.content ?? []),
        responsible: step.responsible,
        duration: step.days === null || step.unit === null ? null : { quarterDays: step.days * 4, unit: step.unit },
        durationText: step.durationText,
        result: step.result === null ? null : span(step.result),
      })),
      total: { quarterDays: process.total * 4, unit: process.unit },
      totalText: process.totalText,
      notes: process.notes.map(span),
      line: process.line,
    })),
  };
}
