// From the feed to the printers: who prints, who takes over, what is too late, and what is known after a crash.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Day, DeviceId, TicketId, TicketNumber } from '../../../common/contract/words.ts';
import { migrationsDir } from '../../../server/config/paths.ts';
import type { EventOf } from '../../../server/core/events.ts';
import { createPaperSubscriber, type PaperSubscriber } from '../../../server/devices/printer/paper-subscriber.ts';
import {
  type PrinterCondition,
  type PrinterDriver,
  type PrinterPlace,
  type PrinterWatch,
  PrintFault,
} from '../../../server/devices/printer/printer.ts';
import { createFeed } from '../../../server/runtime/feed.ts';
import { createLog } from '../../../server/runtime/log.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { type Connection, openDatabase } from '../../../server/store/open.ts';
import { createStore, type Store } from '../../../server/store/store.ts';
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts';
import { exampleSite } from '../../fakes/office.ts';
import { until } from '../../fakes/waiting.ts';
import { readStrings } from '../example-slips.ts';

const log = createLog('silent');
const site = exampleSite();
const kiosk = 'example-kiosk' as DeviceId;

/** A printer that does what the test says. */
class Scripted implements PrinterDriver, PrinterWatch {
  readonly name = 'scripted';
  readonly printed: string[] = [];
  condition: PrinterCondition = 'ok';
  answer: () => Promise<'printed' | 'unknown'> = async () => 'printed';
  private readonly hears = new Set<(condition: PrinterCondition) => void>();
  private readonly measures = new Set<(mm: number) => void>();
  halfway: boolean | null = null;
  async print(slip: { caption: string }) {
    const state = await this.answer();
    this.printed.push(slip.caption.split(' ')[0] ?? '');
    for (const measure of this.measures) measure(110);
    return state;
  }
  become(condition: PrinterCondition) {
    this.condition = condition;
    for (const hear of this.hears) hear(condition);
  }
  onChange(hear: (condition: PrinterCondition) => void) {
    this.hears.add(hear);
    return () => this.hears.delete(hear);
  }
  onPaper(measure: (mm: number) => void) {
    this.measures.add(measure);
    return () => this.measures.delete(measure);
  }
  start(halfway: boolean) {
    this.halfway = halfway;
  }
  async stop() {}
}

let folder: string;
let db: Connection;
let store: Store;
let clock: FakeClock;
let feed: ReturnType<typeof createFeed>;
let outlet: PaperSubscriber;
let seq = 0;

const place = (id: string, printer: Scripted, changes: Partial<PrinterPlace> = {}): PrinterPlace => ({
  id,
  driver: printer,
  watch: printer,
  kiosk: null,
  backup: null,
  rollM: null,
  ...changes,
});

function open(printers: PrinterPlace[]): void {
  feed = createFeed(log);
  outlet = createPaperSubscriber({
    feed,
    store,
    site,
    printers,
    strings: new Map([['vi', readStrings('vi')]]),
    publicUrl: () => 'http://127.0.0.1:8080',
    log,
    onChange: () => {},
    now: () => clock.now(),
  });
  outlet.start();
}

/** Gives a number; `tell` is false when a crash comes between the commit and the feed. */
function issue(deviceId: DeviceId = kiosk, tell = true): TicketId {
  seq += 1;
  const ticketId = uuidv7() as TicketId;
  const event: EventOf<'ticket.issued'> = {
    type: 'ticket.issued',
    ticketId,
    number: `A${String(seq).padStart(3, '0')}` as TicketNumber,
    seq,
    day: '2026-11-23' as Day,
    letter: 'A',
    serial: seq,
    serviceId: (site.services[0] as { id: EventOf<'ticket.issued'>['serviceId'] }).id,
    priorityId: null,
    language: 'vi',
    arrivedAt: clock.now(),
    trackToken: `track-token-of-${seq}`,
    deviceId,
    ahead: 0,
    wait: null,
  };
  const entry = store.transact(() => store.record(event, clock.now(), `device:${deviceId}`));
  if (tell) feed.publish([entry]);
  return ticketId;
}

