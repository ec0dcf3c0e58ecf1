// Makes the drivers of the devices that the site file names, each on its wire: this computer's, or one that an agent lends.
// The folders of firmware-config are the models, the folders of board/drivers the protocols; nobody keeps another list.
import { join } from 'node:path';
import type { CounterId } from '../common/contract/words.ts';
import { SetupError, type SiteSettings } from './config.ts';
import type { PrinterSetting } from './device-settings.ts';
import { usualTiming } from './devices/board/line.ts';
import { readProfiles } from './devices/board/profile.ts';
import { type Boards, createBoards, driversDir, loadBoardProtocols } from './devices/board/registry.ts';
import { createLentWires, type LentWires } from './devices/lent.ts';
import { createEscposPrinter } from './devices/printer/drivers/escpos/index.ts';
import { createPretendPrinter, type PretendPrinter } from './devices/printer/drivers/pretend/index.ts';
import type { PrinterPlace } from './devices/printer/printer.ts';
import { findProfile, type PrinterProfile } from './devices/printer/profile.ts';
import { bytesPerSecond, createWire, type PlacedWire, type Wire } from './devices/wire.ts';
import type { Log } from './log.ts';
import { devicesDir } from './places.ts';
import { hashToken, sameHash } from './store/secrets.ts';

const slipsKept = 60;
/** About as long as a real printer takes, so that screens are seen to wait for it. */
const pretendMs = 900;

export interface Drivers {
  printers: PrinterPlace[];
  /** Those of them that print on the page /pretend-printer only. */
  pretendPrinters: PretendPrinter[];
  boards: Boards<CounterId>;
  /** A wire of this computer, or one that an agent lends. */
  openWire(placed: PlacedWire): Wire;
  /** Wires of other computers. */
  lent: LentWires;
}

/** Nothing is opened yet. @throws SetupError */
export async function createDrivers(site: SiteSettings, log: Log): Promise<Drivers> {
  const lent = createLentWires(token => {
    const hash = hashToken(token);
    return site.agents.find(agent => sameHash(agent.tokenHash, hash))?.id ?? null;
  }, log);
  const openWire = (placed: PlacedWire): Wire =>
    placed.kind === 'agent' ? lent.wire(placed.agent, placed.wire) : createWire(placed, log);

  const pretendPrinters: PretendPrinter[] = [];
  function placePrinter({ id, profile: name, wire, kiosk, backup }: PrinterSetting): PrinterPlace {
    const profile = readModel(id, name);
    const place = { id, kiosk, backup, rollM: profile.paper.rollMetres };
    if (wire === null) {
      const driver = createPretendPrinter({ profile, keep: slipsKept, delayMs: pretendMs });
      pretendPrinters.push(driver);
      return { ...place, driver, watch: null };
    }
    const setting = wire.kind === 'agent' ? wire.wire : wire;
    const printer = createEscposPrinter({
      id,
      profile,
      wire: openWire(wire),
      bytesPerSecond: bytesPerSecond(setting),
      log,
      timing: null,
    });
    return { ...place, driver: printer, watch: printer };
  }

  const protocols = await loadBoardProtocols(driversDir);
  const printers = site.printers.map(placePrinter);
  const boards = createBoards<CounterId>({
    settings: site.boards,
    profiles: readProfiles(join(devicesDir, 'boards'), protocols),
    protocols,
    openWire,
    timing: usualTiming,
    log,
    // Not the clock on the wall: a clock set back must not silence a board.
    now: () => performance.now(),
  });
  return { printers, pretendPrinters, boards, openWire, lent };
}

function readModel(id: string, name: string): PrinterProfile {
  try {
    return findProfile(join(devicesDir, 'printers'), name);
  } catch (error) {
    throw new SetupError(`The printer "${id}" of the site file: ${(error as Error).message}`);
  }
}
