// From a press at the desk to what stands on the boards: real store, feed and actions, pretend boards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CounterId, StaffId } from '../../../common/contract/words.ts';
import texts from '../../../common/text/vi/board.json' with { type: 'json' };
import { type Caller, createAct } from '../../../server/actions/act.ts';
import { closeDay } from '../../../server/actions/close-day.ts';
import { actions } from '../../../server/actions/index.ts';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { migrationsDir, projectRoot } from '../../../server/config/paths.ts';
import { readTexts } from '../../../server/config/texts.ts';
import { readProfiles } from '../../../server/devices/board/board-profile.ts';
import { type BoardSubscriber, createBoardSubscriber } from '../../../server/devices/board/board-subscriber.ts';
import { driversDir, loadBoardProtocols } from '../../../server/devices/board/load-protocols.ts';
import { type Board, type Boards, createBoards } from '../../../server/devices/board/registry.ts';
import { loadEgov } from '../../../server/links/egov/load-egov.ts';
import { loadPapers } from '../../../server/papers/load.ts';
import { createFeed } from '../../../server/runtime/feed.ts';
import { createLog } from '../../../server/runtime/log.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { openDatabase } from '../../../server/store/open.ts';
import { createStore, type Store } from '../../../server/store/store.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { exampleSite } from '../../fakes/office.ts';
import { until } from '../../fakes/waiting.ts';

const log = createLog('silent');
const site = exampleSite();
const protocols = await loadBoardProtocols(driversDir);
const profiles = readProfiles(join(projectRoot, 'firmware-config/boards'), protocols);
const clock = createFakeClock('2026-11-23T08:00:00+07:00');
const counter = (n: number) => `quay-${n}` as CounterId;
const zones: Record<string, string> = { 'quay-1': 'east', 'quay-2': 'east', 'quay-3': 'west' };

let dataDir: string;
let store: Store;
let outlet: BoardSubscriber;
let boards: Boards<CounterId>;
let feed: ReturnType<typeof createFeed>;
let act: ReturnType<typeof createAct>;
const officer = (n: number): Caller => ({
  kind: 'staff',
  id: `can-bo-${n}` as StaffId,
  name: '',
  roles: ['officer', 'senior'],
  tokenHash: '',
});
const kiosk: Caller = { kind: 'device', id: 'kiosk' as never, device: 'kiosk', counterId: null };

