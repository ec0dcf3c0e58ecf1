// The busiest hour that can be: eight kiosks and eight counters, each a process of its own, press as fast as they can until
// two thousand people are served. Judged by what each was answered, and once more by the database file alone.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSite } from '../../server/config/site-file.ts';
import { exampleKiosk, watchAs } from '../fakes/office.ts';
import { type ServerProcess, startServer } from '../fakes/server-process.ts';
import { until } from '../fakes/waiting.ts';
import { busySiteFile, counterIds, officerOf, writeSiteFile } from './busy-office.ts';
import { type Evidence, eventsOf, findFaults, findGaps, readEvidence } from './evidence.ts';

const kiosks = 8;
const people = 2_000;

interface Press {
  key: string;
  serviceId: string;
  priority: string | null;
  answers: { ok: boolean; value: { ticketId: string; number: string; day: string } }[];
}
interface CounterLog {
  counterId: string;
  deeds: { deed: string; ticketId: string; number: string }[];
  holds: { ticketId: string; since: number; until: number }[];
  troubles: unknown[];
}

const dir = mkdtempSync(join(tmpdir(), 'motcua-storm-'));
const siteFile = busySiteFile({ printers: [] });
const site = parseSite(siteFile, 'site.json');
const processes: ChildProcess[] = [];
let server: ServerProcess | null = null;
let presses: Press[] = [];
let counters: CounterLog[] = [];
let momentIds: string[] = [];
let evidence: Evidence;

/** Starts a process with its work; the answer is its last message. The others go to `onNews`. */
function runProcess<T extends object>(file: string, work: object, onNews: (news: unknown) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, file), { execArgv: [] });
    processes.push(child);
    let last: unknown = null;
    child.on('message', message => {
      last = message;
      onNews(message);
    });
    child.once('exit', code => (code === 0 ? resolve(last as T) : reject(new Error(`${file} ended with ${code}`))));
    child.send(work);
  });
}

/** Opens all counters, lets all kiosks press at once, and waits until everybody is served, or until nobody is any more. */
async function holdStorm(url: string): Promise<void> {
  const hall = await watchAs(url, 'display', 'hall', exampleKiosk);
  const services = site.services.map(service => service.id);
  const priorities = site.priorities.map(priority => priority.id);
  let open = 0;
  let served = 0;
  let allOpen: () => void = () => {};
  const opened = new Promise<void>(resolve => {
    allOpen = resolve;
  });
  const atCounters = counterIds.map((counterId, i) =>
    runProcess<CounterLog>(
      'counter-process.mjs',
      { url, counterId, staff: officerOf(counterId), seed: 200 + i, services, counters: counterIds },
      news => {
        if (news === 'open') open += 1;
        if (news === 'served') served += 1;
        if (open === counterIds.length) allOpen();
      },
    ),
  );
  await Promise.race([opened, Promise.all(atCounters)]);
  const atKiosks = Array.from({ length: kiosks }, (_, i) =>
    runProcess<{ made: Press[] }>(
      'kiosk-process.mjs',
      { url, presses: people / kiosks, seed: 100 + i, services, priorities },
      () => {},
    ),
  );
  presses = (await Promise.all(atKiosks)).flatMap(({ made }) => made);
  // Whoever is never served is for the tests to find.
  for (let before = -1; served < people && served > before; ) {
    before = served;
    await until(() => served > before, 'somebody more is served').catch(() => null);
  }
  for (const child of processes) if (child.connected) child.send('over');
  counters = await Promise.all(atCounters);
  await hall.until(view => view.waiting.every(service => service.count === 0)).catch(() => null);
  momentIds = hall.moments.map(moment => moment.momentId);
  hall.close();
}

beforeAll(async () => {
  server = await startServer({ DATA_DIR: dir, SITE: writeSiteFile(dir, siteFile) });
  await holdStorm(server.url);
  console.log(`storm: ${people} people, ${kiosks} kiosks and ${counterIds.length} counters`);
  expect(await server.end('SIGTERM')).toBe(0);
  server = null;
  evidence = readEvidence(dir);
});

