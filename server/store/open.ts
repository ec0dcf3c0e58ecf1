// Opens the one database file. The only file that imports better-sqlite3.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SetupError } from '../config/setup-error.ts';

export type Connection = Database.Database;
export type Statement<P extends unknown[], R> = Database.Statement<P, R>;

/**
 * Opens or makes `motcua.db` in the data folder.
 * WAL, and `synchronous=FULL`: with this package's WAL default a power cut may lose a number that is already on paper.
 * @throws SetupError when the folder cannot be written or the file cannot be read
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
  // What is erased of a person must not be found in the file by whoever carries the disk away.
  db.pragma('secure_delete = ON');
  // Bounded memory: 8 MB of pages, and a log file that shrinks again after a rush.
  db.pragma('cache_size = -8000');
  db.pragma('journal_size_limit = 16777216');
  return db;
}

/**
 * Holds the data folder for this one server: two that give numbers from one database would each tell their own screens only.
 * The hold ends with the process, however it ends. Readers of the database are not kept out.
 * @returns the way to let go
 * @throws SetupError when another server holds the folder
 */
export function holdDataDir(dataDir: string): () => void {
  const hold = new Database(join(dataDir, 'motcua.lock'), { timeout: 0 });
  try {
    hold.exec('BEGIN EXCLUSIVE');
  } catch {
    hold.close();
    throw new SetupError(
      `The data folder ${dataDir} is in use by another server: stop that one, or choose another DATA_DIR.`,
    );
  }
  return () => hold.close();
}
