// From folders and files to boards on lines: the drivers that are installed, and the boards that a site file names.
// The folder drivers/ is the list; nobody keeps another.
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { ownedPlace } from '../../config/devices.ts';
import { SetupError } from '../../config/setup-error.ts';
import type { Log } from '../../runtime/log.ts';
import { completeTransport, type SiteTransport } from '../../transport/complete-setting.ts';
import type { PlacedTransport, Transport } from '../../transport/transport.ts';
import { type BoardContent, type BoardProtocol, defineProtocol, type InspectableTransport } from './board.ts';
import type { BoardProfile } from './board-profile.ts';
import { type BoardBus, type BoardHealth, type BusMember, type BusTiming, createBoardBus } from './bus.ts';

/** A board in a site file. */
export interface BoardSetting<CounterId extends string = string> {
  id: string;
  /** A file in firmware-config/boards. */
  profile: string;
  /** Null: no cable, a pretend board. */
  wire: SiteTransport | null;
  address: number;
  /** The counter that it hangs over; null: a board of the hall, with the last calls. */
  counterId: CounterId | null;
  /** Of a hall board: whose calls it shows; null: everybody's. */
  zone: string | null;
}

export interface Board<CounterId extends string = string> {
  setting: BoardSetting<CounterId>;
  profile: BoardProfile;
  show: (lines: readonly string[], blinkRow: number | null | 'as-is') => void;
  /** What a pretend board shows; null for a real one, which keeps it to itself. */
  pretend: (() => BoardContent | null) | null;
}

export interface Boards<CounterId extends string = string> {
  list: readonly Board<CounterId>[];
  health(): BoardHealth[];
  start(): void;
  stop(): Promise<void>;
}

/**
 * A driver that an office brings along stands outside the project, where no package is found, so it may be a function that
 * is given what it needs.
 */
type MakeProtocol = (given: { z: typeof z; defineProtocol: typeof defineProtocol }) => BoardProtocol;

export const driversDir = join(import.meta.dirname, 'drivers');

/** @throws SetupError naming the file: whoever wrote it is at the terminal */
async function loadProtocol(file: string): Promise<BoardProtocol> {
  try {
    const path = pathToFileURL(file).href;
    const { protocol: made } = (await import(/* @vite-ignore */ path)) as { protocol: BoardProtocol | MakeProtocol };
    return typeof made === 'function' ? made({ z, defineProtocol }) : made;
  } catch (error) {
    throw new SetupError(`The board driver ${file} cannot be loaded: ${(error as Error).message}.`);
  }
}

/** Loads every folder of the given ones that has an index; of two with the same name the later. */
export async function loadBoardProtocols(...dirs: string[]): Promise<Map<string, BoardProtocol>> {
  const protocols = new Map<string, BoardProtocol>();
  for (const dir of dirs)
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      // Sources and build have different endings; a driver brought along by an office is plain JavaScript.
      const file = readdirSync(join(dir, entry.name)).find(name =>
        [`index${extname(import.meta.filename)}`, 'index.js', 'index.mjs'].includes(name),
      );
      if (file === undefined) continue;
      const protocol = await loadProtocol(join(dir, entry.name, file));
      if (protocol?.name !== entry.name)
        throw new SetupError(`The board driver in ${join(dir, entry.name)} must be called "${entry.name}".`);
      protocols.set(protocol.name, protocol);
    }
  return protocols;
}

interface Bus {
  transport: Transport;
  own: InspectableTransport | null;
  place: string;
  members: BusMember[];
}

/** Makes the boards of a site, each wire once however many boards hang on it. @throws SetupError */
export function createBoards<CounterId extends string>(parts: {
  settings: readonly BoardSetting<CounterId>[];
  profiles: ReadonlyMap<string, BoardProfile>;
  protocols: ReadonlyMap<string, BoardProtocol>;
  createTransport: (setting: PlacedTransport) => Transport;
  timing: BusTiming;
  log: Log;
  now: () => number;
}): Boards<CounterId> {
  const { settings, profiles, protocols, createTransport, timing, log, now } = parts;
  const lines = new Map<string, Bus>();
  const lineOf = new Map<string, BoardBus>();
  const wrong = (id: string, message: string) => new SetupError(`The board "${id}" of the site file ${message}.`);

  const planned = settings.map(setting => {
    const { id, address, wire } = setting;
    const profile = profiles.get(setting.profile);
    const protocol = protocols.get(profile?.driver ?? '');
    if (profile === undefined || protocol === undefined)
      throw wrong(id, `names the profile "${setting.profile}", but there is only ${[...profiles.keys()].join(', ')}`);
    const driver = protocol.create(profile, profile.options);
    const { from, to } = driver.addresses;
    if (address < from || address > to)
      throw wrong(id, `has the address ${address}; its protocol has ${from} to ${to}`);
    if ((protocol.openOwnWire === null) !== (wire !== null))
      throw wrong(id, wire === null ? 'needs a "wire"' : 'is a pretend one and takes no "wire": null');
    const placed = wire === null ? null : completeTransport(wire, profile.serial);
    if (wire !== null && placed === null) throw wrong(id, 'needs "wire.baud": its profile does not say a speed');
    const key = JSON.stringify(placed ?? protocol.name);
    const place = (placed === null ? null : ownedPlace(placed)) ?? key;
    let line = lines.get(key);
    if (line === undefined) {
      if ([...lines.values()].some(other => other.place === place))
        throw wrong(id, `is on ${place} with another board, but not at the same speed and format`);
      const looked = protocol.openOwnWire?.() ?? null;
      line = { transport: looked ?? createTransport(placed as PlacedTransport), own: looked, place, members: [] };
      lines.set(key, line);
    }
    if (line.members.some(member => member.address === address))
      throw wrong(id, `has the address ${address} of another board on the same wire`);
    line.members.push({ id, address, driver, shape: profile, refreshMs: profile.refreshSec * 1000 });
    return { setting, profile, line };
  });

  const running = [...lines.values()].map(({ transport, members }) => {
    const line = createBoardBus({ transport, boards: members, timing, log, now });
    for (const { id } of members) lineOf.set(id, line);
    return line;
  });

  return {
    list: planned.map(({ setting, profile, line: { own } }) => ({
      setting,
      profile,
      show: (lines, blinkRow) => lineOf.get(setting.id)?.show(setting.id, lines, blinkRow),
      pretend: own === null ? null : () => own.shown(setting.address),
    })),
    health: () => running.flatMap(line => line.health()),
    start() {
      for (const line of running) line.start();
    },
    async stop() {
      await Promise.all(running.map(line => line.stop()));
    },
  };
}
