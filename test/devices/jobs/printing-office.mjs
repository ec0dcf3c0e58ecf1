// An office that only gives numbers and prints them, as a process of its own that can be killed at any moment. Runs what
// `npm run build` made. Gives a number every few milliseconds, not many ahead of the paper, until there are enough; then it
// waits for its end.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';

const [dataDir, port, wanted, paceMs] = process.argv.slice(2);
const root = join(import.meta.dirname, '../../..');
const load = path => import(join(root, 'build/server', path));
const [opening, migrate, store, feed, log, outlet, wire, escpos, profiles, config, places] = await Promise.all(
  [
    'store/open.js',
    'store/migrate.js',
    'store/store.js',
    'runtime/feed.js',
    'runtime/log.js',
    'devices/printer/paper-subscriber.js',
    'transport/local-transport.js',
    'devices/printer/drivers/escpos/index.js',
    'devices/printer/printer-profile.js',
    'config/environment.js',
    'config/paths.js',
  ].map(load),
);

const site = config.readSite(join(root, 'firmware-config/sites/example.json'));
const db = opening.openDatabase(dataDir);
// Killed, never unplugged: what a killed process has written is there.
db.pragma('synchronous = NORMAL');
migrate.migrate(db, places.migrationsDir);
const data = store.createStore(db, site.id);
const quiet = log.createLog(process.env.TEST_LOG ?? 'silent');
const tell = feed.createFeed(quiet);
const profile = profiles.readProfile(readFileSync(join(import.meta.dirname, 'letters.json'), 'utf8'), 'letters.json');
const printer = escpos.createEscposPrinter({
  id: 'may-in',
  profile,
  transport: wire.createLocalTransport({ kind: 'tcp', host: '127.0.0.1', port: Number(port) }, quiet),
  bytesPerSecond: 60_000,
  log: quiet,
  timing: { upMs: 1_000, answerMs: 100, confirmMs: 200, sendMs: 400, pollMs: 150 },
});
const paper = outlet.createPaperSubscriber({
  feed: tell,
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
  if (open.get() >= 10) return;
  const seq = (data.tickets.last()?.seq ?? 0) + 1;
  if (seq > Number(wanted)) return clearInterval(timer);
  const number = `A${String(seq).padStart(4, '0')}`;
  const now = Date.now();
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
  tell.publish([entry]);
}, Number(paceMs));

process.on('SIGTERM', async () => {
  clearInterval(timer);
  await paper.stop();
  data.close();
  process.exit(0);
});
