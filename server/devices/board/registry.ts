// Creates the boards that a site file names, each on its bus, and checks that their addresses and transports fit together.
import { ownedPlace } from '../../config/device-settings.ts';
import { SetupError } from '../../config/setup-error.ts';
import type { Log } from '../../runtime/log.ts';
import { completeTransport, type SiteTransport } from '../../transport/complete-setting.ts';
import type { PlacedTransport, Transport } from '../../transport/transport.ts';
import type { BoardContent, BoardDriver, BoardProtocol, InspectableTransport } from './board.ts';
import type { BoardProfile } from './board-profile.ts';
import { type BoardBus, createBoardBus } from './bus.ts';
import type { BoardHealth, BusMember, BusTiming } from './bus-member.ts';

/** A board in a site file. */
export interface BoardSetting<CounterId extends string = string> {
  id: string;
  /** The name of a file in firmware-config/boards. */
  profile: string;
  /** Null for a pretend board, which has no cable. The key of the site file is called "wire". */
  wire: SiteTransport | null;
  address: number;
  /** The counter above which it hangs; null for a board of the hall, which shows the last calls. */
  counterId: CounterId | null;
  /** For a board of the hall: the part of the hall whose calls it shows; null for all calls. */
  zone: string | null;
}

export interface Board<CounterId extends string = string> {
  setting: BoardSetting<CounterId>;
  profile: BoardProfile;
  /** See BoardBus.show. */
  show: (lines: readonly string[], blinkRow: number | null | 'as-is') => void;
  /** What a pretend board shows; null for a real board, which cannot be looked at. */
  pretend: (() => BoardContent | null) | null;
}

export interface Boards<CounterId extends string = string> {
  list: readonly Board<CounterId>[];
  health(): BoardHealth[];
  start(): void;
  stop(): Promise<void>;
}

interface BoardsDependencies<CounterId extends string> {
  settings: readonly BoardSetting<CounterId>[];
  profiles: ReadonlyMap<string, BoardProfile>;
  protocols: ReadonlyMap<string, BoardProtocol>;
  createTransport: (setting: PlacedTransport) => Transport;
  timing: BusTiming;
  log: Log;
  /** Monotonic milliseconds. */
  now: () => number;
}

/** A bus before it is created: boards are added to it one by one. */
interface BusPlan {
  transport: Transport;
  /** The same transport when it is a pretend one. */
  inspectable: InspectableTransport | null;
  place: string;
  members: BusMember[];
}

const wrong = (id: string, message: string) => new SetupError(`The board "${id}" of the site file ${message}.`);

/**
 * Creates the boards of a site, and each transport once, however many boards share it.
 * @throws SetupError that names the board and what is wrong with it
 */
export function createBoards<CounterId extends string>(dependencies: BoardsDependencies<CounterId>): Boards<CounterId> {
  const { settings, timing, log, now } = dependencies;
  const plans = new Map<string, BusPlan>();
  const planned = settings.map(setting => ({ setting, ...planBoard(setting, plans, dependencies) }));
  const buses = new Map<BusPlan, BoardBus>();
  for (const plan of plans.values())
    buses.set(plan, createBoardBus({ transport: plan.transport, boards: plan.members, timing, log, now }));

  return {
    list: planned.map(({ setting, profile, plan }) => ({
      setting,
      profile,
      show: (lines, blinkRow) => buses.get(plan)?.show(setting.id, lines, blinkRow),
      pretend: plan.inspectable === null ? null : () => plan.inspectable?.shown(setting.address) ?? null,
    })),
    health: () => [...buses.values()].flatMap(bus => bus.health()),
    start() {
      for (const bus of buses.values()) bus.start();
    },
    async stop() {
      await Promise.all([...buses.values()].map(bus => bus.stop()));
    },
  };
}

/** Adds a board to the plan of its bus. @throws SetupError */
function planBoard<CounterId extends string>(
  setting: BoardSetting<CounterId>,
  plans: Map<string, BusPlan>,
  { profiles, protocols, createTransport }: BoardsDependencies<CounterId>,
): { profile: BoardProfile; plan: BusPlan } {
  const { id, address } = setting;
  const profile = profiles.get(setting.profile);
  const protocol = protocols.get(profile?.driver ?? '');
  if (profile === undefined || protocol === undefined)
    throw wrong(id, `names the profile "${setting.profile}", but there is only ${[...profiles.keys()].join(', ')}`);
  const driver = createDriver(setting, profile, protocol);
  const placed = completeBoardTransport(setting, profile, protocol);
  const key = JSON.stringify(placed ?? protocol.name);
  const place = (placed === null ? null : ownedPlace(placed)) ?? key;
  let plan = plans.get(key);
  if (plan === undefined) {
    if ([...plans.values()].some(planned => planned.place === place))
      throw wrong(id, `is on ${place} with another board, but not at the same speed and format`);
    const inspectable = protocol.openOwnWire?.() ?? null;
    const transport = inspectable ?? createTransport(placed as PlacedTransport);
    plan = { transport, inspectable, place, members: [] };
    plans.set(key, plan);
  }
  if (plan.members.some(member => member.address === address))
    throw wrong(id, `has the address ${address} of another board on the same wire`);
  plan.members.push({ id, address, driver, shape: profile, refreshMs: profile.refreshSec * 1000 });
  return { profile, plan };
}

/** @throws SetupError when the protocol does not have the address */
function createDriver({ id, address }: BoardSetting, profile: BoardProfile, protocol: BoardProtocol): BoardDriver {
  const driver = protocol.create(profile, profile.options);
  const { from, to } = driver.addresses;
  if (address < from || address > to) throw wrong(id, `has the address ${address}; its protocol has ${from} to ${to}`);
  return driver;
}

/** Null for a pretend board. @throws SetupError */
function completeBoardTransport(
  { id, wire }: BoardSetting,
  { serial }: BoardProfile,
  { openOwnWire }: BoardProtocol,
): PlacedTransport | null {
  if ((openOwnWire === null) !== (wire !== null))
    throw wrong(id, wire === null ? 'needs a "wire"' : 'is a pretend one and takes no "wire": null');
  if (wire === null) return null;
  const placed = completeTransport(wire, serial);
  if (placed === null) throw wrong(id, 'needs "wire.baud": its profile does not say a speed');
  return placed;
}
