// No question to the database goes through all tickets of all years. SQLite does not say when it takes no index, and an empty
// office is quick in any case; so each statement of the store is asked how it would be done.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Statement } from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import type { Day, ServiceId } from '../../common/contract/words.ts';
import { migrationsDir } from '../../server/config/paths.ts';
import type { CounterPlan } from '../../server/core/counter.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openDatabase } from '../../server/store/open.ts';
import { createStore } from '../../server/store/store.ts';

const dir = mkdtempSync(join(tmpdir(), 'motcua-plans-'));
const db = openDatabase(dir);
migrate(db, migrationsDir);

const statements: string[] = [];
const { prepare } = db;
db.prepare = ((sql: string) => {
  statements.push(sql);
  return prepare.call(db, sql);
}) as typeof db.prepare;
const store = createStore(db, 'plans');
// These are made when they are first asked.
const counter = { id: 'quay-1', label: '1', serves: [['ho-tich']] } as unknown as CounterPlan;
const day = '2026-11-23' as Day;
store.tickets.candidates(day, counter, 3);
store.tickets.line({ day, serviceId: 'ho-tich' as ServiceId, priority: false }, 3);
store.tickets.served(counter.id, 0, 20);
store.priorityStreak(day, counter.id, 2);
store.journal.lastCalls(24);
db.prepare = prepare;

afterAll(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Tables that grow with the years, and indexes that stay as small as one day's hall, or that are read only from their end. */
const growing = [
  ...['tickets', 'journal', 'sms_queue', 'sms_counts', 'calls', 'ratings', 'requests', 'service_days', 'series'],
  ...['dossiers', 'd', 'dossier_steps', 's', 'dossier_people', 'dossier_papers', 'dossier_words', 'payments', 'paid'],
];
/** Of dossiers only what is under way or waits to be fetched. */
const small = ['sms_open', 'tickets_in_hand', 'tickets_pinned', 'dossiers_open', 'dossiers_held', 'dossiers_ready'];
const fromTheEnd = [
  'SELECT max(seq) FROM journal',
  "FROM journal WHERE type = 'ticket.called' ORDER BY seq DESC LIMIT ",
  'FROM tickets ORDER BY seq DESC LIMIT 1',
];
/** Half a line is as good as all of it, unless what is looked for stands at its near end: with a LIMIT, in the order of the index. */
const oneSided = /^SEARCH (\w+) USING (?:COVERING )?(?:INDEX (\w+)|INTEGER PRIMARY KEY) \(\w+[<>]\?\)$/;
/** Of what ended, a few in a hundred; what has something personal left, which the retention rule keeps short; tickets not settled. */
const few = [...small, 'dossiers_slow', 'dossiers_lateness', 'dossiers_to_forget', 'tickets_alive'];
/** From a known place on: the last five hundred entries, or where the messages were left. What is erased must be read. */
const fromAPlace = [
  'FROM journal WHERE seq > (SELECT coalesce(max(seq), 0) FROM journal) - ?',
  "FROM journal WHERE seq > ? AND at >= ? AND type IN ('dossier.",
  'DELETE FROM ',
];
/** To make the tables again from the journal is to read it whole. */
const whole = /FROM journal ORDER BY seq$/;

function explain(sql: string): string[] {
  const asked = prepare.call(db, `EXPLAIN QUERY PLAN ${sql.replace(/\?|@\w+/g, ':any')}`) as Statement<unknown[]>;
  const rows = (/\?|@\w+/.test(sql) ? asked.all({ any: null }) : asked.all()) as { detail: string }[];
  return rows.map(row => row.detail);
}

/** What goes through a growing table or index from one end up to somewhere. */
function halfLines(sql: string): string[] {
  if (fromAPlace.some(part => sql.includes(part))) return [];
  // SQLite tells NOT NULL as if it were the other side.
  const details = explain(sql.replace(/\b\w+ IS NOT NULL AND /g, ''));
  if (/ LIMIT /.test(sql) && !details.some(detail => detail.startsWith('USE TEMP B-TREE'))) return [];
  return details.filter(detail => {
    const [, table = '', index = ''] = oneSided.exec(detail) ?? [];
    return growing.includes(table) && !few.includes(index);
  });
}

describe('the statements of the store', () => {
  it('are all known to this test', () => expect(statements.length).toBeGreaterThan(40));

  for (const sql of new Set(statements.map(text => text.replace(/\s+/g, ' ').trim())))
    it(`go by an index: ${sql.slice(0, 150)}`, () => {
      const scans = explain(sql).filter(detail =>
        growing.some(table => detail === `SCAN ${table}` || detail.startsWith(`SCAN ${table} `)),
      );
      const meant =
        whole.test(sql) ||
        fromTheEnd.some(part => sql.includes(part)) ||
        scans.every(detail => small.some(index => detail.replace('COVERING ', '').endsWith(`USING INDEX ${index}`)));
      expect(meant ? [] : scans).toEqual([]);
      expect(halfLines(sql)).toEqual([]);
    });

  it('would be refused for all that came before a day', () => {
    const earlier = (column: string) => `SELECT count(*) FROM dossiers WHERE ${column} < ?`;
    expect(halfLines(earlier('received_at'))).toHaveLength(1);
    expect(halfLines(earlier('ended_at IS NOT NULL AND ended_at'))).toHaveLength(1);
    expect(halfLines(`${earlier('received_at')} AND received_at >= ?`)).toEqual([]);
    expect(halfLines(earlier('ended_at IS NULL AND +received_at'))).toEqual([]);
    expect(halfLines('SELECT code FROM dossiers WHERE received_at < ? ORDER BY due_at LIMIT 3')).toHaveLength(1);
  });
});
