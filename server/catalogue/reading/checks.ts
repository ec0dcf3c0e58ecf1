// Checks a reading for contradictions: sums, numbers, names, codes. A check adds warnings and changes nothing else.

import { inDays } from './duration.ts';
import { foldToWords } from './fold-letters.ts';
import type { Reading, Warning } from './model.ts';
import { stepNumber } from './phrases.ts';
import { isUsualCode, nameKey } from './procedure-name.ts';
import type { ProcessInProgress } from './process-in-progress.ts';
import { createWarningCollector, type WarningCollector } from './warnings.ts';

export function checkProcesses(inProgress: readonly ProcessInProgress[], warnings: WarningCollector): void {
  for (const entry of inProgress) {
    checkTimes(entry, warnings);
    checkOrder(entry, warnings);
    if (entry.process.procedures.length === 0 && entry.process.steps.length === 0)
      warnings.add(entry.process.line, 'process-unnamed', {});
    if (entry.process.procedures.length === 0)
      warnings.add(entry.process.line, 'process-not-kept', { number: entry.process.number });
  }
  checkNumbers(inProgress, warnings);
  checkProcedures(inProgress, warnings);
  checkUnits(inProgress, warnings);
  checkEnds(inProgress, warnings);
}

/** Checks data in the same way as documents. Warnings that the data contains already are not added again. */
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
  const key = ({ rule, values }: Warning) => JSON.stringify([rule, { ...values, line: 0 }]);
  const known = new Set(reading.warnings.map(key));
  const fresh = warnings.list().filter(warning => !known.has(key(warning)));
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

function checkNumbers(inProgress: readonly ProcessInProgress[], warnings: WarningCollector): void {
  const first = new Map<string, number>();
  const here = new Map<string, number>();
  for (const { process } of inProgress) {
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

function checkProcedures(inProgress: readonly ProcessInProgress[], warnings: WarningCollector): void {
  const names = new Map<string, number>();
  const codes = new Map<string, number>();
  for (const { process } of inProgress)
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

/** Mixed calendar and working days are probably a mistake. It is reported once, where the second unit first occurs. */
function checkUnits(inProgress: readonly ProcessInProgress[], warnings: WarningCollector): void {
  let first: string | null = null;
  for (const { process, stepLines, totalLine } of inProgress) {
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

/** When at least two thirds of the processes end with a step without a duration, the others have probably lost theirs. */
function checkEnds(inProgress: readonly ProcessInProgress[], warnings: WarningCollector): void {
  const read = inProgress.filter(({ process }) => process.steps.length > 0);
  const without = read.filter(({ process }) => process.steps.at(-1)?.duration);
  if (without.length * 3 > read.length) return;
  for (const { process } of without) warnings.add(process.line, 'uncounted-missing', { number: process.number });
}
