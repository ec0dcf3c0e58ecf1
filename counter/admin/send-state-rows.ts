// Sends the rows of a file in portions, so that nobody at a kiosk waits for them, and adds up the answers.
import type { CallValue } from '../../common/contract/calls/index.ts';
import { type CallResult, makeCall, newRequestId } from '../../common/screen/call.ts';

export type StateFile = CallValue<'dossier.read-file'>;
export type StateImportResult = CallValue<'dossier.import'>;

const rowsPerCall = 500;
/** A small computer that prints and speaks meanwhile. */
const deadlineMs = 60_000;

/** @param onSent told after each portion how many rows are through */
export async function sendStateRows(
  { rows, rejected }: StateFile,
  takenAt: number,
  preview: boolean,
  onSent: (rows: number) => void,
): Promise<CallResult<'dossier.import'>> {
  const all: StateImportResult = {
    ...{ added: 0, changed: 0, unchanged: 0, rejected: [...rejected], conflicts: [], news: [], dropped: [] },
    ...{ takenAt, imported: !preview },
  };
  for (let from = 0; from < rows.length; from += rowsPerCall) {
    const answer = await makeCall(
      'dossier.import',
      { rows: rows.slice(from, from + rowsPerCall), takenAt, preview },
      // The same rows again change nothing, so that a portion may be tried again.
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
    onSent(Math.min(rows.length, from + rowsPerCall));
  }
  all.rejected.sort((a, b) => a.row - b.row);
  return { ok: true, value: all };
}
