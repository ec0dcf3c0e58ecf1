// Deeds of the same moment share one write to the disk, and nothing else: a fault in one undoes that one alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { ServiceId } from '../../common/contract/words.ts';
import { type Actions, createAct } from '../../server/actions/act.ts';
import { actions } from '../../server/actions/index.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { migrationsDir } from '../../server/config/paths.ts';
import { readTexts } from '../../server/config/texts.ts';
import { loadEgov } from '../../server/links/egov/load-egov.ts';
import { loadPapers } from '../../server/papers/load.ts';
import { createFeed } from '../../server/runtime/feed.ts';
import { createLog } from '../../server/runtime/log.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openDatabase } from '../../server/store/open.ts';
import { createStore } from '../../server/store/store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleSite } from '../fakes/office.ts';

const dir = mkdtempSync(join(tmpdir(), 'motcua-'));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('a press that fails in the middle takes nothing of the others with it, and all share one transaction', async () => {
  const site = exampleSite();
  const db = openDatabase(dir);
  migrate(db, migrationsDir);
  const store = createStore(db, site.id);
  let transactions = 0;
  const counted: typeof store = {
    ...store,
    transactEach: works => {
      transactions += 1;
      return store.transactEach.call(store, works) as never;
    },
  };
  const told: string[] = [];
  const feed = createFeed(createLog('silent'));
  feed.listen('test', ({ event }) => told.push(event.type));
  const faulty: Actions = {
    ...actions,
    'slip.test': (_input, deed) => {
      deed.record({ type: 'slip.tested', deviceId: null });
      throw new Error('the printer’s rules are broken');
    },
  };
  const act = createAct({
    actions: faulty,
    store: counted,
    feed,
    clock: createFakeClock('2026-11-23T08:00:00+07:00'),
    site,
    hasPrinter: true,
    publicUrl: () => 'http://office',
    catalogue: loadCatalogue(site),
    dossierTexts: readTexts('dossier.json'),
    papers: loadPapers(site, null),
    egov: loadEgov(site),
  });
  const context = { caller: { kind: 'nobody' as const }, requestId: null, local: false };
  const issue = () =>
    act.perform(
      'ticket.issue',
      { serviceId: 'ho-tich' as ServiceId, priority: null, language: 'vi', procedureId: null },
      context,
    );
  const [first, broken, second] = await Promise.allSettled([issue(), act.perform('slip.test', {}, context), issue()]);
  expect(first).toMatchObject({ status: 'fulfilled', value: { ok: true, value: { number: 'A001', ahead: 0 } } });
  expect(broken).toMatchObject({ status: 'rejected', reason: { message: 'the printer’s rules are broken' } });
  expect(second).toMatchObject({ status: 'fulfilled', value: { ok: true, value: { number: 'A002', ahead: 1 } } });
  expect(transactions).toBe(1);
  expect(told).toEqual(['ticket.issued', 'ticket.issued']);
  expect([...store.journal.entries()].map(entry => entry.event.type)).toEqual(['ticket.issued', 'ticket.issued']);
  store.close();
});
