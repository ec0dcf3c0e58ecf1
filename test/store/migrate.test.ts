// An office's data outlives the program: what an older one wrote is there after the newer has changed the tables.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { DeviceId } from '../../common/contract/words.ts';
import { migrationsDir } from '../../server/config/paths.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openDatabase } from '../../server/store/open.ts';
import { createStore } from '../../server/store/store.ts';

it('slips that were noted before checklists existed keep their truth', () => {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-migrate-'));
  const older = join(dir, 'older');
  mkdirSync(older);
  for (const file of readdirSync(migrationsDir).filter(name => name < '0004'))
    copyFileSync(join(migrationsDir, file), join(older, file));
  const db = openDatabase(dir);
  migrate(db, older);
  db.prepare(
    `INSERT INTO slip_jobs (job_id, seq, kind, device_id, state, reason, asked_at, sent_at)
     VALUES ('a', 1, 'test', 'kiosk', 'failed', 'paper-out', 5, 6), ('b', 2, 'test', 'kiosk', 'queued', NULL, 7, NULL)`,
  ).run();
  migrate(db, migrationsDir);
  const { slips } = createStore(db, 'old');
  expect(slips.find('a')).toEqual({ state: 'failed', reason: 'paper-out', printerId: null });
  const { waiting } = slips.recover(10, 0);
  expect(waiting).toMatchObject([{ jobId: 'b', ticketId: null, checklist: null }]);
  // A checklist is of a procedure that is there.
  const job = { jobId: 'c', seq: 3, ticketId: null, deviceId: 'kiosk' as DeviceId, forecast: null, askedAt: 8 };
  expect(() => slips.add({ ...job, checklist: { procedureId: 'nothing', language: 'vi' }, receipt: null }, 8)).toThrow(
    /FOREIGN KEY/,
  );
  db.close();
  rmSync(dir, { recursive: true, force: true });
});
