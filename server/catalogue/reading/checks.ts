// What is wrong or doubtful in what was read: sums, numbers, names, codes. A check changes nothing.

import { inDays } from './duration.ts';
import { foldToWords } from './fold-letters.ts';
import type { Reading, Warning } from './model.ts';
import { stepNumber } from './phrases.ts';
import { isUsualCode, nameKey } from './procedure-name.ts';
import type { ProcessInProgress } from './process-in-progress.ts';
import { createWarningCollector, type WarningCollector } from './warnings.ts';

export function checkProcesses(courses: readonly ProcessInProgress[], warnings: WarningCollector): void {
  for (const course of courses) {
    checkTimes(course, warnings);
    checkOrder(course, warnings);
    if (course.process.procedures.length === 0 && course.process.steps.length === 0)
      warnings.add(course.process.line, 'process-unnamed', {});
    if (course.process.procedures.length === 0)
      warnings.add(course.process.line, 'process-not-kept', { number: course.process.number });
  }
  checkNumbers(courses, warnings);
  checkProcedures(courses, warnings);
  checkUnits(courses, warnings);
  checkEnds(courses, warnings);
}

/** What came as data is doubted like what was read from a document. What it warnings itself is not told twice. */
export function checkData(reading: Reading): Reading {
  const warnings = createWarningCollector();
  checkProcesses(
    reading.processes.map(process => ({
      process,
      totalLine: process.total === null && process.totalText === '' ? null : process.line,
      last: null,
      stepLines: [],
    })),
    warnings,
  );
  for (const { code, line } of reading.processes.flatMap(({ procedures }) => procedures))
    if (code !== null && !isUsualCode(code)) warnings.add(line, 'code-form', { code });
  const what = ({ rule, values }: Warning) => JSON.stringify([rule, { ...values, line: 0 }]);
  const told = new Set(reading.warnings.map(what));
  const fresh = warnings.list().filter(warning => !told.has(what(warning)));
  return { ...reading, warnings: [...reading.warnings, ...fresh].sort((a, b) => a.line - b.line) };
}

function checkTimes({ process, totalLine }: ProcessInProgress, warnings: WarningCollector): void {
  if (process.steps.length === 0) warnings.add(process.line, 'process-without-steps', { number: process.number });
  else if (totalLine === null) warnings.add(process.line, 'total-missing', { number: process.number });
  if (!process.total || process.steps.length === 0) return;
  const quarterDays = process.steps.reduce((sum, step) => sum + (step.duration?.quarterDays ?? 0), 0);
  if (Math.abs(quarterDays - process.total.quarterDays) > 0.001)
    warnings.add(totalLine ?? process.line, 'sum-differs', {
      sum: Math.round(inDays({ quarterDays }) * 1000) / 1000,
      total: inDays(process.total),
    });
}

function checkOrder({ process, stepLines }: ProcessInProgress, warnings: WarningCollector): void {
  let expected = 1;
  process.steps.forEach((step, at) => {
    const number = stepNumber(step.label);
    if (number === null || !Number.isInteger(number)) return;
    if (number !== expected) warnings.add(stepLines[at] ?? process.line, 'step-order', { label: step.label, expected });
    expected = number + 1;
  });
}

function checkNumbers(courses: readonly ProcessInProgress[], warnings: WarningCollector): void {
  const first = new Map<string, number>();
  const here = new Map<string, number>();
  for (const { process } of courses) {
    const { number, line } = process;
    const place = JSON.stringify([foldToWords(process.agency ?? ''), foldToWords(process.field ?? ''), number]);
    const twice = here.get(place);
    const before = first.get(number);
    if (twice !== undefined) warnings.add(line, 'process-number-twice', { number, line: twice });
    else if (before !== undefined) warnings.add(line, 'process-number-repeated', { number, line: before });
    here.set(place, twice ?? line);
    first.set(number, before ?? line);
  }
}

function checkProcedures(courses: readonly ProcessInProgress[], warnings: WarningCollector): void {
  const names = new Map<string, number>();
  const codes = new Map<string, number>();
  for (const { process } of courses)
    for (const { code, name, line } of process.procedures) {
      const sameName = names.get(nameKey(name));
      if (sameName !== undefined) warnings.add(line, 'name-repeated', { name, line: sameName });
      names.set(nameKey(name), sameName ?? line);
      if (code === null) {
        warnings.add(line, 'code-missing', { name });
        continue;
      }
      const sameCode = codes.get(code);
      if (sameCode !== undefined) warnings.add(line, 'code-repeated', { code, line: sameCode });
      codes.set(code, sameCode ?? line);
    }
}

/** Calendar days beside working days are easily a slip: told once, where the second unit first stands. */
function checkUnits(courses: readonly ProcessInProgress[], warnings: WarningCollector): void {
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
      warnings.add(line, 'units-mixed', {});
      return;
    }
  }
}

/** Where most processes, two of three at least, end with a step that nobody counts, the others have lost it. */
function checkEnds(courses: readonly ProcessInProgress[], warnings: WarningCollector): void {
  const read = courses.filter(({ process }) => process.steps.length > 0);
  const without = read.filter(({ process }) => process.steps.at(-1)?.duration);
  if (without.length * 3 > read.length) return;
  for (const { process } of without) warnings.add(process.line, 'uncounted-missing', { number: process.number });
}
