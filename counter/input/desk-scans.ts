// What a scanner at the desk read, and who is to know: the page or dialog on top first. Pure. Of an ID card nothing is kept here.
import { type IdCard, recogniseScan } from '../../common/contract/scanned.ts';

export type DeskScan =
  | { kind: 'id-card'; card: IdCard }
  | { kind: 'dossier'; code: string }
  /** The secret last part of a receipt's address. */
  | { kind: 'dossier-token'; token: string }
  | { kind: 'ticket' }
  | { kind: 'unknown' };

export function recogniseDeskScan(text: string): DeskScan {
  const scan = recogniseScan(text);
  // A checklist is for the citizen; the desk has nothing to do with it.
  if (scan.kind === 'procedure') return { kind: 'unknown' };
  return scan.kind === 'ticket' ? { kind: 'ticket' } : scan;
}

/** Of what the keys and what the computer says, whichever is a code of ours. */
export function recogniseFirst(texts: readonly string[]): DeskScan {
  const scans = texts.map(recogniseDeskScan);
  // Letters as the computer made them have the marks of a name; the places of the keys do not.
  const cards = scans.filter(scan => scan.kind === 'id-card');
  return cards.at(-1) ?? scans.find(scan => scan.kind !== 'unknown') ?? { kind: 'unknown' };
}

/** True when it was meant for this one. */
export type ScanListener = (scan: DeskScan) => boolean;

/** What lies on top is asked first; behind all stands the desk itself. */
const levels = { desk: 0, room: 1, page: 2, dialog: 3 } as const;
export type ScanLevel = keyof typeof levels;

export interface ScanDispatcher {
  /** The answer ends it. */
  listen(level: ScanLevel, listener: ScanListener): () => void;
  dispatch(scan: DeskScan): void;
}

export function createScanDispatcher(): ScanDispatcher {
  const listeners = new Set<{ level: ScanLevel; listener: ScanListener }>();
  return {
    listen(level, listener) {
      const entry = { level, listener };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    dispatch(scan) {
      const inOrder = [...listeners].sort((a, b) => levels[b.level] - levels[a.level]);
      for (const { listener } of inOrder) if (listener(scan)) return;
    },
  };
}

/** One scanner, one keyboard: the page has one. */
export const deskScans = createScanDispatcher();
