// Creates the server's web side: calls, pages and live channel, with the metrics that count them.
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { DeviceId } from '../../common/contract/words.ts';
import type { Act } from '../actions/act.ts';
import type { Config } from '../config/environment.ts';
import { screensDir } from '../config/paths.ts';
import { readVietnameseTexts } from '../config/texts.ts';
import { localDay } from '../core/day.ts';
import type { PretendPrinter } from '../devices/printer/drivers/pretend/index.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Feed } from '../runtime/feed.ts';
import type { Log } from '../runtime/log.ts';
import type { Store } from '../store/store.ts';
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
import type { Subscribers } from './connect-subscribers.ts';
import { showPretendDevices } from './pretend-pages.ts';
import type { HealthReader } from './read-health.ts';

/** The development server's pages and middleware. */
export interface Development {
  pages: ReadPage;
  middleware: RequestHandler;
}

export interface WebDependencies {
  config: Config;
  clock: Clock;
  log: Log;
  build: string;
  act: Act;
  store: Store;
  feed: Feed;
  subscribers: Subscribers;
  pretendPrinters: readonly PretendPrinter[];
  readHealth: HealthReader['readHealth'];
  /** Null when the built pages are served. */
  development: Development | null;
}

export interface Web {
  /** Not listening yet. */
  http: Server;
  live: Live;
  addresses: readonly Address[];
}

export function serveWeb(dependencies: WebDependencies): Web {
  const { config, clock, log, build, act, store, feed, subscribers, readHealth, development } = dependencies;
  const { site } = config;
  const metrics = createMetrics({
    waiting: () =>
      store.tickets
        .waitingCounts(localDay(clock.now(), site.timeZone))
        .map(count => ({ service: count.serviceId, waiting: count.ordinary + count.priority })),
    screens: () => live.connected(),
  });
  feed.listen('metrics', ({ event }) => metrics.countEvent(event.type));

  const pretendPages = showPretendDevices(dependencies.pretendPrinters, subscribers, site.timeZone);
  const addresses = listAddresses(site, readVietnameseTexts<HomeTexts>('home.json'), {
    printer: pretendPages.pretendSlips !== null,
    boards: pretendPages.pretendBoards !== null,
    sms: pretendPages.pretendSms !== null,
  });
  let api: ReturnType<typeof describeApi> | null = null;
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
    ...pretendPages,
    readAudio: subscribers.voice?.readAudio ?? null,
    metrics,
    readHealth,
    api: () => {
      api ??= describeApi(build);
      return api;
    },
    log,
  });

  const reading = { store, site, paper: paperForViews(subscribers), connectedScreens: () => live.connectedScreens() };
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
  return { http, live, addresses };
}

/** What the views show of paper. Without a printer nothing is printed and nothing is wrong. */
function paperForViews({ paper }: Subscribers) {
  return {
    slipsOf: (deviceId: DeviceId) => paper?.slipsOf(deviceId) ?? [],
    checklistsOf: (deviceId: DeviceId) => paper?.checklistsOf(deviceId) ?? [],
    healthFor: (deviceId: DeviceId) => paper?.healthFor(deviceId) ?? { ok: true, message: null },
    printers: () => paper?.printers() ?? [],
  };
}
