// Formats the result of an import as sentences for the people who sent the file: beside the file in the folder, and at the terminal.
import { clockText, dateText } from '../../../common/text/format.ts';
import type { EgovDependencies } from '../../core/external-file.ts';
import type { FileOutcome } from './import-file.ts';

/** Rows listed in each section. People correct these and send the file again. */
const maxListedRows = 500;

export interface ReportDependencies {
  ruleText: EgovDependencies['ruleText'];
  source: string;
  timeZone: string;
}

const timeText = (at: number, timeZone: string) => `${clockText(at, timeZone)} ${dateText(at, timeZone)}`;

function headLines({ file, now }: ReportHead, { ruleText, source, timeZone }: ReportDependencies): string[] {
  return [
    ruleText('report-title', { source: source.toUpperCase() }),
    ruleText('report-file', { file }),
    ruleText('report-at', { time: timeText(now, timeZone) }),
  ];
}

function listRows(title: string, rows: FileOutcome['rejected'], tell: EgovDependencies['ruleText']): string[] {
  if (rows.length === 0) return [];
  const lines = rows
    .slice(0, maxListedRows)
    .map(({ row, code, message }) =>
      code === null ? tell('report-line', { row, message }) : tell('report-line-code', { row, code, message }),
    );
  const more = rows.length - lines.length;
  return ['', title, ...lines, ...(more > 0 ? [tell('report-more', { n: more })] : [])];
}

/** `now` in UTC ms. */
export interface ReportHead {
  file: string;
  now: number;
}

/** Returns the lines of the report. */
export function formatReport(outcome: FileOutcome, head: ReportHead, dependencies: ReportDependencies): string[] {
  const { ruleText, timeZone } = dependencies;
  const { added, changed, unchanged, rejected, conflicts, takenAt, columns } = outcome;
  const counts = { added, changed, unchanged, rejected: rejected.length, conflicts: conflicts.length };
  const named = (heads: readonly string[]) => heads.map(head => `“${head}”`).join(', ');
  return [
    ...headLines(head, dependencies),
    ruleText('report-taken', { time: timeText(takenAt, timeZone) }),
    '',
    ...(outcome.imported ? [] : [ruleText('report-preview', {})]),
    ruleText('report-sum', counts),
    ...(columns.personal.length === 0 ? [] : [ruleText('report-personal', { columns: named(columns.personal) })]),
    ...(columns.unused.length === 0 ? [] : [ruleText('report-unused', { columns: named(columns.unused) })]),
    ...listRows(ruleText('report-rejected', {}), rejected, ruleText),
    ...listRows(ruleText('report-conflicts', {}), conflicts, ruleText),
  ];
}

/** `message` tells why the file could not be read. */
export function formatFailure(message: string, head: ReportHead, dependencies: ReportDependencies): string[] {
  return [...headLines(head, dependencies), '', dependencies.ruleText('report-failed', { message })];
}