function startBoards(): void {
  const over = (n: number) => ({
    id: `led-${n}`,
    profile: 'pretend',
    wire: null,
    address: n,
    counterId: counter(n),
    zone: null,
  });
  const hall = (id: string, address: number, zone: string | null) => ({
    id,
    profile: 'pretend-hall',
    wire: null,
    address,
    counterId: null,
    zone,
  });
  boards = createBoards<CounterId>({
    settings: [over(1), over(2), hall('hall', 9, null), hall('west', 10, 'west')],
    profiles,
    protocols,
    createTransport: () => {
      throw new Error('no cable here');
    },
    timing: { phaseMs: 60_000, times: 3, retries: 2, againMs: 5_000 },
    log,
    now: () => performance.now(),
  });
  outlet = createBoardSubscriber({
    boards,
    feed,
    store,
    site,
    texts,
    zoneOf: id => zones[id] ?? null,
    now: () => clock.now(),
  });
  outlet.start();
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'motcua-boards-'));
  const db = openDatabase(dataDir);
  migrate(db, migrationsDir);
  store = createStore(db, site.id);
  feed = createFeed(log);
  act = createAct({
    actions,
    store,
    feed,
    clock,
    site,
    hasPrinter: false,
    publicUrl: () => '',
    catalogue: loadCatalogue(site),
    dossierTexts: readTexts('dossier.json'),
    papers: loadPapers(site, null),
    egov: loadEgov(site),
  });
  startBoards();
});
afterEach(async () => {
  await outlet.stop();
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function perform(
  name: Parameters<typeof act.perform>[0],
  input: object,
  caller = officer(1),
): Promise<Record<string, string>> {
  const answer = await act.perform(name, input as never, { caller, requestId: null, local: true });
  if (!answer.ok) throw new Error(`${name}: ${answer.refusal}`);
  return answer.value as never;
}
const issue = (serviceId: string) =>
  perform('ticket.issue', { serviceId, priority: null, language: 'vi', procedureId: null }, kiosk);
const next = (n = 1) => perform('ticket.call-next', { counterId: counter(n) }, officer(n));
const open = (n = 1) => perform('counter.open', { counterId: counter(n) }, officer(n));
/** "A001*" when it blinks. */
function shown(id: string): string {
  const picture = outlet.pictures().find(picture => picture.id === id);
  return `${picture?.lines.join('/')}${picture?.blink ? '*' : ''}`;
}
const shows = (id: string, text: string) =>
  until(
    () => shown(id) === text,
    () => `${id} shows ${text}, not ${shown(id)}`,
  );

it('walks a board through a counter’s day', async () => {
  await shows('led-1', '');
  await open();
  await shows('led-1', '----');
  await issue('ho-tich');
  await issue('ho-tich');
  const first = await next();
  await shows('led-1', 'A001*');
  await perform('ticket.start', first);
  await shows('led-1', 'A001');
  await perform('ticket.recall', { ticketId: first.ticketId }).catch(() => {});
  await perform('ticket.finish', { ticketId: first.ticketId });
  await shows('led-1', '----');
  const second = await next();
  await shows('led-1', 'A002*');
  await perform('ticket.no-show', { ticketId: second.ticketId });
  await shows('led-1', '----');
  await perform('counter.pause', { counterId: counter(1), reason: 'x' });
  await shows('led-1', 'NGHI');
  await perform('counter.open', { counterId: counter(1) });
  await shows('led-1', '----');
  await perform('counter.close', { counterId: counter(1) });
  await shows('led-1', '');
  expect(outlet.health().every(board => board.ok)).toBe(true);
});

it('blinks again on a recall, and only where it was called', async () => {
  await open(1);
  await open(2);
  await issue('ho-tich');
  await issue('ho-tich');
  const one = await next(1);
  await perform('ticket.start', one);
  await shows('led-1', 'A001');
  const two = await next(2);
  await shows('led-2', 'A002*');
  expect(shown('led-1')).toBe('A001');
  await perform('ticket.start', two, officer(2));
  await shows('led-2', 'A002');
});

it('ends nobody else’s blinking', async () => {
  await open(1);
  await open(2);
  await issue('ho-tich');
  await issue('ho-tich');
  await next(1);
  await shows('led-1', 'A001*');
  const two = await next(2);
  await perform('ticket.start', two, officer(2));
  await perform('ticket.finish', two, officer(2));
  await shows('led-2', '----');
  expect(shown('led-1')).toBe('A001*');
});

it('lists the last calls in the hall, the newest first, each number once; a zone its own only', async () => {
  for (const n of [1, 2, 3]) await open(n);
  for (const service of ['ho-tich', 'ho-tich', 'dat-dai']) await issue(service);
  const one = await next(1);
  await next(2);
  await shows('hall', 'A002 Q2/A001 Q1');
  await perform('ticket.recall', one);
  await shows('hall', 'A001 Q1/A002 Q2');
  await next(3);
  await shows('hall', 'B001 Q3/A001 Q1/A002 Q2');
  await shows('west', 'B001 Q3');
  clock.pass(24 * 3_600_000);
  act.performByClock(closeDay);
  await shows('hall', '');
});

it('shows what is so already when the server starts in the middle of a day', async () => {
  await open(1);
  await issue('ho-tich');
  await next(1);
  await shows('led-1', 'A001*');
  await outlet.stop();
  startBoards();
  await shows('led-1', 'A001');
  await shows('hall', 'A001 Q1');
  await shows('led-2', '');
});

it('never writes: a day with boards leaves the same journal as one without, and a broken board stops nobody', async () => {
  const before = store.journal.lastSeq();
  const broken = boards.list[0] as Board<CounterId>;
  broken.show = () => {
    throw new Error('a bug');
  };
  const record = vi.spyOn(store, 'record');
  await open(1);
  await issue('ho-tich');
  const ticket = await next(1);
  expect(ticket.number).toBe('A001');
  expect(record.mock.calls.map(([event]) => event.type)).toEqual(['counter.opened', 'ticket.issued', 'ticket.called']);
  expect(store.journal.lastSeq()).toBe(before + 3);
});

it('has handed the number to the board by the time the press is answered', async () => {
  await open(1);
  await issue('ho-tich');
  await shows('led-1', '----');
  await next(1);
  // Without a single further turn of the loop: nothing on the way waits.
  expect(shown('led-1')).toBe('A001*');
});
