// A whole file into the office: read, sent to the action in portions, so that nobody at a kiosk waits for it, and counted.
import type { ImportValue } from '../../../common/contract/calls/external.ts';
import type { Act, CallContext } from '../../actions/act.ts';
import type { EgovDependencies, StatusFile } from '../../core/external-file.ts';

const portion = 200;

export interface FileOutcome extends ImportValue {
  columns: StatusFile['dropped'];
}

export interface FileToImport {
  bytes: Uint8Array;
  fileName: string;
  /** Of when the file is, ms. */
  takenAt: number;
  preview: boolean;
}

/** The office closes: the rest is for the next time, when what was taken already changes nothing. */
export class Interrupted extends Error {}

const context: CallContext = { caller: { kind: 'nobody' }, requestId: null, local: true };

/** @throws UnreadableStatusFile, Interrupted; Error when the office takes nothing from outside */
export async function importFile(
  { bytes, fileName, takenAt, preview }: FileToImport,
  { act, egov, goesOn }: { act: Pick<Act, 'perform'>; egov: EgovDependencies; goesOn: () => boolean },
): Promise<FileOutcome> {
  const { rows, mistakes, dropped } = await egov.readFile(bytes, fileName);
  const outcome: FileOutcome = {
    ...{ added: 0, changed: 0, unchanged: 0, conflicts: [], news: [], dropped: [], takenAt, imported: !preview },
    rejected: mistakes.map(({ row, code, rule, values }) => ({ row, code, rule, message: egov.tell(rule, values) })),
    columns: dropped,
  };
  for (let from = 0; from < rows.length; from += portion) {
    if (!goesOn()) throw new Interrupted();
    const input = { source: null, rows: rows.slice(from, from + portion), takenAt, preview };
    const answer = await act.perform('dossier.import', input, context);
    if (!answer.ok) throw new Error(answer.refusal);
    const { added, changed, unchanged, rejected, conflicts, news, dropped: left } = answer.value;
    outcome.added += added;
    outcome.changed += changed;
    outcome.unchanged += unchanged;
    outcome.rejected.push(...rejected);
    outcome.conflicts.push(...conflicts);
    outcome.news.push(...news);
    outcome.dropped = [...new Set([...outcome.dropped, ...left])];
    outcome.takenAt = answer.value.takenAt;
  }
  outcome.rejected.sort((a, b) => a.row - b.row);
  return outcome;
}
