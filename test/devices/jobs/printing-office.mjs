// An office that only gives numbers and prints them, as a process of its own that can be killed at any moment. Runs what
// `npm run build` made. Gives a number every few milliseconds, not many ahead of the paper, until there are enough; then it
// waits for its end.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { readSite } from '../../../build/server/config/environment.js';
import { migrationsDir } from '../../../build/server/config/paths.js';
import { createEscposPrinter } from '../../../build/server/devices/printer/drivers/escpos/index.js';
import { createPaperSubscriber } from '../../../build/server/devices/printer/paper-subscriber.js';
import { readProfile } from '../../../build/server/devices/printer/printer-profile.js';
import { createFeed } from '../../../build/server/runtime/feed.js';
import { createLog } from '../../../build/server/runtime/log.js';
import { migrate } from '../../../build/server/store/migrate.js';
import { openDatabase } from '../../../build/server/store/open.js';
import { createStore } from '../../../build/server/store/store.js';
import { createLocalTransport } from '../../../build/server/transport/local-transport.js';

const [dataDir, port, wanted, paceMs] = process.argv.slice(2);
const root = join(import.meta.dirname, '../../..');

const site = readSite(join(root, 'firmware-config/sites/example.json'));
const db = openDatabase(dataDir);
// Killed, never unplugged: what a killed process has written is there.
db.pragma('synchronous = NORMAL');
migrate(db, migrationsDir);
const data = createStore(db, site.id);
const quiet = createLog(process.env.TEST_LOG ?? 'silent');
const feed = createFeed(quiet);
const profile = readProfile(readFileSync(join(import.meta.dirname, 'letters.json'), 'utf8'), 'letters.json');
const printer = createEscposPrinter({
  id: 'may-in',
  profile,
  transport: createLocalTransport({ kind: 'tcp', host: '127.0.0.1', port: Number(port) }, quiet),
  bytesPerSecond: 60_000,
  log: quiet,
  timing: { upMs: 1_000, answerMs: 100, confirmMs: 200, sendMs: 400, pollMs: 150 },
});
const paper = createPaperSubscriber({
  feed,
  store: data,
  site,
  printers: [{ id: 'may-in', driver: printer, watch: printer, kiosk: null, backup: null, rollM: 80 }],
  strings: new Map([['vi', JSON.parse(readFileSync(join(root, 'common/text/vi/slip.json'), 'utf8'))]]),
  publicUrl: () => 'http://127.0.0.1:8080',
  log: quiet,
  onChange: () => {},
  now: () => Date.now(),
});
paper.start();

const day = '2026-11-23';
const open = db.prepare(`SELECT count(*) FROM slip_jobs WHERE state IN ('queued', 'sending')`).pluck();
const timer = setInterval(() => {
  if (Number(open.get()) >= 10) return;
  const seq = (data.tickets.last()?.seq ?? 0) + 1;
  if (seq > Number(wanted)) return clearInterval(timer);
  const number = `A${String(seq).padStart(4, '0')}`;
  const now = Date.now();
  /** @type {any} Ids and days are plain strings here. */
  const event = {
    type: 'ticket.issued',
    ticketId: uuidv7(),
    number,
    seq,
    day,
    letter: 'A',
    serial: seq,
    serviceId: site.services[0].id,
    priorityId: null,
    language: 'vi',
    arrivedAt: now,
    trackToken: `track-token-${number}`,
    deviceId: 'example-kiosk',
    ahead: 0,
    wait: null,
  };
  const entry = data.transact(() => data.record(event, now, 'device:example-kiosk'));
  feed.publish([entry]);
}, Number(paceMs));

process.on('SIGTERM', async () => {
  clearInterval(timer);
  await paper.stop();
  data.close();
  process.exit(0);
});
