// What a file did, in sentences, for the people who sent it: beside the file in the folder, and at the terminal.
import { clockText, dateText } from '../../../common/text/format.ts';
import type { EgovDependencies } from '../../core/external-file.ts';
import type { FileOutcome } from './import-file.ts';

/** Who has mended these sends the file again. */
const mostLines = 500;

export interface ReportDependencies {
  tell: EgovDependencies['tell'];
  source: string;
  timeZone: string;
}

const timeText = (at: number, timeZone: string) => `${clockText(at, timeZone)} ${dateText(at, timeZone)}`;

function headLines(file: string, now: number, { tell, source, timeZone }: ReportDependencies): string[] {
  return [
    tell('report-title', { source: source.toUpperCase() }),
    tell('report-file', { file }),
    tell('report-at', { time: timeText(now, timeZone) }),
  ];
}

function listRows(title: string, rows: FileOutcome['rejected'], tell: EgovDependencies['tell']): string[] {
  if (rows.length === 0) return [];
  const lines = rows
    .slice(0, mostLines)
    .map(({ row, code, message }) =>
      code === null ? tell('report-line', { row, message }) : tell('report-line-code', { row, code, message }),
    );
  const more = rows.length - lines.length;
  return ['', title, ...lines, ...(more > 0 ? [tell('report-more', { n: more })] : [])];
}

export function writeReport(file: string, outcome: FileOutcome, now: number, parts: ReportDependencies): string[] {
  const { tell, timeZone } = parts;
  const { added, changed, unchanged, rejected, conflicts, takenAt, columns } = outcome;
  const counts = { added, changed, unchanged, rejected: rejected.length, conflicts: conflicts.length };
  const named = (heads: readonly string[]) => heads.map(head => `“${head}”`).join(', ');
  return [
    ...headLines(file, now, parts),
    tell('report-taken', { time: timeText(takenAt, timeZone) }),
    '',
    ...(outcome.imported ? [] : [tell('report-preview', {})]),
    tell('report-sum', counts),
    ...(columns.personal.length === 0 ? [] : [tell('report-personal', { columns: named(columns.personal) })]),
    ...(columns.unused.length === 0 ? [] : [tell('report-unused', { columns: named(columns.unused) })]),
    ...listRows(tell('report-rejected', {}), rejected, tell),
    ...listRows(tell('report-conflicts', {}), conflicts, tell),
  ];
}

export function writeFailure(file: string, message: string, now: number, parts: ReportDependencies): string[] {
  return [...headLines(file, now, parts), '', parts.tell('report-failed', { message })];
}