afterAll(async () => {
  for (const child of processes) if (child.exitCode === null) child.kill('SIGKILL');
  await server?.end('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

const answered = () => presses.flatMap(press => press.answers.slice(0, 1).map(answer => answer.value));
const done = (deed: string) => counters.flatMap(counter => counter.deeds.filter(made => made.deed === deed));

describe('what the people at the kiosks and counters saw', () => {
  it('every press was answered with a number', () => {
    expect(presses.flatMap(press => press.answers).filter(answer => !answer.ok)).toEqual([]);
    expect(presses).toHaveLength(people);
  });

  it('no number was given twice', () => {
    expect(new Set(answered().map(ticket => `${ticket.day} ${ticket.number}`)).size).toBe(people);
    expect(new Set(answered().map(ticket => ticket.ticketId)).size).toBe(people);
  });

  it('a press that was made twice is one ticket, and is answered the same', () => {
    const repeated = presses.filter(press => press.answers.length > 1);
    expect(repeated.length).toBeGreaterThan(people / 10);
    for (const { answers } of repeated) for (const again of answers) expect(again).toEqual(answers[0]);
  });

  it('no counter was ever told that something is wrong', () => {
    expect(counters.flatMap(counter => counter.troubles)).toEqual([]);
  });

  it('no ticket was at two counters at the same time', () => {
    const holds = counters.flatMap(({ counterId, holds: own }) => own.map(hold => ({ ...hold, counterId })));
    holds.sort((a, b) => a.since - b.since);
    const last = new Map<string, (typeof holds)[number]>();
    const both: unknown[] = [];
    for (const hold of holds) {
      const before = last.get(hold.ticketId);
      if (before !== undefined && before.until > hold.since) both.push([before, hold]);
      if (before === undefined || before.until < hold.until) last.set(hold.ticketId, hold);
    }
    expect(both).toEqual([]);
    expect(holds.length).toBeGreaterThan(people);
  });

  it('everybody was served, once', () => {
    expect(
      done('finish')
        .map(deed => deed.ticketId)
        .sort(),
    ).toEqual(
      answered()
        .map(ticket => ticket.ticketId)
        .sort(),
    );
  });
});

describe('what the database file says', () => {
  it('is whole', () => expect(evidence.integrity).toBe('ok'));

  it('has each ticket once, with the number that was told, and served', () => {
    const rows = evidence.tickets.map(({ ticketId, number, day }) => `${ticketId} ${day} ${number}`);
    expect(rows.sort()).toEqual(
      answered()
        .map(({ ticketId, number, day }) => `${ticketId} ${day} ${number}`)
        .sort(),
    );
    expect(evidence.tickets.filter(ticket => ticket.state !== 'done')).toEqual([]);
  });

  it('has every series without a hole and without a double', () => expect(findGaps(evidence)).toEqual([]));

  it('tells in its journal exactly what was done', () => {
    expect(eventsOf(evidence, 'ticket.issued')).toHaveLength(people);
    expect(evidence.remembered('ticket.issue')).toBe(people);
    const called = eventsOf(evidence, 'ticket.called');
    const told = { next: 'call', resumed: 'resume', recalled: 'recall' } as const;
    for (const [how, deed] of Object.entries(told))
      expect(called.filter(event => event.how === how).length, how).toBe(done(deed).length);
    const types = {
      start: 'ticket.started',
      finish: 'ticket.finished',
      'no-show': 'ticket.missed',
      park: 'ticket.parked',
      return: 'ticket.returned',
      transfer: 'ticket.transferred',
    } as const;
    for (const [deed, type] of Object.entries(types)) {
      const ids = eventsOf(evidence, type).map(event => event.ticketId);
      expect(ids.sort(), type).toEqual(
        done(deed)
          .map(deed => deed.ticketId)
          .sort(),
      );
      expect(ids.length, type).toBeGreaterThan(10);
    }
  });

  it('shows nobody at two counters, no counter with two people and nobody passed', () => {
    expect(findFaults(evidence, site)).toEqual([]);
  });

  it('within a service and class calls by arrival', () => {
    const arrivals = new Map(eventsOf(evidence, 'ticket.issued').map(event => [event.ticketId, event]));
    const first = new Map<string, string>();
    const lines = new Map<string, number[]>();
    for (const { ticketId, counterId } of eventsOf(evidence, 'ticket.called')) {
      const arrival = arrivals.get(ticketId);
      if (arrival === undefined || first.has(ticketId)) continue;
      first.set(ticketId, counterId);
      const line = `${arrival.serviceId} ${arrival.priorityId === null ? 'ordinary' : 'priority'}`;
      lines.set(line, [...(lines.get(line) ?? []), arrival.seq]);
    }
    expect(first.size).toBe(people);
    for (const [line, seqs] of lines) expect(seqs, line).toEqual([...seqs].sort((a, b) => a - b));
  });

  it('holds every call that the hall’s TV was told, each once and in order', () => {
    const calls = evidence.journal.filter(({ event }) => event.type === 'ticket.called').map(entry => entry.eventId);
    expect(momentIds).toEqual(calls);
  });
});
