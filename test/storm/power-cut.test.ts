// The power goes, again and again, in the middle of a busy office: the server is killed without a warning at a moment that
// nobody chose, and started again. What a citizen was told must still be so, and screens and desks come back by themselves.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { migrationsDir } from '../../server/config/paths.ts';
import { parseSite } from '../../server/config/site-file.ts';
import { createApply } from '../../server/store/apply.ts';
import { migrate } from '../../server/store/migrate.ts';
import { type Connection, openDatabase } from '../../server/store/open.ts';
import { makeDice } from '../core/dice.ts';
import { caller, exampleKiosk, expectDone } from '../fakes/office.ts';
import { findLastingPort, type ServerProcess, startServer } from '../fakes/server-process.ts';
import { letTimePass } from '../fakes/waiting.ts';
import { busySiteFile, counterIds, officerOf, writeSiteFile } from './busy-office.ts';
import { type Evidence, findFaults, findGaps, readEvidence } from './evidence.ts';
import { createPower } from './power.ts';
import { findUntruths, hangUp, type WallScreen } from './screens-on-the-wall.ts';
import { createPeople } from './stubborn-people.ts';

const cuts = 30;
/** Every so many cuts the power goes a second time before the screens are back. */
const flickerEvery = 6;
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000));
const dice = makeDice(seed);
const power = createPower();

const dir = mkdtempSync(join(tmpdir(), 'motcua-power-'));
// Without paper: drawing slips would take the time in which numbers are given.
const siteFile = busySiteFile({ printers: [] });
const site = parseSite(siteFile, 'site.json');
let server: ServerProcess | null = null;
let people: ReturnType<typeof createPeople>;
let screens: Map<string | null, WallScreen>;
let evidence: Evidence;
const damage: string[] = [];
const lost: string[] = [];
const integrity = new Set<string>();
let timesCut = 0;
let doneUnanswered = 0;

async function cutAndRestart(env: Record<string, string>): Promise<void> {
  power.cut();
  expect(await server?.end('SIGKILL')).toBe('SIGKILL');
  server = null;
  timesCut += 1;
  await people.untilAllStand();
  server = await startServer(env);
  const now = readEvidence(dir);
  integrity.add(now.integrity);
  const compared = people.compare(now);
  damage.push(...compared.faults.map(fault => `after cut ${timesCut}: ${fault}`));
  doneUnanswered += compared.doneUnanswered;
  power.give();
}

beforeAll(async () => {
  const env = { DATA_DIR: dir, SITE: writeSiteFile(dir, siteFile), PORT: String(await findLastingPort()) };
  server = await startServer(env);
  const { url } = server;
  const officers = new Map<string, string>();
  for (const counterId of counterIds) {
    const { token } = expectDone(await caller(url)('staff.sign-in', { name: officerOf(counterId), pin: '1234' }));
    expectDone(await caller(url)('counter.open', { counterId }, token));
    officers.set(counterId, token);
  }
  const desk = counterIds[0] as string;
  screens = new Map([
    [null, hangUp(url, 'display', 'hall', exampleKiosk)],
    [desk, hangUp(url, 'counter', desk, officers.get(desk) ?? '')],
  ]);
  people = createPeople({
    url,
    power,
    dice,
    services: site.services.map(service => service.id),
    priorities: site.priorities.map(priority => priority.id),
  });
  people.start(6, officers);
  // Once something is wrong, more of it would only hide it.
  for (let cut = 1; cut <= cuts && people.faults.length + damage.length + lost.length === 0; cut++) {
    await letTimePass(dice.whole(400), 'the power goes at any moment');
    await cutAndRestart(env);
    if (cut % flickerEvery === 0) {
      await letTimePass(dice.whole(150), 'the power goes again before the screens are back');
      await cutAndRestart(env);
    }
    const back = [...screens.values()].map(screen => screen.untilNext());
    for (const one of await Promise.allSettled(back))
      if (one.status === 'rejected') lost.push(`after cut ${timesCut}: ${one.reason}`);
  }
  await people.finish();
  for (const screen of screens.values()) screen.close();
  expect(await server.end('SIGTERM')).toBe(0);
  server = null;
  evidence = readEvidence(dir);
  console.log(
    `power cut: SEED=${seed}, ${timesCut} cuts, ${people.presses.length} tickets, ${people.unanswered()} calls in the air, ` +
      `${doneUnanswered} of them done before the light went out`,
  );
}, 900_000);

afterAll(async () => {
  vi.unstubAllGlobals();
  await server?.end('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

const tables = ['tickets', 'series', 'service_days', 'calls', 'counters', 'ratings'];
const dump = (db: Connection) => tables.map(table => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());

describe(`after each power cut (SEED=${seed})`, () => {
  it('every ticket that a client was told of is there once, with its number and state', () => {
    expect(damage).toEqual([]);
  });

  it('the database file is whole', () => expect([...integrity]).toEqual(['ok']));

  it('nobody has to sign in again, and no call is refused that should be done', () => {
    expect(people.faults).toEqual([]);
  });

  it('there were calls in the air, some of them already done: a press repeated after the cut is one ticket', () => {
    expect(timesCut).toBeGreaterThanOrEqual(30);
    expect(people.unanswered()).toBeGreaterThan(timesCut);
    expect(doneUnanswered).toBeGreaterThan(0);
    const ids = people.presses.map(press => press.ticketId);
    expect(ids).not.toContain(null);
    expect(new Set(ids).size).toBe(ids.length);
    expect(evidence.tickets.map(ticket => ticket.ticketId).sort()).toEqual(ids.sort());
  });

  it('the TV in the hall and the desk come back without a hand, and show nothing that was not so', () => {
    expect(lost).toEqual([]);
    for (const [only, { pictures, refusals, moments }] of screens) {
      expect(refusals).toEqual([]);
      expect(pictures.length).toBeGreaterThan(timesCut);
      expect(findUntruths(evidence, pictures, only)).toEqual([]);
      const told = moments.map(moment => moment.momentId as string);
      const calls = evidence.journal.map(entry => entry.eventId).filter(id => told.includes(id));
      expect(told).toEqual(calls);
    }
  });
});

describe('when all is over', () => {
  it('everybody was served', () => expect(evidence.tickets.filter(ticket => ticket.state !== 'done')).toEqual([]));

  it('the numbers of each series have no hole and no double', () => expect(findGaps(evidence)).toEqual([]));

  it('nobody was passed, called to two counters or called to a counter that had somebody', () => {
    expect(findFaults(evidence, site)).toEqual([]);
  });

  it('the journal still makes the same tables', () => {
    const real = openDatabase(dir);
    const again = openDatabase(join(dir, 'again'));
    again.pragma('synchronous = OFF');
    migrate(again, migrationsDir);
    const apply = createApply(again, site.id);
    again.transaction(() => {
      for (const { event, at } of evidence.journal) apply(event, at);
    })();
    expect(dump(again)).toEqual(dump(real));
    real.close();
    again.close();
  });
});
