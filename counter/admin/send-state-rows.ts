// Sends the rows of a file to the server in portions, so that a long import does not delay the kiosks, and adds up the
// answers.
import type { CallValue } from '../../common/contract/calls/index.ts';
import { type CallResult, makeCall, newRequestId } from '../../common/screen/call.ts';

export type StateFile = CallValue<'dossier.read-file'>;
export type StateImportResult = CallValue<'dossier.import'>;

const rowsPerCall = 500;
/** A small computer may be printing and speaking meanwhile. */
const deadlineMs = 60_000;

interface SendOptions {
  /** When the file was last changed, in UTC ms. */
  takenAt: number;
  /** Whether the rows are only checked. */
  preview: boolean;
  /** Receives the number of rows that were sent, after each portion. */
  onProgress: (rows: number) => void;
}

/** Returns the first refusal, or the added-up result of all portions. */
export async function sendStateRows(
  { rows, rejected }: StateFile,
  { takenAt, preview, onProgress }: SendOptions,
): Promise<CallResult<'dossier.import'>> {
  const all: StateImportResult = {
    added: 0,
    changed: 0,
    unchanged: 0,
    rejected: [...rejected],
    conflicts: [],
    news: [],
    dropped: [],
    takenAt,
    imported: !preview,
  };
  for (let from = 0; from < rows.length; from += rowsPerCall) {
    const answer = await makeCall(
      'dossier.import',
      { rows: rows.slice(from, from + rowsPerCall), takenAt, preview },
      // Sending the same rows again changes nothing, so a portion may be repeated.
      { token: null, requestId: newRequestId(), deadlineMs },
    );
    if (!answer.ok) return answer;
    const { added, changed, unchanged } = answer.value;
    all.added += added;
    all.changed += changed;
    all.unchanged += unchanged;
    all.rejected.push(...answer.value.rejected);
    all.conflicts.push(...answer.value.conflicts);
    all.news.push(...answer.value.news);
    onProgress(Math.min(rows.length, from + rowsPerCall));
  }
  all.rejected.sort((a, b) => a.row - b.row);
  return { ok: true, value: all };
}
