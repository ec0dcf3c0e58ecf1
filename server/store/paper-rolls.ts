// Queries about the paper rolls of the printers, in millimetres used, and writes about paper that need not wait for the disk.
import type { Connection } from './open.ts';

export interface PaperRoll {
  usedMm: number;
  slips: number;
  sinceAt: number;
}

/**
 * Writes without waiting for the disk. A program that dies loses nothing; a power cut may lose the write, and then the request for
 * paper is read from the journal again, and a slip that was being sent is `unknown`, which is true. Not inside a transaction.
 */
export function writeUnsynced(db: Connection, write: () => void): void {
  db.exec('PRAGMA synchronous = NORMAL');
  try {
    write();
  } finally {
    db.exec('PRAGMA synchronous = FULL');
  }
}

export function paperRollQueries(db: Connection) {
  const roll = db.prepare<[string], PaperRoll>(
    'SELECT used_mm AS usedMm, slips, since_at AS sinceAt FROM paper_rolls WHERE printer_id = ?',
  );
  const useRoll = db.prepare(
    `INSERT INTO paper_rolls (printer_id, used_mm, slips, since_at) VALUES (@printerId, @mm, 1, @at)
     ON CONFLICT DO UPDATE SET used_mm = used_mm + @mm, slips = slips + 1`,
  );
  const newRoll = db.prepare(
    `INSERT INTO paper_rolls (printer_id, used_mm, slips, since_at) VALUES (@printerId, 0, 0, @at)
     ON CONFLICT DO UPDATE SET used_mm = 0, slips = 0, since_at = @at`,
  );

  return {
    roll: (printerId: string) => roll.get(printerId) ?? { usedMm: 0, slips: 0, sinceAt: 0 },
    useRoll: (printerId: string, mm: number, at: number) => writeUnsynced(db, () => useRoll.run({ printerId, mm, at })),
    newRoll: (printerId: string, at: number) => void newRoll.run({ printerId, at }),
  };
}
