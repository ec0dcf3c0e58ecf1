// Remembers the files of the watched folder between checks: which are still growing, which failed, and which cannot be moved.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface WatchedFile {
  name: string;
  /** Bytes. */
  size: number;
  mtimeMs: number;
  /** For how many checks in a row size and time have not changed. */
  unchangedChecks: number;
}

export interface WatchedFiles {
  /**
   * Returns the files that have not changed since the check before, oldest first, so that the newest has the last word.
   * Rejects when the folder cannot be read.
   */
  listReady(): Promise<WatchedFile[]>;
  /** The file changed, so its checks are counted anew. */
  clear(name: string): void;
  markMoved(name: string): void;
  /** The file was imported but cannot be moved away; it is not imported again until it changes. */
  markStuck(file: WatchedFile): void;
  /** The import failed and will be tried again. Returns false when the same reason was recorded before. */
  markFailed(name: string, reason: string): boolean;
  clearFailure(name: string): void;
  /** Returns what /health tells; null when nothing is wrong. */
  describeTrouble(): string | null;
}

const importable = /\.(csv|tsv|xlsx|xls)$/i;
/** Hidden files, and the lock files that Excel creates beside an open file. */
const ignored = /^(\.|~\$)/;

/** Two versions of a file with the same stamp are taken for equal. */
export const fileStamp = ({ size, mtimeMs }: Pick<WatchedFile, 'size' | 'mtimeMs'>) => `${size} ${mtimeMs}`;

export function createWatchedFiles(folder: string): WatchedFiles {
  const seen = new Map<string, WatchedFile>();
  /** Stamps of files that cannot be moved, by name. */
  const stuck = new Map<string, string>();
  /** Reasons of failed imports, by name: locked by another program, a full disk. */
  const failures = new Map<string, string>();

  return {
    async listReady() {
      const names = (await readdir(folder)).filter(name => importable.test(name) && !ignored.test(name)).sort();
      for (const byName of [seen, stuck, failures])
        for (const name of byName.keys()) if (!names.includes(name)) byName.delete(name);
      const ready: WatchedFile[] = [];
      for (const name of names) {
        const stats = await stat(join(folder, name)).catch(() => null);
        if (stats === null || !stats.isFile() || stats.size === 0 || stuck.get(name) === fileStamp(stats)) continue;
        const before = seen.get(name);
        const isUnchanged = before !== undefined && fileStamp(before) === fileStamp(stats);
        const unchangedChecks = isUnchanged ? before.unchangedChecks + 1 : 0;
        const file = { name, size: stats.size, mtimeMs: stats.mtimeMs, unchangedChecks };
        seen.set(name, file);
        if (unchangedChecks > 0) ready.push(file);
      }
      return ready.sort((a, b) => a.mtimeMs - b.mtimeMs);
    },
    clear(name) {
      seen.delete(name);
    },
    markMoved(name) {
      seen.delete(name);
      stuck.delete(name);
    },
    markStuck(file) {
      stuck.set(file.name, fileStamp(file));
    },
    markFailed(name, reason) {
      const isNew = failures.get(name) !== reason;
      failures.set(name, reason);
      return isNew;
    },
    clearFailure(name) {
      failures.delete(name);
    },
    describeTrouble() {
      const [failed] = failures;
      if (failed !== undefined) return `${failed[0]} could not be taken: ${failed[1]}`;
      const [notMoved] = stuck.keys();
      return notMoved === undefined ? null : `${notMoved} was read but cannot be moved away`;
    },
  };
}
