// Recognises what the desk's scanner has read and hands it to the topmost dialog or page that wants it. No data of an
// ID card is stored here.
import { type IdCard, recogniseScan } from '../../common/contract/scanned.ts';

export type DeskScan =
  | { kind: 'id-card'; card: IdCard }
  | { kind: 'dossier'; code: string }
  /** `token` is the secret last part of the address in a receipt's QR code. */
  | { kind: 'dossier-token'; token: string }
  | { kind: 'ticket' }
  | { kind: 'unknown' };

export function recogniseDeskScan(text: string): DeskScan {
  const scan = recogniseScan(text);
  // A procedure's checklist is meant for the citizen, so the desk treats its code as unknown.
  if (scan.kind === 'procedure') return { kind: 'unknown' };
  return scan.kind === 'ticket' ? { kind: 'ticket' } : scan;
}

/**
 * Recognises one scan that was read in two ways: from the places of the keys and from the characters the computer made
 * of them. Returns the first reading that is a code of ours.
 */
export function recogniseFirst(texts: readonly string[]): DeskScan {
  const scans = texts.map(recogniseDeskScan);
  // Only the computer's characters, which come last, keep the Vietnamese accents of a name on an ID card.
  const cards = scans.filter(scan => scan.kind === 'id-card');
  return cards.at(-1) ?? scans.find(scan => scan.kind !== 'unknown') ?? { kind: 'unknown' };
}

/** Returns true when it has handled the scan, so that no other listener receives it. */
export type ScanListener = (scan: DeskScan) => boolean;

/** The listener with the highest level receives a scan first. */
const levels = { desk: 0, section: 1, page: 2, dialog: 3 } as const;
export type ScanLevel = keyof typeof levels;

export interface ScanDispatcher {
  /** Returns the function that ends the listening. */
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

/** The page has one keyboard and so one scanner. */
export const deskScans = createScanDispatcher();
