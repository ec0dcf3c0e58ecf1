// Creates the drivers of the devices in the site file, each with its transport on this computer or at an agent. The folders of
// firmware-config hold the models and the folders of board/drivers the protocols; there is no other list of them.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CounterId } from '../../common/contract/words.ts';
import type { PrinterSetting } from '../config/device-settings.ts';
import type { Config } from '../config/environment.ts';
import { devicesDir, speakersDir } from '../config/paths.ts';
import { SetupError } from '../config/setup-error.ts';
import type { SiteSettings } from '../config/site-file.ts';
import type { Log } from '../runtime/log.ts';
import { hashToken, sameHash } from '../store/secrets.ts';
import { createLocalTransport } from '../transport/local-transport.ts';
import { createRemoteTransports, type RemoteTransports } from '../transport/remote/remote-transports.ts';
import { bytesPerSecond, type PlacedTransport, type Transport } from '../transport/transport.ts';
import { readProfiles } from './board/board-profile.ts';
import { usualBusTiming } from './board/bus-member.ts';
import { driversDir, loadBoardProtocols } from './board/load-protocols.ts';
import { type Boards, createBoards } from './board/registry.ts';
import { createEscposPrinter } from './printer/drivers/escpos/index.ts';
import { createPretendPrinter, type PretendPrinter } from './printer/drivers/pretend/index.ts';
import type { PrinterPlace } from './printer/printer.ts';
import { findProfile, type PrinterProfile } from './printer/printer-profile.ts';
import type { SourceOptions } from './speaker/load-sources.ts';

const slipsKept = 60;
/** About as long as a real printer takes, so that the screens can be seen waiting. */
const pretendMs = 900;

export interface Drivers {
  printers: PrinterPlace[];
  /** The printers that print on the page /pretend-printer only. */
  pretendPrinters: PretendPrinter[];
  boards: Boards<CounterId>;
  /** Creates a transport on this computer or at an agent. */
  createTransport(placed: PlacedTransport): Transport;
  /** The transports at agents. */
  remote: RemoteTransports;
}

/**
 * Creates the drivers without opening any connection.
 * @throws SetupError when the site file names a model or a protocol that does not exist, or when the settings of a device are wrong
 */
export async function createDrivers(config: Config, log: Log): Promise<Drivers> {
  const { site } = config;
  const { createTransport, remote } = createTransports(site, log);
  const pretendPrinters: PretendPrinter[] = [];
  function placePrinter(setting: PrinterSetting): PrinterPlace {
    const { id, wire, kiosk, backup } = setting;
    const profile = readModel(setting, config);
    const place = { id, kiosk, backup, rollM: profile.paper.rollMetres };
    if (wire === null) {
      const driver = createPretendPrinter({ profile, keep: slipsKept, delayMs: pretendMs });
      pretendPrinters.push(driver);
      return { ...place, driver, watch: null };
    }
    const printer = createEscposPrinter({
      id,
      profile,
      transport: createTransport(wire),
      bytesPerSecond: bytesPerSecond(localSetting(wire)),
      log,
      timing: null,
    });
    return { ...place, driver: printer, watch: printer };
  }

  const printers = site.printers.map(placePrinter);
  const boards = await placeBoards(config, { settings: site.boards, createTransport, log });
  return { printers, pretendPrinters, boards, createTransport, remote };
}

/** Returns the function that creates the transports of a site, both on this computer and at its agents. */
export function createTransports(
  site: SiteSettings,
  log: Log,
): { createTransport(placed: PlacedTransport): Transport; remote: RemoteTransports } {
  const remote = createRemoteTransports(token => {
    const hash = hashToken(token);
    return site.agents.find(agent => sameHash(agent.tokenHash, hash))?.id ?? null;
  }, log);
  return {
    createTransport: placed =>
      placed.kind === 'agent' ? remote.create(placed.agent, placed.wire) : createLocalTransport(placed, log),
    remote,
  };
}

/** Returns the setting as it is on the computer at which the device is plugged in. */
export function localSetting<W extends { kind: string }>(wire: W | { kind: 'agent'; agent: string; wire: W }): W {
  return 'agent' in wire ? wire.wire : wire;
}

/**
 * Creates the boards with the models and protocols of the project and of the office. When both have one of the same name, the office's
 * is used.
 * @throws SetupError that names the board or the profile and what is wrong with it
 */
export async function placeBoards(
  { devicesDir: own }: Config,
  parts: Pick<Parameters<typeof createBoards<CounterId>>[0], 'settings' | 'createTransport' | 'log'>,
): Promise<Boards<CounterId>> {
  const drivers = own === null ? [] : [join(own, 'board-drivers')].filter(existsSync);
  const protocols = await loadBoardProtocols(driversDir, ...drivers);
  const dirs = [devicesDir, ...(own === null ? [] : [own])].map(dir => join(dir, 'boards')).filter(existsSync);
  const profiles = new Map(dirs.flatMap(dir => [...readProfiles(dir, protocols)]));
  // The time is monotonic, because a system clock that is set back must not stop a board.
  const now = () => performance.now();
  return createBoards<CounterId>({ ...parts, profiles, protocols, timing: usualBusTiming, now });
}

/** Returns where the voice of a site finds its recordings and its speech program. */
export function sourcesOf(site: SiteSettings, cacheDir: string, log: Log): SourceOptions {
  const { packs, program } = site.speech;
  const languages = [...new Set([...site.languages, ...site.speakers.flatMap(speaker => speaker.languages ?? [])])];
  const place = (folder: string, name: string) => resolve(speakersDir, folder, name);
  return {
    languages,
    packDirs: Object.fromEntries(
      languages.map(language => [language, place('packs', packs[language] ?? `${language}-robot`)]),
    ),
    chimeFile: place('', 'chime.wav'),
    programFile: program === null ? null : place('programs', `${program}.json`),
    cacheDir,
    log,
  };
}

/**
 * Reads the profile of the model that the site file names, from the office's own folder or else from the project's.
 * @throws SetupError when there is no such model, or when its file is wrong
 */
export function readModel({ id, profile, wire }: PrinterSetting, { devicesDir: own }: Config): PrinterProfile {
  let model: PrinterProfile;
  try {
    model = findProfile(profile, ...[...(own === null ? [] : [own]), devicesDir].map(dir => join(dir, 'printers')));
  } catch (error) {
    throw new SetupError(`The printer "${id}" of the site file: ${(error as Error).message}`);
  }
  // Nothing comes back through a CUPS queue, and each status request would be a print job of its own.
  if (wire === null || localSetting(wire).kind !== 'cups') return model;
  return { ...model, statusCommands: { dleEot: false, asb: false }, printComplete: 'none' };
}
