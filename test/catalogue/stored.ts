// A store with a catalogue in it, in a folder of its own, for tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportPlan, PlanOptions } from '../../server/catalogue/planning/import-plan.ts';
import { planImport } from '../../server/catalogue/planning/plan-import.ts';
import type { Reading } from '../../server/catalogue/reading/model.ts';
import { migrationsDir } from '../../server/config/paths.ts';
import { migrate } from '../../server/store/migrate.ts';
import { type Connection, openDatabase } from '../../server/store/open.ts';
import { createStore, type Store } from '../../server/store/store.ts';

export const today = '2026-11-23';

export interface OpenCatalogue {
  db: Connection;
  store: Store;
  plan(reading: Reading, day?: string, options?: Partial<PlanOptions>): ImportPlan;
  /** Plans and writes. */
  take(reading: Reading, day?: string, options?: Partial<PlanOptions>): ImportPlan;
  close(): void;
}

export function openCatalogue(): OpenCatalogue {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-catalogue-'));
  const db = openDatabase(folder);
  db.pragma('synchronous = OFF');
  migrate(db, migrationsDir);
  const store = createStore(db, 'test');
  const at = Date.parse('2026-11-23T08:00:00+07:00');
  const plan: OpenCatalogue['plan'] = (reading, day = today, options = {}) =>
    planImport({
      reading,
      fileName: 'test.txt',
      stored: store.catalogue.state(),
      day,
      endReplaced: false,
      agencies: [],
      ...options,
    });
  return {
    db,
    store,
    plan,
    take(reading, day, options) {
      const its = plan(reading, day, options);
      store.transact(() => store.record(its.event, at, null));
      return its;
    },
    close() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
