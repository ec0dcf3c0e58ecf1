// The tables that the journal explains, read whole for comparing, and a journal applied again to empty ones.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationsDir } from '../../server/config/paths.ts';
import type { JournalEntry } from '../../server/core/events.ts';
import type { createApply } from '../../server/store/apply.ts';
import { migrate } from '../../server/store/migrate.ts';
import { type Connection, openDatabase } from '../../server/store/open.ts';

/** Written by actions and by the subscribers beside the journal: access, people, paper and messages. */
const beside =
  /^(journal|sessions|sign_in_failures|devices|pairings|requests|rating_comments|slip_jobs|paper_rolls|dossier_(people|papers|words|names)\w*|sms_\w+|sqlite_\w+|catalogue_words_\w+|meta)$/;

export type Tables = Record<string, unknown[]>;

const sortRows = (rows: unknown[]) =>
  rows
    .map(row => JSON.stringify(row))
    .sort()
    .map(row => JSON.parse(row) as unknown);

export function readTables(db: Connection): Tables {
  const names = db.prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`).pluck();
  const tables = Object.fromEntries(
    names
      .all()
      .filter(name => !beside.test(name))
      .map(name => [name, sortRows(db.prepare(`SELECT * FROM ${name}`).all())]),
  );
  return { ...tables, meta: db.prepare(`SELECT * FROM meta WHERE key LIKE 'outside:%' ORDER BY key`).all() };
}

const folders: string[] = [];

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function openEmpty(): Connection {
  const db = openDatabase(newFolder());
  // These tests prove what is written, not that it survives a power cut.
  db.pragma('synchronous = OFF');
  migrate(db, migrationsDir);
  return db;
}

/** The tables that a journal makes. */
export function replay(entries: Iterable<JournalEntry>, siteId: string, create: typeof createApply): Tables {
  const db = openEmpty();
  const apply = create(db, siteId);
  db.transaction(() => {
    for (const { event, at } of entries) apply(event, at);
  })();
  const tables = readTables(db);
  db.close();
  return tables;
}