const stateOf = (ticketId: TicketId, device = kiosk) =>
  outlet.slipsOf(device).find(slip => slip.ticketId === ticketId) ?? null;
const settled = (ticketId: TicketId) =>
  until(() => !['queued', 'sending', undefined].includes(stateOf(ticketId)?.state), 'an end');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-outlet-'));
  db = openDatabase(folder);
  migrate(db, migrationsDir);
  store = createStore(db, site.id);
  clock = createFakeClock('2026-11-23T08:00:00+07:00');
  seq = 0;
});
afterEach(async () => {
  await outlet.stop();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the paper outlet', () => {
  it('tells the kiosk each step, and the end with its reason', async () => {
    const printer = new Scripted();
    let let_go: (state: 'printed') => void = () => {};
    printer.answer = () =>
      new Promise(resolve => {
        let_go = resolve;
      });
    open([place('may-1', printer)]);
    const first = issue();
    await until(() => stateOf(first)?.state === 'sending', 'sending');
    const second = issue();
    await until(() => stateOf(second)?.state === 'queued', 'queued');
    printer.answer = async () => {
      throw new PrintFault('paper-out', 'no paper');
    };
    let_go('printed');
    await settled(second);
    expect(stateOf(first)).toMatchObject({ state: 'printed', reason: null });
    expect(stateOf(second)).toMatchObject({ state: 'failed', reason: 'paper-out' });
  });

  it('never prints by itself what has waited for more than a minute', async () => {
    const printer = new Scripted();
    let let_go: (state: 'printed') => void = () => {};
    printer.answer = () =>
      new Promise(resolve => {
        let_go = resolve;
      });
    open([place('may-1', printer)]);
    issue();
    const late = issue();
    await until(() => stateOf(late)?.state === 'queued', 'queued');
    clock.pass(60_001);
    const fresh = issue();
    await until(() => stateOf(fresh) !== null, 'noted');
    printer.answer = async () => 'printed';
    let_go('printed');
    await settled(fresh);
    expect(stateOf(late)).toMatchObject({ state: 'failed', reason: 'too-old' });
    expect(printer.printed).toEqual(['A001', 'A003']);
  });

  it('a second printer takes over when the first had nothing of the slip, and only then', async () => {
    const [first, second] = [new Scripted(), new Scripted()];
    open([place('may-1', first, { backup: 'may-2' }), place('may-2', second)]);
    first.answer = async () => {
      throw new PrintFault('offline', 'nobody there', { sent: false });
    };
    const whole = issue();
    await settled(whole);
    expect(stateOf(whole)).toMatchObject({ state: 'printed' });
    first.answer = async () => {
      throw new PrintFault('paper-out', 'in the middle');
    };
    const half = issue();
    await settled(half);
    expect(stateOf(half)).toMatchObject({ state: 'failed', reason: 'paper-out' });
    // Known to be without paper: the next one goes straight to the other.
    first.become('paper-out');
    let asked = false;
    first.answer = async () => {
      asked = true;
      return 'printed';
    };
    const next = issue();
    await settled(next);
    expect(asked).toBe(false);
    expect(second.printed).toEqual(['A001', 'A003']);
    expect(outlet.healthFor(kiosk)).toEqual({ ok: true, message: null });
    expect(outlet.health()).toEqual({ ok: false, message: 'may-1: paper-out' });
    second.become('cover-open');
    expect(outlet.healthFor(kiosk).ok).toBe(false);
  });

  it('a kiosk with a printer of its own uses that one', async () => {
    const [first, second] = [new Scripted(), new Scripted()];
    open([place('may-1', first), place('may-2', second, { kiosk: 'kiosk-b' })]);
    await settled(issue());
    const other = issue('kiosk-b' as DeviceId);
    await until(() => stateOf(other, 'kiosk-b' as DeviceId)?.state === 'printed', 'printed');
    expect([first.printed, second.printed]).toEqual([['A001'], ['A002']]);
  });

  it('after a crash: what was being sent is unknown and stays so, what waited is printed if it is fresh', async () => {
    const printer = new Scripted();
    printer.answer = () => new Promise(() => {});
    open([place('may-1', printer)]);
    const sending = issue();
    const waiting = issue();
    await until(() => stateOf(sending)?.state === 'sending' && stateOf(waiting) !== null, 'under way');
    // The process is gone without a word; a wish of its last moment was committed, and nobody was told.
    const untold = issue(kiosk, false);
    const again = new Scripted();
    open([place('may-1', again)]);
    await settled(untold);
    expect(again.halfway).toBe(true);
    expect(stateOf(sending)).toMatchObject({ state: 'unknown' });
    expect(again.printed).toEqual(['A002', 'A003']);
    expect(stateOf(waiting)).toMatchObject({ state: 'printed' });
  });

  it('after a crash of more than a minute nothing old is printed', async () => {
    const printer = new Scripted();
    printer.answer = () => new Promise(() => {});
    open([place('may-1', printer)]);
    issue();
    const waiting = issue();
    await until(() => stateOf(waiting) !== null, 'noted');
    const untold = issue(kiosk, false);
    clock.pass(61_000);
    const again = new Scripted();
    open([place('may-1', again)]);
    await settled(waiting);
    // The next slip shows that none of before is still in the line.
    await settled(issue());
    expect(stateOf(waiting)).toMatchObject({ state: 'failed', reason: 'too-old' });
    expect(stateOf(untold)).toBeNull();
    expect(again.printed).toEqual(['A004']);
  });

  it('counts the metres of a roll, foretells its end, and begins anew with a new one', async () => {
    const printer = new Scripted();
    open([place('may-1', printer, { rollM: 0.5 })]);
    for (let i = 0; i < 4; i += 1) await settled(issue());
    expect(outlet.printers()).toEqual([{ id: 'may-1', ok: true, condition: 'ok', usedM: 0.44, rollM: 0.5 }]);
    await settled(issue());
    expect(outlet.printers()[0]).toMatchObject({ ok: false, condition: 'paper-near-end' });
    // Citizens need not know: slips still come out.
    expect(outlet.health().ok).toBe(true);
    printer.become('paper-out');
    expect(outlet.health()).toEqual({ ok: false, message: 'may-1: paper-out' });
    printer.become('ok');
    expect(outlet.printers()[0]).toMatchObject({ ok: true, usedM: 0 });
    await settled(issue());
    const changed = store.transact(() =>
      store.record({ type: 'printer.roll-changed', printerId: 'may-1' }, clock.now(), 'staff:can-bo-1'),
    );
    feed.publish([changed]);
    expect(outlet.printers()[0]).toMatchObject({ usedM: 0 });
  });

  it('a printer that says nothing is not ok, and is not called broken either', async () => {
    const printer = new Scripted();
    printer.condition = 'unknown';
    printer.answer = async () => 'unknown';
    open([place('may-1', printer)]);
    const ticket = issue();
    await settled(ticket);
    expect(stateOf(ticket)).toMatchObject({ state: 'unknown' });
    expect(outlet.printers()[0]?.ok).toBe(false);
    expect(outlet.health().ok).toBe(true);
  });

  it('stops though a printer does not come to an end; the slip is unknown', async () => {
    const printer = new Scripted();
    printer.answer = () => new Promise(() => {});
    open([place('may-1', printer)]);
    const ticket = issue();
    await until(() => stateOf(ticket)?.state === 'sending', 'sending');
    // The printer never comes to its end, so that this would wait for ever.
    await outlet.stop();
    expect(stateOf(ticket)).toMatchObject({ state: 'unknown' });
  });
});
