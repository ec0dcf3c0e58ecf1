// Builds the office from its parts and starts and stops them in order. It is the only file that knows all parts.
import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { toShow } from '../../common/contract/scanned.ts';
import { type Act, createAct, type DossierTexts } from '../actions/act.ts';
import { importExampleCatalogue } from '../actions/example-catalogue.ts';
import { actions } from '../actions/index.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import type { Config } from '../config/environment.ts';
import { devicesDir, migrationsDir, screensDir } from '../config/paths.ts';
import { readTexts } from '../config/texts.ts';
import { localDay } from '../core/day.ts';
import { createInputDevices } from '../devices/input/input-devices.ts';
import { readInputProfiles } from '../devices/input/input-profile.ts';
import { createKeypadCalls } from '../devices/input/keypad-calls.ts';
import { createDrivers, type Drivers } from '../devices/open-devices.ts';
import { loadEgov } from '../links/egov/load-egov.ts';
import { loadPapers } from '../papers/load.ts';
import type { Clock } from '../runtime/clock.ts';
import { createFeed } from '../runtime/feed.ts';
import { createHealth } from '../runtime/health.ts';
import type { Log } from '../runtime/log.ts';
import { migrate } from '../store/migrate.ts';
import { lockDataDir, openDatabase } from '../store/open.ts';
import { createStore, type Store } from '../store/store.ts';
import type { Address } from '../web/addresses.ts';
import type { Live } from '../web/live.ts';
import { connectSubscribers, type Subscribers } from './connect-subscribers.ts';
import { createDayClock } from './day-clock.ts';
import { listen, reachableHost } from './listen.ts';
import { createHealthReader } from './read-health.ts';
import { type Development, serveWeb, type Web } from './serve-web.ts';

export interface SiteDependencies {
  config: Config;
  clock: Clock;
  log: Log;
  /** Null when the built pages are served. */
  development: Development | null;
}

export interface Site {
  /** Starts everything and returns the base address, "http://127.0.0.1:8080". @throws SetupError when the port is taken */
  start(): Promise<string>;
  /** Stops everything in the reverse order within five seconds. Calls that have begun are finished. */
  stop(): Promise<void>;
  addresses: readonly Address[];
}

const tickMs = 1_000;
/** How long calls that have begun may still take when the office stops. */
const stopGraceMs = 250;

