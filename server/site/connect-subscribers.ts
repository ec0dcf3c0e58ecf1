// Creates what reacts to events of the journal: printers, boards, announcements, messages, and the folder of the provincial
// system. Nothing is started here.
import { resolve } from 'node:path';
import type { Act, DossierTexts } from '../actions/act.ts';
import type { Config } from '../config/environment.ts';
import type { SiteSettings } from '../config/site-file.ts';
import { readTexts, readVietnameseTexts } from '../config/texts.ts';
import type { EgovDependencies } from '../core/external-file.ts';
import { type BoardTexts, createBoardSubscriber } from '../devices/board/board-subscriber.ts';
import { type Drivers, sourcesOf } from '../devices/open-devices.ts';
import { missingLetters, textsIn } from '../devices/printer/fonts.ts';
import { createPaperSubscriber } from '../devices/printer/paper-subscriber.ts';
import type { SlipStrings } from '../devices/printer/slip.ts';
import { createCard } from '../devices/speaker/card.ts';
import { loadSources } from '../devices/speaker/load-sources.ts';
import { createVoiceSubscriber } from '../devices/speaker/voice-subscriber.ts';
import { readZones } from '../devices/speaker/zones.ts';
import { importFile } from '../links/egov/import-file.ts';
import { watchFolder } from '../links/egov/watch-folder.ts';
import type { SmsTexts } from '../links/sms/message-text.ts';
import { openSmsDriver } from '../links/sms/open-driver.ts';
import { createSmsSubscriber } from '../links/sms/sms-subscriber.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Feed } from '../runtime/feed.ts';
import type { Log } from '../runtime/log.ts';
import type { Store } from '../store/store.ts';
import type { Live } from '../web/live.ts';

export interface SubscriberDependencies {
  config: Config;
  drivers: Drivers;
  act: Act;
  egov: EgovDependencies;
  store: Store;
  feed: Feed;
  clock: Clock;
  log: Log;
  publicUrl: () => string;
  /** The screens. The live channel is created after the subscribers, so its functions are only called after the start. */
  refreshScreens: Live['refresh'];
  announce: Live['announce'];
}

export type Subscribers = ReturnType<typeof connectSubscribers>;

/** @throws SetupError when the site file names something that does not exist */
export function connectSubscribers(dependencies: SubscriberDependencies) {
  return {
    egovFolder: connectEgovFolder(dependencies),
    paper: connectPrinters(dependencies),
    boards: connectBoards(dependencies),
    voice: connectVoice(dependencies),
    ...connectSms(dependencies),
  };
}

function connectEgovFolder({ config, act, egov, clock, log }: SubscriberDependencies) {
  const setting = config.site.egov;
  if (setting === null || setting.folder === null) return null;
  return watchFolder({
    folder: resolve(config.dataDir, setting.folder),
    everySeconds: setting.everySeconds,
    keepDays: setting.keepDays,
    importFile: (file, shouldContinue) => importFile(file, { act, egov, shouldContinue }),
    report: { ruleText: egov.ruleText, source: setting.source, timeZone: config.site.timeZone },
    clock,
    log,
  });
}

function connectPrinters(dependencies: SubscriberDependencies) {
  const { config, drivers, feed, store, clock, log, publicUrl, refreshScreens } = dependencies;
  const { site } = config;
  if (drivers.printers.length === 0) return null;
  const strings = readTexts<SlipStrings>('slip.json');
  checkLetters(strings, site, log);
  return createPaperSubscriber({
    feed,
    store,
    site,
    printers: drivers.printers,
    strings,
    publicUrl,
    log,
    now: () => clock.now(),
    onChange: () => refreshScreens(['kiosk', 'counter']),
  });
}

/** A letter that no font has is printed as an empty box. It comes from an unfinished language or a rare letter in a name. */
function checkLetters(strings: ReadonlyMap<string, SlipStrings>, site: SiteSettings, log: Log): void {
  const inLanguages = missingLetters([...strings.values()].flatMap(texts => [...textsIn(texts)]));
  if (inLanguages.length > 0) throw new Error(`the fonts of the slips lack letters of a language: ${inLanguages}`);
  const inNames = missingLetters(textsIn({ name: site.name, services: site.services, priorities: site.priorities }));
  if (inNames.length > 0)
    log.warn(
      { code: 'printer.letters-missing', part: 'printer', reason: `no font has: ${inNames}` },
      'names in the site file cannot be printed',
    );
}

function connectBoards({ config, drivers, feed, store, clock }: SubscriberDependencies) {
  const { site } = config;
  return createBoardSubscriber({
    boards: drivers.boards,
    feed,
    store,
    site,
    texts: readVietnameseTexts<BoardTexts>('board.json'),
    zoneOf: counterId => site.speakers.find(({ counters }) => counters?.includes(counterId))?.id ?? null,
    now: () => clock.now(),
  });
}

function connectVoice({ config, feed, store, clock, log, announce }: SubscriberDependencies) {
  const { site } = config;
  if (site.speakers.length === 0) return null;
  return createVoiceSubscriber({
    feed,
    store,
    site,
    zones: readZones(site.speakers, site.languages),
    loadSources: () => loadSources(sourcesOf(site, config.dataDir, log)),
    announceOnScreens: announce,
    card: createCard(),
    log,
    now: () => clock.now(),
  });
}

/** `pretendSms`: the messages of the example office, which go to the page /pretend-sms; null where real ones are sent. */
function connectSms({ config, drivers, feed, store, clock, log }: SubscriberDependencies) {
  const { site } = config;
  if (site.sms === null) return { sms: null, pretendSms: null };
  const now = () => clock.now();
  const { driver, pretend } = openSmsDriver(site.sms.driver, { createTransport: drivers.createTransport, log, now });
  const sms = createSmsSubscriber({
    feed,
    store,
    site,
    setting: site.sms,
    driver,
    texts: readVietnameseTexts<SmsTexts>('sms.json'),
    states: readVietnameseTexts<DossierTexts>('dossier.json').plain,
    log,
    now,
  });
  return { sms, pretendSms: site.example ? pretend : null };
}
