// The journal explains the tables: read again from its beginning into an empty database, it makes the same ones.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { CounterId, PriorityId, ServiceId, TicketId } from '../../common/contract/words.ts';
import { type Caller, createAct } from '../../server/actions/act.ts';
import { closeDay } from '../../server/actions/close-day.ts';
import { actions } from '../../server/actions/index.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { migrationsDir } from '../../server/config/paths.ts';
import { readTexts } from '../../server/config/texts.ts';
import { loadEgov } from '../../server/links/egov/load-egov.ts';
import { loadPapers } from '../../server/papers/load.ts';
import { createFeed } from '../../server/runtime/feed.ts';
import { createLog } from '../../server/runtime/log.ts';
import { createApply } from '../../server/store/apply.ts';
import { migrate } from '../../server/store/migrate.ts';
import { type Connection, openDatabase } from '../../server/store/open.ts';
import { createStore } from '../../server/store/store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { exampleSite } from '../fakes/office.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function openEmpty(): Connection {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-'));
  folders.push(folder);
  const db = openDatabase(folder);
  // A made-up month in seconds; durability is proven elsewhere.
  db.pragma('synchronous = OFF');
  migrate(db, migrationsDir);
  return db;
}

const tables = ['tickets', 'series', 'service_days', 'calls', 'counters', 'ratings'];

function dump(db: Connection): Record<string, unknown[]> {
  return Object.fromEntries(tables.map(table => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]));
}

/** One thing that somebody tries; most are possible, some are refused, both as in life. */
const attempt = fc.record({
  deed: fc.constantFrom(
    'issue',
    'issue',
    'issue',
    'next',
    'next',
    'start',
    'finish',
    'finish',
    'no-show',
    'recall',
    'park',
    'resume',
    'return',
    'transfer',
    'cancel',
    'rate',
    'pause',
    'close',
    'open',
    'pass',
    'midnight',
  ),
  counter: fc.nat(4),
  pick: fc.nat(1000),
  minutes: fc.nat(30),
});

describe('the journal', () => {
  it('of a made-up month makes the same tables again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 150, maxLength: 400 }), async attempts => {
        const site = exampleSite();
        const db = openEmpty();
        const store = createStore(db, site.id);
        const clock = createFakeClock('2026-11-02T07:30:00+07:00');
        const act = createAct({
          actions,
          store,
          feed: createFeed(createLog('silent')),
          clock,
          site,
          hasPrinter: true,
          publicUrl: () => 'http://office',
          catalogue: loadCatalogue(site),
          dossierTexts: readTexts('dossier.json'),
          papers: loadPapers(site, null),
          egov: loadEgov(site),
        });
        const staff = (i: number): Caller => {
          const one = site.staff[i % site.staff.length];
          if (one === undefined) throw new Error('the example office has staff');
          return { kind: 'staff', id: one.id, name: one.name, roles: [...one.roles, 'supervisor'], tokenHash: '' };
        };
        const kiosk: Caller = { kind: 'device', id: 'k' as never, device: 'kiosk', counterId: null };
        const known: TicketId[] = [];
        for (const { deed, counter, pick, minutes } of attempts) {
          const counterId = site.counters[counter]?.id as CounterId;
          const context = { caller: staff(counter), requestId: null, local: false };
          const ticketId = known[known.length - 1 - (pick % Math.min(known.length || 1, 25))] ?? ('' as TicketId);
          clock.pass(minutes * 1000);
          if (deed === 'issue') {
            const serviceId = site.services[pick % site.services.length]?.id as ServiceId;
            const priority = pick % 5 === 0 ? (site.priorities[0]?.id as PriorityId) : null;
            const got = await act.perform(
              'ticket.issue',
              { serviceId, priority, language: 'vi', procedureId: null },
              { ...context, caller: kiosk },
            );
            if (got.ok) known.push(got.value.ticketId);
          } else if (deed === 'next') {
            await act.perform('counter.open', { counterId, takeOver: true }, context);
            await act.perform('ticket.call-next', { counterId }, context);
          } else if (deed === 'open') await act.perform('counter.open', { counterId, takeOver: true }, context);
          else if (deed === 'pause') await act.perform('counter.pause', { counterId, reason: 'Họp' }, context);
          else if (deed === 'close') await act.perform('counter.close', { counterId }, context);
          else if (deed === 'resume') await act.perform('ticket.resume', { ticketId, counterId }, context);
          else if (deed === 'transfer')
            await act.perform(
              'ticket.transfer',
              {
                ticketId,
                toServiceId: pick % 2 === 0 ? (site.services[pick % 7]?.id as ServiceId) : null,
                toCounterId: pick % 2 === 1 || pick % 3 === 0 ? counterId : null,
              },
              context,
            );
          else if (deed === 'rate')
            await act.perform(
              'ticket.rate',
              { ticketId, score: (pick % 5) + 1, comment: null },
              { ...context, caller: kiosk },
            );
          else if (deed === 'pass') clock.pass(minutes * 60_000);
          else if (deed === 'midnight') {
            clock.pass(24 * 3_600_000);
            act.performByClock(closeDay);
          } else await act.perform(`ticket.${deed}`, { ticketId }, context);
        }
        expect(known.length).toBeGreaterThan(0);
        const again = openEmpty();
        const apply = createApply(again, site.id);
        for (const { event, at } of store.journal.entries()) apply(event, at);
        expect(dump(again)).toEqual(dump(db));
        store.close();
        again.close();
      }),
      { numRuns: 40, seed: 20261123 },
    );
  });

  it('fails the test above when a table is changed behind its back', () => {
    const db = openEmpty();
    db.prepare("INSERT INTO series (day, letter, last) VALUES ('2026-11-23', 'A', 7)").run();
    expect(dump(openEmpty())).not.toEqual(dump(db));
    db.close();
  });
});
