// Brings a database to the newest schema. Each numbered file runs once, in its own transaction, and is never edited afterwards.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../config/setup-error.ts';
import type { Connection } from './open.ts';

interface Migration {
  number: number;
  file: string;
}

function listMigrations(dir: string): Migration[] {
  return readdirSync(dir)
    .filter(file => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map(file => ({ number: Number(file.slice(0, 4)), file }));
}

/**
 * @param dir the folder of the files "0001-name.sql"
 * @throws SetupError when the database was made by a newer program
 */
export function migrate(db: Connection, dir: string): void {
  const migrations = listMigrations(dir);
  const newest = migrations.at(-1)?.number ?? 0;
  const have = db.pragma('user_version', { simple: true }) as number;
  if (have > newest)
    throw new SetupError(
      `The database is newer (version ${have}) than this program (version ${newest}): install the newer program again, or restore an older backup.`,
    );
  for (const { number, file } of migrations.filter(migration => migration.number > have)) {
    db.transaction(() => {
      db.exec(readFileSync(join(dir, file), 'utf8'));
      db.pragma(`user_version = ${number}`);
    }).immediate();
  }
}
