// What is wrong or doubtful in what was read: sums, numbers, names, codes. A check changes nothing.

import { inDays } from './duration.ts';
import { foldName } from './fold-letters.ts';
import type { Reading, Warning } from './model.ts';
import { stepNumber } from './phrases.ts';
import { isUsualCode, nameKey } from './procedure-name.ts';
import type { Course } from './process-in-progress.ts';
import { collectDoubts, type Doubts } from './warnings.ts';

export function checkProcesses(courses: readonly Course[], doubts: Doubts): void {
  for (const course of courses) {
    checkTimes(course, doubts);
    checkOrder(course, doubts);
    if (course.process.procedures.length === 0 && course.process.steps.length === 0)
      doubts.add(course.process.line, 'process-unnamed', {});
    if (course.process.procedures.length === 0)
      doubts.add(course.process.line, 'process-not-kept', { number: course.process.number });
  }
  checkNumbers(courses, doubts);
  checkProcedures(courses, doubts);
  checkUnits(courses, doubts);
  checkEnds(courses, doubts);
}

/** What came as data is doubted like what was read from a document. What it doubts itself is not told twice. */
export function checkData(reading: Reading): Reading {
  const doubts = collectDoubts();
  checkProcesses(
    reading.processes.map(process => ({
      process,
      totalLine: process.total === null && process.totalText === '' ? null : process.line,
      last: null,
      stepLines: [],
    })),
    doubts,
  );
  for (const { code, line } of reading.processes.flatMap(({ procedures }) => procedures))
    if (code !== null && !isUsualCode(code)) doubts.add(line, 'code-form', { code });
  const what = ({ rule, values }: Warning) => JSON.stringify([rule, { ...values, line: 0 }]);
  const told = new Set(reading.warnings.map(what));
  const fresh = doubts.list().filter(warning => !told.has(what(warning)));
  return { ...reading, warnings: [...reading.warnings, ...fresh].sort((a, b) => a.line - b.line) };
}

function checkTimes({ process, totalLine }: Course, doubts: Doubts): void {
  if (process.steps.length === 0) doubts.add(process.line, 'process-without-steps', { number: process.number });
  else if (totalLine === null) doubts.add(process.line, 'total-missing', { number: process.number });
  if (!process.total || process.steps.length === 0) return;
  const quarterDays = process.steps.reduce((sum, step) => sum + (step.duration?.quarterDays ?? 0), 0);
  if (Math.abs(quarterDays - process.total.quarterDays) > 0.001)
    doubts.add(totalLine ?? process.line, 'sum-differs', {
      sum: Math.round(inDays({ quarterDays }) * 1000) / 1000,
      total: inDays(process.total),
    });
}

function checkOrder({ process, stepLines }: Course, doubts: Doubts): void {
  let expected = 1;
  process.steps.forEach((step, at) => {
    const number = stepNumber(step.label);
    if (number === null || !Number.isInteger(number)) return;
    if (number !== expected) doubts.add(stepLines[at] ?? process.line, 'step-order', { label: step.label, expected });
    expected = number + 1;
  });
}

function checkNumbers(courses: readonly Course[], doubts: Doubts): void {
  const first = new Map<string, number>();
  const here = new Map<string, number>();
  for (const { process } of courses) {
    const { number, line } = process;
    const place = JSON.stringify([foldName(process.agency ?? ''), foldName(process.field ?? ''), number]);
    const twice = here.get(place);
    const before = first.get(number);
    if (twice !== undefined) doubts.add(line, 'process-number-twice', { number, line: twice });
    else if (before !== undefined) doubts.add(line, 'process-number-repeated', { number, line: before });
    here.set(place, twice ?? line);
    first.set(number, before ?? line);
  }
}

function checkProcedures(courses: readonly Course[], doubts: Doubts): void {
  const names = new Map<string, number>();
  const codes = new Map<string, number>();
  for (const { process } of courses)
    for (const { code, name, line } of process.procedures) {
      const sameName = names.get(nameKey(name));
      if (sameName !== undefined) doubts.add(line, 'name-repeated', { name, line: sameName });
      names.set(nameKey(name), sameName ?? line);
      if (code === null) {
        doubts.add(line, 'code-missing', { name });
        continue;
      }
      const sameCode = codes.get(code);
      if (sameCode !== undefined) doubts.add(line, 'code-repeated', { code, line: sameCode });
      codes.set(code, sameCode ?? line);
    }
}

/** Calendar days beside working days are easily a slip: told once, where the second unit first stands. */
function checkUnits(courses: readonly Course[], doubts: Doubts): void {
  let first: string | null = null;
  for (const { process, stepLines, totalLine } of courses) {
    const times = [
      ...process.steps.map((step, at) => ({ duration: step.duration, line: stepLines[at] ?? process.line })),
      { duration: process.total, line: totalLine ?? process.line },
    ];
    for (const { duration, line } of times) {
      if (!duration) continue;
      first ??= duration.unit;
      if (duration.unit === first) continue;
      doubts.add(line, 'units-mixed', {});
      return;
    }
  }
}

/** Where most processes, two of three at least, end with a step that nobody counts, the others have lost it. */
function checkEnds(courses: readonly Course[], doubts: Doubts): void {
  const read = courses.filter(({ process }) => process.steps.length > 0);
  const without = read.filter(({ process }) => process.steps.at(-1)?.duration);
  if (without.length * 3 > read.length) return;
  for (const { process } of without) doubts.add(process.line, 'uncounted-missing', { number: process.number });
}
