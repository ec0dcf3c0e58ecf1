// Imports a whole file: reads it, passes its rows to the action in portions, so that no kiosk has to wait for it, and adds up
// the results.
import type { ImportValue } from '../../../common/contract/calls/external-calls.ts';
import type { Act, CallContext } from '../../actions/act.ts';
import type { EgovDependencies, StatusFile } from '../../core/external-file.ts';

const maxRowsPerCall = 200;

export interface FileOutcome extends ImportValue {
  columns: StatusFile['dropped'];
}

export interface FileToImport {
  bytes: Uint8Array;
  fileName: string;
  /** UTC ms at which the other system exported the file. */
  takenAt: number;
  preview: boolean;
}

/** The server stops. The next import starts from the first row again; rows that were imported already change nothing. */
export class Interrupted extends Error {}

const context: CallContext = { caller: { kind: 'nobody' }, requestId: null, local: true };

/** @throws UnreadableStatusFile; Interrupted; Error with the refusal when the office does not import external dossiers */
export interface ImportFileDependencies {
  act: Pick<Act, 'perform'>;
  egov: EgovDependencies;
  /** False once the server stops. */
  shouldContinue: () => boolean;
}

export async function importFile(
  { bytes, fileName, takenAt, preview }: FileToImport,
  { act, egov, shouldContinue }: ImportFileDependencies,
): Promise<FileOutcome> {
  const { rows, mistakes, dropped } = await egov.readFile(bytes, fileName);
  const outcome: FileOutcome = {
    added: 0,
    changed: 0,
    unchanged: 0,
    conflicts: [],
    news: [],
    dropped: [],
    takenAt,
    imported: !preview,
    rejected: mistakes.map(({ row, code, rule, values }) => ({
      row,
      code,
      rule,
      message: egov.ruleText(rule, values),
    })),
    columns: dropped,
  };
  for (let from = 0; from < rows.length; from += maxRowsPerCall) {
    if (!shouldContinue()) throw new Interrupted();
    const input = { source: null, rows: rows.slice(from, from + maxRowsPerCall), takenAt, preview };
    const answer = await act.perform('dossier.import', input, context);
    if (!answer.ok) throw new Error(answer.refusal);
    const { added, changed, unchanged, rejected, conflicts, news, dropped: droppedFields } = answer.value;
    outcome.added += added;
    outcome.changed += changed;
    outcome.unchanged += unchanged;
    outcome.rejected.push(...rejected);
    outcome.conflicts.push(...conflicts);
    outcome.news.push(...news);
    outcome.dropped = [...new Set([...outcome.dropped, ...droppedFields])];
    outcome.takenAt = answer.value.takenAt;
  }
  outcome.rejected.sort((a, b) => a.row - b.row);
  return outcome;
}
