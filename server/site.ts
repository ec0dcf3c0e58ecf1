// Builds the office from its parts, once and in order, and is the only file that knows them all.
import { existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { DeviceId } from '../common/contract/words.ts';
import { createAct } from './actions/act.ts';
import { closeDay } from './actions/close-day.ts';
import { actions } from './actions/index.ts';
import type { Clock } from './clock.ts';
import { type Config, SetupError } from './config.ts';
import { localDay } from './core/day.ts';
import { createPaperOutlet } from './devices/printer/outlet.ts';
import type { SlipStrings } from './devices/printer/slips.ts';
import { createPrinter } from './drivers.ts';
import { createFeed } from './feed.ts';
import { createHealth } from './health.ts';
import { readTexts } from './languages.ts';
import type { Log } from './log.ts';
import { migrationsDir, screensDir } from './places.ts';
import { migrate } from './store/migrate.ts';
import { holdDataDir, openDatabase } from './store/open.ts';
import { createStore } from './store/store.ts';
import { readView } from './views/index.ts';
import { beginReading } from './views/reading.ts';
import { type Address, type HomeTexts, listAddresses } from './web/addresses.ts';
import { createCallHandler } from './web/calls.ts';
import { createHttp } from './web/http.ts';
import { createLimits } from './web/limits.ts';
import { createLive, type Live } from './web/live.ts';
import { createMetrics } from './web/metrics.ts';
import { describeApi } from './web/openapi.ts';
import { createBuiltPages, type ReadPage } from './web/pages.ts';

export interface SiteParts {
  config: Config;
  clock: Clock;
  log: Log;
  /** The development server's pages and middleware; null when the built ones are used. */
  development: { pages: ReadPage; middleware: RequestHandler } | null;
}

export interface Site {
  /** Listens; the answer is the base address, "http://127.0.0.1:8080". @throws SetupError when the port is taken */
  start(): Promise<string>;
  /** Undoes `start` in reverse: within five seconds, with nothing half done. */
  stop(): Promise<void>;
  addresses: readonly Address[];
}

/** Below this many free bytes the office is told before the disk is full. */
const lowDiskBytes = 200 * 1024 * 1024;
const tickMs = 1_000;
/** How long calls that are under way may still take when the office stops. */
const stopGraceMs = 250;

function readBuild(): string {
  const file = join(screensDir, 'build.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { build: string }).build : 'development';
}

function lanAddress(): string {
  for (const addresses of Object.values(networkInterfaces()))
    for (const address of addresses ?? []) if (address.family === 'IPv4' && !address.internal) return address.address;
  return '127.0.0.1';
}

export function createSite({ config, clock, log, development }: SiteParts): Site {
  const { site } = config;
  const build = readBuild();
  const startedAt = clock.now();
  const health = createHealth(() => clock.now());

  const db = openDatabase(config.dataDir);
  const letGo = holdDataDir(config.dataDir);
  migrate(db, migrationsDir);
  const store = createStore(db, site.id);
  const feed = createFeed(log);

  let port = config.port;
  const host = ['0.0.0.0', '::'].includes(config.host) ? lanAddress() : config.host;
  const publicUrl = () => site.publicUrl?.replace(/\/$/, '') ?? `http://${host}:${port}`;

  const printer = createPrinter(site);
  const act = createAct({ actions, store, feed, clock, site, hasPrinter: printer !== null, publicUrl });
  const paper =
    printer === null
      ? null
      : createPaperOutlet({
          feed,
          store,
          site,
          printers: [{ id: printer.name, driver: printer, watch: null, kiosk: null, backup: null, rollM: null }],
          strings: readTexts<SlipStrings>('slip.json'),
          publicUrl,
          log,
          now: () => clock.now(),
          onChange: () => live.refresh(['kiosk', 'counter']),
        });

  const reading = {
    store,
    site,
    paper: {
      slipsOf: (deviceId: DeviceId) => paper?.slipsOf(deviceId) ?? [],
      health: () => paper?.health() ?? { ok: true, message: null },
    },
    connectedScreens: () => live.connectedScreens(),
  };

  const metrics = createMetrics({
    waiting: () =>
      store.tickets
        .waitingCounts(localDay(clock.now(), site.timeZone))
        .map(count => ({ service: count.serviceId, waiting: count.ordinary + count.priority })),
    screens: () => live.connected(),
  });
  feed.listen('metrics', ({ event }) => metrics.countEvent(event.type));

  async function readHealth() {
    try {
      store.ping();
      const disk = await statfs(config.dataDir);
      const free = disk.bavail * disk.bsize;
      health.report('store', true, null);
      health.report(
        'disk',
        free > lowDiskBytes,
        free > lowDiskBytes ? null : `only ${Math.floor(free / 1_048_576)} MB free`,
      );
    } catch (error) {
      health.report('store', false, (error as Error).message);
    }
    const printing = reading.paper.health();
    if (paper !== null) health.report('printer', printing.ok, printing.message);
    const parts = health.parts();
    // Paper is a consequence, never a condition: without a printer the office still runs.
    const ok = Object.entries(parts).every(([part, { ok }]) => ok || part === 'printer');
    return { ok, build, uptimeMs: clock.now() - startedAt, parts };
  }

  const homeTexts = readTexts<HomeTexts>('home.json').get('vi');
  if (homeTexts === undefined) throw new Error('the Vietnamese texts are missing');
  const addresses = listAddresses(site, homeTexts, printer !== null);

  const http = createHttp({
    handleCall: createCallHandler({
      act,
      store,
      site,
      clock,
      limits: createLimits(),
      onAnswer: (name, refusal, tookMs) => metrics.countCall(name, refusal ?? 'ok', tookMs),
    }),
    pages: development?.pages ?? createBuiltPages(screensDir),
    assetsDir: development === null ? join(screensDir, 'assets') : null,
    before: development?.middleware ?? null,
    addresses,
    pretendSlips:
      printer === null
        ? null
        : {
            list: () => printer.list().map(({ id, slip }) => ({ id, caption: slip.caption })),
            png: id => printer.png(id),
          },
    metrics,
    readHealth,
    api: () => describeApi(build),
    log,
  });

  const live: Live = createLive({
    http,
    store,
    site,
    clock,
    feed,
    log,
    build,
    read: (kind, id) => readView(beginReading(reading, clock.now()), kind, id),
  });

  let day = '';
  let timer: NodeJS.Timeout | null = null;
  function tick(): void {
    try {
      const today = localDay(clock.now(), site.timeZone);
      if (today === day) return;
      act.performByClock(closeDay);
      const before = day;
      day = today;
      if (before !== '') log.info({ day }, 'a day begins');
    } catch (error) {
      // Tried again at the next tick: a full disk at midnight must not leave yesterday's numbers alive.
      log.error({ err: error }, 'the day could not be closed');
    }
  }

  return {
    addresses,
    async start() {
      tick();
      paper?.start();
      timer = setInterval(tick, tickMs);
      await new Promise<void>((resolve, reject) => {
        http.once('error', (error: NodeJS.ErrnoException) =>
          reject(
            new SetupError(
              error.code === 'EADDRINUSE'
                ? `Port ${config.port} on ${config.host} is taken by another program: stop it, or choose another PORT.`
                : `The server cannot listen on ${config.host}:${config.port}: ${error.message}.`,
            ),
          ),
        );
        http.listen(config.port, config.host, resolve);
      });
      port = (http.address() as AddressInfo).port;
      health.report('web', true, null);
      log.info({ port, host: config.host, build, dataDir: config.dataDir }, 'the office is open');
      return `http://${host}:${port}`;
    },
    async stop() {
      if (timer !== null) clearInterval(timer);
      // Who is in the middle of a call gets the answer; but a rush that calls on and on must not keep the office open.
      const closed = new Promise<void>(resolve => http.close(() => resolve()));
      const grace = setTimeout(() => http.closeAllConnections(), stopGraceMs);
      await live.stop();
      await closed;
      clearTimeout(grace);
      await paper?.stop();
      store.close();
      letGo();
    },
  };
}