/** The build of the screens, or "development" while there is none. */
function readBuild(): string {
  const file = join(screensDir, 'build.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { build: string }).build : 'development';
}

/** Opens the database, which no other process may use meanwhile, and brings it to the schema of this version. */
function openStore({ dataDir, site }: Config): { store: Store; close(): void } {
  const db = openDatabase(dataDir);
  const releaseDataDir = lockDataDir(dataDir);
  migrate(db, migrationsDir);
  const store = createStore(db, site.id);
  return {
    store,
    close() {
      store.close();
      releaseDataDir();
    },
  };
}

/** Builds all parts. Only the database is opened; devices and the network wait for `start`. @throws SetupError */
export async function createSite({ config, clock, log, development }: SiteDependencies): Promise<Site> {
  const { site } = config;
  const now = () => clock.now();
  const build = readBuild();
  const health = createHealth(now);
  const drivers = await createDrivers(config, log);
  const papers = loadPapers(site, config.devicesDir);
  // Created before the database is opened, so that a mistake in the site file leaves no files behind. Keys come after `start`.
  const inputDevices = createInputDevices({
    settings: site.inputDevices,
    profiles: readInputProfiles(devicesDir, ...(config.devicesDir === null ? [] : [config.devicesDir])),
    createTransport: drivers.createTransport,
    actions: {
      press: (counterId, key) => keypadCalls.press(counterId, key),
      callNumber: (counterId, digits) => keypadCalls.callNumber(counterId, digits),
      rate: (counterId, score) => keypadCalls.rate(counterId, score),
      onScan(scanned, kiosk) {
        if (kiosk === null || live.sendScan(kiosk, toShow(scanned)) > 0) return;
        log.warn(
          { code: 'scan.kiosk-missing', part: 'input', id: kiosk },
          'code scanned for a kiosk that is not connected',
        );
      },
    },
    log,
    now: () => performance.now(),
  });

  const { store, close: closeStore } = openStore(config);
  const feed = createFeed(log);

  let port = config.port;
  const host = reachableHost(config.host);
  const publicUrl = () => site.publicUrl?.replace(/\/$/, '') ?? `http://${host}:${port}`;
  const egov = loadEgov(site);
  const act = createAct({
    actions,
    store,
    feed,
    clock,
    site,
    hasPrinter: drivers.printers.length > 0,
    publicUrl,
    catalogue: loadCatalogue(site),
    dossierTexts: readTexts<DossierTexts>('dossier.json'),
    papers,
    egov,
  });
  const keypadCalls = createKeypadCalls({ act, store, site, clock, log });
  const dayClock = createDayClock({ act, store, site, clock, log });
  const subscribers = connectSubscribers({
    config,
    drivers,
    act,
    egov,
    store,
    feed,
    clock,
    log,
    publicUrl,
    refreshScreens: kinds => live.refresh(kinds),
    announce: (screens, announcement, deadlineMs) => live.announce(screens, announcement, deadlineMs),
  });

  const { reportDevices, readHealth } = createHealthReader({
    health,
    store,
    dataDir: config.dataDir,
    build,
    agentIds: site.agents.map(({ id }) => id),
    connectedAgents: () => drivers.remote.connectedAgents(),
    subscribers,
    inputDevices,
    now,
  });

  const { http, live, addresses }: Web = serveWeb({
    config,
    clock,
    log,
    build,
    act,
    store,
    feed,
    subscribers,
    pretendPrinters: drivers.pretendPrinters,
    readHealth,
    development,
  });

  let timer: NodeJS.Timeout | null = null;
  const parts = { act, store, drivers, inputDevices, subscribers, http, live, log };
  return {
    addresses,
    async start() {
      dayClock.tick();
      if (site.example) importExampleCatalogue(act, log);
      startParts(parts, { at: now(), day: localDay(now(), site.timeZone) });
      timer = setInterval(() => {
        dayClock.tick();
        reportDevices();
      }, tickMs);
      port = await listen(http, config);
      health.report('web', true, null);
      log.info(
        { code: 'server.listening', part: 'server', address: `${config.host}:${port}`, build, dataDir: config.dataDir },
        'server listening',
      );
      return `http://${host}:${port}`;
    },
    async stop() {
      if (timer !== null) clearInterval(timer);
      await stopParts(parts);
      closeStore();
    },
  };
}

interface Parts {
  act: Act;
  store: Store;
  drivers: Drivers;
  inputDevices: ReturnType<typeof createInputDevices>;
  subscribers: Subscribers;
  http: Server;
  live: Live;
  log: Log;
}

function startParts(
  { store, drivers, inputDevices, subscribers, http, log }: Parts,
  moment: Parameters<Store['sms']['abandon']>[0],
): void {
  const { paper, boards, voice, sms, egovFolder } = subscribers;
  http.on('upgrade', drivers.remote.onUpgrade);
  paper?.start();
  boards.start();
  // The start does not wait for the voice: reading the clips takes a second, and tickets can be issued without it.
  voice
    ?.start()
    .catch(error =>
      log.error({ code: 'speaker.start-failed', part: 'speaker', err: error }, 'announcements could not start'),
    );
  inputDevices.start();
  // Without a driver nothing will ever send what is still queued from an earlier setting.
  if (sms === null) store.sms.abandon(moment);
  else sms.start();
  egovFolder?.start();
}

async function stopParts({ drivers, inputDevices, subscribers, http, live }: Parts): Promise<void> {
  const { paper, boards, voice, sms, egovFolder } = subscribers;
  // Input stops first, so that no key starts a call in an office that is closing.
  await inputDevices.stop();
  await egovFolder?.stop();
  await voice?.stop();
  // Calls that have begun are answered, but a client that calls without pause must not keep the server open.
  const closed = new Promise<void>(resolve => http.close(() => resolve()));
  const grace = setTimeout(() => http.closeAllConnections(), stopGraceMs);
  await live.stop();
  // The last slip and the clearing of the boards may need an agent, whose connection would keep the server from closing.
  await Promise.all([paper?.stop(), boards.stop(), sms?.stop()]);
  drivers.remote.stop();
  await closed;
  clearTimeout(grace);
}
