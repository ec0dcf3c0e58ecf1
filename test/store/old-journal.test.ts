// A data folder that the program of 0.1 wrote opens as it is, and its journal makes the same tables as then, though events carry
// more decisions now. Then also when every rule is another one.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrationsDir } from '../../server/config/paths.ts';
import type { JournalEntry } from '../../server/core/events.ts';
import { createApply } from '../../server/store/apply.ts';
import { migrate } from '../../server/store/migrate.ts';
import { type Connection, openDatabase } from '../../server/store/open.ts';
import { createStore } from '../../server/store/store.ts';
import { breakRules } from './break-rules.ts';
import { newFolder, readTables, removeFolders, replay, type Tables } from './journal-tables.ts';

const recorded = join(import.meta.dirname, '../fixtures/data-0.1/motcua.db.gz');
let db: Connection;
let before: Tables;
let entries: JournalEntry[];
let siteId: string;

beforeAll(() => {
  const folder = newFolder();
  writeFileSync(join(folder, 'motcua.db'), gunzipSync(readFileSync(recorded)));
  const untouched = new Database(join(folder, 'motcua.db'), { readonly: true });
  before = readTables(untouched);
  siteId = untouched.prepare<[], string>('SELECT site_id FROM journal LIMIT 1').pluck().get() ?? '';
  untouched.close();
  db = openDatabase(folder);
  migrate(db, migrationsDir);
  entries = [...createStore(db, siteId).journal.entries()];
});
afterAll(() => {
  db.close();
  removeFolders();
});

/** Of a newer table only what the old program knew: a migration may add tables and columns. */
function asBefore(tables: Tables): Tables {
  const keep = (row: object, known: object) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => name in known));
  return Object.fromEntries(
    Object.entries(before).map(([name, rows]) => [
      name,
      (tables[name] ?? []).map(row => keep(row as object, (rows[0] ?? {}) as object)),
    ]),
  );
}

describe('a data folder of 0.1', () => {
  it('holds what an office does', () => {
    const types = new Set(entries.map(({ event }) => event.type));
    for (const type of ['ticket.called', 'ticket.transferred', 'catalogue.imported', 'dossier.imported', 'day.closed'])
      expect(types).toContain(type);
    for (const type of ['refused', 'stopped', 'withdrawn', 'ready', 'returned', 'reappointed', 'paid', 'late'])
      expect(types).toContain(`dossier.${type}`);
    const late = (before.dossiers ?? []).map(row => (row as { ended_late: number | null }).ended_late);
    expect(new Set(late)).toEqual(new Set([null, 0, 1]));
  });

  it('opens, migrates and stays as it was', () => {
    expect(asBefore(readTables(db))).toEqual(before);
  });

  it('has a journal that makes the same tables', () => {
    expect(asBefore(replay(entries, siteId, createApply))).toEqual(before);
  });

  it('has a journal that makes the same tables when every rule is another one', async () => {
    const { createApply: createApplyWithoutRules } = await breakRules();
    expect(asBefore(replay(entries, siteId, createApplyWithoutRules))).toEqual(before);
  });
});
