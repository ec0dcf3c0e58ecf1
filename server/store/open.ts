// Opens the database file and locks the data folder. No other file imports better-sqlite3.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SetupError } from '../config/setup-error.ts';

export type Connection = Database.Database;
export type Statement<P extends unknown[], R> = Database.Statement<P, R>;

/**
 * Opens `motcua.db` in the data folder, or creates it. It sets `synchronous = FULL`, because with the default of this package for WAL
 * a power cut may lose a number that is already on paper.
 * @throws SetupError when the folder cannot be written or the file cannot be opened
 */
export function openDatabase(dataDir: string): Connection {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.R_OK | constants.X_OK);
  } catch (error) {
    throw new SetupError(`The data folder ${dataDir} is not writable: ${(error as Error).message}.`);
  }
  let db: Connection;
  try {
    db = new Database(join(dataDir, 'motcua.db'), { timeout: 3_000 });
    db.pragma('journal_mode = WAL');
  } catch (error) {
    throw new SetupError(`The database in ${dataDir} cannot be opened: ${(error as Error).message}.`);
  }
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // Deleted rows are overwritten, so that erased personal data cannot be read from a stolen disk.
  db.pragma('secure_delete = ON');
  // Memory is limited to 8 MB of pages, and the log file is truncated to 16 MiB after a rush.
  db.pragma('cache_size = -8000');
  db.pragma('journal_size_limit = 16777216');
  return db;
}

/**
 * Locks the data folder for this server. With two servers on one database, each would inform only its own screens about a call.
 * The lock ends with the process, even when it crashes. It does not exclude programs that only read the database.
 * @returns a function that releases the lock
 * @throws SetupError when another server has locked the folder
 */
export function lockDataDir(dataDir: string): () => void {
  const lock = new Database(join(dataDir, 'motcua.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new SetupError(
      `The data folder ${dataDir} is in use by another server: stop that one, or choose another DATA_DIR.`,
    );
  }
  return () => lock.close();
}
