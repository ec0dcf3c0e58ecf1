// Builds the office from its parts, once and in order, and is the only file that knows them all.
import { existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import type { RequestHandler } from 'express';
import { toShow } from '../../common/contract/scanned.ts';
import type { DeviceId } from '../../common/contract/words.ts';
import { clockText, dateText } from '../../common/text/format.ts';
import { createAct, type DossierTexts } from '../actions/act.ts';
import { closeDay } from '../actions/close-day.ts';
import { importExampleCatalogue } from '../actions/example-catalogue.ts';
import { actions } from '../actions/index.ts';
import { forgetPeople, tellLateDossiers } from '../actions/watch-dossiers.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import type { Config } from '../config/environment.ts';
import { devicesDir, migrationsDir, screensDir } from '../config/paths.ts';
import { SetupError } from '../config/setup-error.ts';
import type { SiteSettings } from '../config/site-file.ts';
import { readTexts } from '../config/texts.ts';
import { localDay } from '../core/day.ts';
import { type BoardTexts, createBoardSubscriber } from '../devices/board/board-subscriber.ts';
import { createInputDevices } from '../devices/input/input-devices.ts';
import { readInputProfiles } from '../devices/input/input-profile.ts';
import { createKeypadCalls } from '../devices/input/keypad-calls.ts';
import { createDrivers, sourcesOf } from '../devices/open-devices.ts';
import type { PretendPrinter } from '../devices/printer/drivers/pretend/index.ts';
import { missingLetters, textsIn } from '../devices/printer/fonts.ts';
import { createPaperSubscriber } from '../devices/printer/paper-subscriber.ts';
import type { SlipStrings } from '../devices/printer/slip.ts';
import { createCard } from '../devices/speaker/card.ts';
import { loadSources } from '../devices/speaker/load-sources.ts';
import { createVoiceSubscriber } from '../devices/speaker/voice-subscriber.ts';
import { readZones } from '../devices/speaker/zones.ts';
import { importFile } from '../links/egov/import-file.ts';
import { loadEgov } from '../links/egov/load-egov.ts';
import { watchFolder } from '../links/egov/watch-folder.ts';
import type { SmsTexts } from '../links/sms/message-text.ts';
import { openSmsDriver } from '../links/sms/open-driver.ts';
import { maskPhone } from '../links/sms/phone.ts';
import { createSmsSubscriber } from '../links/sms/sms-subscriber.ts';
import { loadPapers } from '../papers/load.ts';
import type { Clock } from '../runtime/clock.ts';
import { createFeed } from '../runtime/feed.ts';
import { createHealth } from '../runtime/health.ts';
import type { Log } from '../runtime/log.ts';
import { migrate } from '../store/migrate.ts';
import { holdDataDir, openDatabase } from '../store/open.ts';
import { createStore } from '../store/store.ts';
import { readView } from '../views/index.ts';
import { beginReading } from '../views/reading.ts';
import { type Address, type HomeTexts, listAddresses } from '../web/addresses.ts';
import { createCallHandler, createDocumentGuard } from '../web/calls.ts';
import { createGuesses } from '../web/guesses.ts';
import { createHttp } from '../web/http.ts';
import { createLimits } from '../web/limits.ts';
import { createLive, type Live } from '../web/live.ts';
import { createMetrics } from '../web/metrics.ts';
import { describeApi } from '../web/openapi.ts';
import { createBuiltPages, type ReadPage } from '../web/pages.ts';

export interface SiteDependencies {
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
const lateEveryMs = 30_000;
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

/** Texts that the server itself says are Vietnamese. */
function vietnamese<T>(file: string): T {
  const texts = readTexts<T>(file).get('vi');
  if (texts === undefined) throw new Error('the Vietnamese texts are missing');
  return texts;
}

/** A letter that no font has would be an empty box on paper: an unfinished language, or a strange sign in a name. */
function checkLetters(strings: ReadonlyMap<string, SlipStrings>, site: SiteSettings, log: Log): void {
  const ofLanguages = missingLetters([...strings.values()].flatMap(texts => [...textsIn(texts)]));
  if (ofLanguages.length > 0) throw new Error(`the fonts of the slips lack letters of a language: ${ofLanguages}`);
  const ofNames = missingLetters(textsIn({ name: site.name, services: site.services, priorities: site.priorities }));
  if (ofNames.length > 0)
    log.warn(
      { code: 'printer.letters-missing', part: 'printer', reason: `no font has: ${ofNames}` },
      'names in the site file cannot be printed',
    );
}

const sayWhen = (at: number, { timeZone }: SiteSettings) => `${clockText(at, timeZone)} ${dateText(at, timeZone)}`;

/** What all pretend printers have printed, newest first. */
function showSlips(printers: readonly PretendPrinter[]) {
  return {
    list: () =>
      printers
        .flatMap(printer => printer.list())
        .sort((a, b) => b.at - a.at)
        .map(({ id, slip }) => ({ id, caption: slip.caption })),
    async png(id: string) {
      for (const printer of printers) if (printer.list().some(slip => slip.id === id)) return printer.png(id);
      return null;
    },
  };
}

/** Builds everything and opens nothing but the database. @throws SetupError */
export async function createSite({ config, clock, log, development }: SiteDependencies): Promise<Site> {
  const { site } = config;
  const build = readBuild();
  const startedAt = clock.now();
  const health = createHealth(() => clock.now());
  const drivers = await createDrivers(config, log);
  const papers = loadPapers(site, config.devicesDir);

  // Now, before the database is opened, so that a mistake in the site file leaves nothing behind; pressed only after the start.
  const inlets = createInputDevices({
    settings: site.inlets,
    profiles: readInputProfiles(devicesDir, ...(config.devicesDir === null ? [] : [config.devicesDir])),
    createTransport: drivers.createTransport,
    actions: {
      press: (counterId, deed) => pads.press(counterId, deed),
      callNumber: (counterId, digits) => pads.callNumber(counterId, digits),
      rate: (counterId, score) => pads.rate(counterId, score),
      onScan: (scanned, kiosk) => {
        if (kiosk !== null && live.tellScan(kiosk, toShow(scanned)) === 0)
          log.warn(
            { code: 'scan.kiosk-missing', part: 'input', id: kiosk },
            'code scanned for a kiosk that is not connected',
          );
      },
    },
    log,
    now: () => performance.now(),
  });

  const db = openDatabase(config.dataDir);
  const letGo = holdDataDir(config.dataDir);
  migrate(db, migrationsDir);
  const store = createStore(db, site.id);
  const feed = createFeed(log);

  let port = config.port;
  const host = ['0.0.0.0', '::'].includes(config.host) ? lanAddress() : config.host;
  const publicUrl = () => site.publicUrl?.replace(/\/$/, '') ?? `http://${host}:${port}`;

  const hasPrinter = drivers.printers.length > 0;
  const catalogue = loadCatalogue(site);
  const dossierTexts = readTexts<DossierTexts>('dossier.json');
  const egov = loadEgov(site);
  const act = createAct({
    actions,
    store,
    feed,
    clock,
    site,
    hasPrinter,
    publicUrl,
    catalogue,
    dossierTexts,
    papers,
    egov,
  });
  const pads = createKeypadCalls({ act, store, site, clock, log });
  const slipStrings = readTexts<SlipStrings>('slip.json');
  const outside =
    site.egov?.folder == null
      ? null
      : watchFolder({
          folder: resolve(config.dataDir, site.egov.folder),
          everySeconds: site.egov.everySeconds,
          keepDays: site.egov.keepDays,
          importFile: (file, goesOn) => importFile(file, { act, egov, goesOn }),
          report: { tell: egov.tell, source: site.egov.source, timeZone: site.timeZone },
          clock,
          log,
        });
  const paper = !hasPrinter
    ? null
    : createPaperSubscriber({
        feed,
        store,
        site,
        printers: drivers.printers,
        strings: slipStrings,
        publicUrl,
        log,
        now: () => clock.now(),
        onChange: () => live.refresh(['kiosk', 'counter']),
      });
  if (hasPrinter) checkLetters(slipStrings, site, log);

  const boards = createBoardSubscriber({
    boards: drivers.boards,
    feed,
    store,
    site,
    texts: vietnamese<BoardTexts>('board.json'),
    zoneOf: counterId => site.speakers.find(({ counters }) => counters?.includes(counterId))?.id ?? null,
    now: () => clock.now(),
  });

  const voice =
    site.speakers.length === 0
      ? null
      : createVoiceSubscriber({
          feed,
          store,
          site,
          zones: readZones(site.speakers, site.languages),
          loadSources: () => loadSources(sourcesOf(site, config.dataDir, log)),
          announceOnScreens: (screens, told, deadlineMs) => live.announce(screens, told, deadlineMs),
          card: createCard(),
          log,
          now: () => clock.now(),
        });

  const smsWay =
    site.sms === null
      ? null
      : openSmsDriver(site.sms.driver, { createTransport: drivers.createTransport, log, now: () => clock.now() });
  const sms =
    site.sms === null || smsWay === null
      ? null
      : createSmsSubscriber({
          feed,
          store,
          site,
          setting: site.sms,
          driver: smsWay.driver,
          texts: vietnamese<SmsTexts>('sms.json'),
          states: vietnamese<DossierTexts>('dossier.json').plain,
          log,
          now: () => clock.now(),
        });
  const messages = site.example ? (smsWay?.pretend ?? null) : null;

  const reading = {
    store,
    site,
    paper: {
      slipsOf: (deviceId: DeviceId) => paper?.slipsOf(deviceId) ?? [],
      checklistsOf: (deviceId: DeviceId) => paper?.checklistsOf(deviceId) ?? [],
      healthFor: (deviceId: DeviceId) => paper?.healthFor(deviceId) ?? { ok: true, message: null },
      printers: () => paper?.printers() ?? [],
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

  function reportDevices(): void {
    const printing = paper?.health();
    if (printing !== undefined) health.report('printer', printing.ok, printing.message);
    const speaking = voice?.health();
    if (speaking !== undefined) health.report('speaker', speaking.ok, speaking.message);
    for (const { id, ok, message } of boards.health()) health.report(`board:${id}`, ok, message);
    const filing = outside?.health();
    if (filing !== undefined) health.report('egov', filing.ok, filing.message);
    for (const { id, ok, message } of inlets.health()) health.report(`inlet:${id}`, ok, message);
    const texting = sms?.health();
    if (texting !== undefined) health.report('sms', texting.ok, texting.message);
    const present = drivers.remote.connectedAgents();
    for (const { id } of site.agents) {
      const here = present.includes(id);
      health.report(`agent:${id}`, here, here ? null : 'not here');
    }
  }

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
    reportDevices();
    const parts = health.parts();
    // Paper, lights, voice, keypads and messages are conveniences, never conditions: without them the office still runs.
    const ok = Object.entries(parts).every(
      ([part, { ok }]) => ok || /^(printer|speaker|board|inlet|agent|sms|egov)/.test(part),
    );
    return { ok, build, uptimeMs: clock.now() - startedAt, parts };
  }

  const pretend = {
    printer: drivers.pretendPrinters.length > 0,
    boards: boards.pictures().length > 0,
    sms: messages !== null,
  };
  const addresses = listAddresses(site, vietnamese<HomeTexts>('home.json'), pretend);

  const http = createHttp({
    handleCall: createCallHandler({
      act,
      store,
      site,
      clock,
      limits: createLimits(),
      guesses: createGuesses(log, token => store.dossiers.findByToken(token)?.code ?? null),
      onAnswer: (name, refusal, tookMs) => metrics.countCall(name, refusal ?? 'ok', tookMs),
    }),
    maySendDocument: createDocumentGuard({ store, site, clock }),
    pages: development?.pages ?? createBuiltPages(screensDir),
    assetsDir: development === null ? join(screensDir, 'assets') : null,
    before: development?.middleware ?? null,
    addresses,
    pretendSlips: pretend.printer ? showSlips(drivers.pretendPrinters) : null,
    pretendBoards: pretend.boards ? () => boards.pictures() : null,
    pretendSms:
      messages === null
        ? null
        : () => messages.list().map(({ to, text, at }) => ({ to: maskPhone(to), text, when: sayWhen(at, site) })),
    readAudio: voice?.readAudio ?? null,
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

  let forgetting = true;
  /** A portion a tick, each a transaction: the morning's first number must not wait for it. */
  function forgetSome(): void {
    forgetting = act.performByClock(forgetPeople);
    if (forgetting) store.dropTraces();
  }

  let day = '';
  let timer: NodeJS.Timeout | null = null;
  let lateLookedAt = 0;
  function tick(): void {
    try {
      // Also when the clock was set back.
      if (Math.abs(clock.now() - lateLookedAt) >= lateEveryMs) {
        lateLookedAt = clock.now();
        act.performByClock(tellLateDossiers);
      }
      if (forgetting) forgetSome();
      const today = localDay(clock.now(), site.timeZone);
      if (today === day) return;
      act.performByClock(closeDay);
      forgetting = true;
      const before = day;
      day = today;
      if (before !== '') log.info({ code: 'day.started', part: 'server', id: day }, 'new day started');
    } catch (error) {
      // Tried again at the next tick: a full disk at midnight must not leave yesterday's numbers alive.
      log.error({ code: 'clock.tick-failed', part: 'server', err: error }, 'work at a clock tick failed');
    }
  }

  return {
    addresses,
    async start() {
      tick();
      if (site.example) importExampleCatalogue(act, log);
      http.on('upgrade', drivers.remote.onUpgrade);
      paper?.start();
      boards.start();
      // Not waited for: reading the clips takes a second, and numbers are given without a voice.
      voice
        ?.start()
        .catch(error =>
          log.error({ code: 'speaker.start-failed', part: 'speaker', err: error }, 'announcements could not start'),
        );
      inlets.start();
      if (sms !== null) sms.start();
      else store.sms.abandon({ at: clock.now(), day: localDay(clock.now(), site.timeZone) });
      outside?.start();
      timer = setInterval(() => {
        tick();
        // Looked at by the clock, not when somebody asks: `since` is then when it became so.
        reportDevices();
      }, tickMs);
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
      log.info(
        { code: 'server.listening', part: 'server', address: `${config.host}:${port}`, build, dataDir: config.dataDir },
        'server listening',
      );
      return `http://${host}:${port}`;
    },
    async stop() {
      if (timer !== null) clearInterval(timer);
      // First: no press may come into an office that is closing.
      await inlets.stop();
      await outside?.stop();
      await voice?.stop();
      // Who is in the middle of a call gets the answer; but a rush that calls on and on must not keep the office open.
      const closed = new Promise<void>(resolve => http.close(() => resolve()));
      const grace = setTimeout(() => http.closeAllConnections(), stopGraceMs);
      await live.stop();
      // Slips in hand and dark boards may need an agent, whose line keeps the server from closing.
      await Promise.all([paper?.stop(), boards.stop(), sms?.stop()]);
      drivers.remote.stop();
      await closed;
      clearTimeout(grace);
      store.close();
      letGo();
    },
  };
}
