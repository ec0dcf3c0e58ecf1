// A store with a catalogue in it, in a folder of its own, for tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportPlan, planImport } from '../../server/catalogue/import.ts';
import type { Reading } from '../../server/catalogue/model.ts';
import { migrationsDir } from '../../server/places.ts';
import { migrate } from '../../server/store/migrate.ts';
import { type Connection, openDatabase } from '../../server/store/open.ts';
import { createStore, type Store } from '../../server/store/store.ts';

export const today = '2026-11-23';

export interface OpenCatalogue {
  db: Connection;
  store: Store;
  plan(reading: Reading, day?: string): ImportPlan;
  /** Plans and writes. */
  take(reading: Reading, day?: string): ImportPlan;
  close(): void;
}

export function openCatalogue(): OpenCatalogue {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-catalogue-'));
  const db = openDatabase(folder);
  db.pragma('synchronous = OFF');
  migrate(db, migrationsDir);
  const store = createStore(db, 'test');
  const at = Date.parse('2026-11-23T08:00:00+07:00');
  return {
    db,
    store,
    plan: (reading: Reading, day = today) => planImport(reading, 'test.txt', store.catalogue.listings(), day),
    take(reading: Reading, day = today) {
      const plan = planImport(reading, 'test.txt', store.catalogue.listings(), day);
      store.transact(() => store.record(plan.event, at, null));
      return plan;
    },
    close() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
