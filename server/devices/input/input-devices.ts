// The keypads and scanners of a site: opens each transport once, however many keypads share it, and turns what the devices send
// into actions. It carries out no action itself and knows no rule of the office.
import { recogniseScan, type Scanned } from '../../../common/contract/scanned.ts';
import type { CounterId } from '../../../common/contract/words.ts';
import type { InputDeviceSetting } from '../../config/device-settings.ts';
import type { Log } from '../../runtime/log.ts';
import type { PlacedTransport, Transport } from '../../transport/transport.ts';
import { createActionQueue } from './action-queue.ts';
import {
  createKeypadListener,
  createScannerListener,
  type InputListener,
  type Keypad,
  type KeypadsByAddress,
} from './input-listeners.ts';
import type { InputProfiles, KeypadProfile, ScannerProfile } from './input-profile.ts';
import { checkInput, checkKeypad, type ResolvedInput, wrongInput } from './input-settings.ts';
import { createPressedKeys, type KeypadAction } from './pressed-keys.ts';

/**
 * What input devices ask for. The first three resolve when the action is done or refused, after logging which; they reject only
 * when the program fails. At each counter the next one starts when the last one is over.
 */
export interface InputActions {
  /** A key of an officer was pressed. */
  press(counterId: CounterId, action: KeypadAction): Promise<void>;
  /** An officer typed a number, "12" for A012, and asks for it. */
  callNumber(counterId: CounterId, digits: string): Promise<void>;
  /** A citizen rated the service, from 1 to 5. */
  rate(counterId: CounterId, score: number): Promise<void>;
  /**
   * A code was scanned. It may hold personal data, so the receiver uses it at once and keeps nothing.
   * @param kiosk the kiosk at which the scanner stands; null when it stands at none
   */
  onScan(scanned: Scanned, kiosk: string | null): void;
}

interface InputHealth {
  id: string;
  ok: boolean;
  /** "not there" or "put aside"; null when the device is connected. */
  message: string | null;
}

/**
 * The keypads and scanners of a site.
 *
 * @example
 * const devices = createInputDevices({ settings: site.inputDevices, profiles, createTransport, actions, log, now });
 * devices.start();
 * devices.health(); // [{ id: 'ban-phim-1', ok: true, message: null }]
 */
export interface InputDevices {
  health(): InputHealth[];
  /** Opens the transports. */
  start(): void;
  /** Closes the transports, and resolves when the actions under way are over. */
  stop(): Promise<void>;
}

export interface InputDependencies {
  settings: readonly InputDeviceSetting[];
  profiles: InputProfiles;
  createTransport: (setting: PlacedTransport) => Transport;
  actions: InputActions;
  log: Log;
  /** Monotonic milliseconds. */
  now: () => number;
}

/** One transport with the keypads that share it; a scanner has a transport for itself. */
interface InputBus {
  transport: Transport;
  sharingKey: string;
  keypads: KeypadsByAddress;
}

/** @throws SetupError that names the device of the site file and what is wrong with it */
export function createInputDevices(dependencies: InputDependencies): InputDevices {
  const { settings, profiles, createTransport, actions, log, now } = dependencies;
  const queue = createActionQueue(log);
  const buses = new Map<string, InputBus>();
  const busOf = new Map<string, InputBus>();
  const cleanups: (() => void)[] = [];

  function createKeypad(counterId: CounterId, profile: KeypadProfile): Keypad {
    const keys = createPressedKeys(profile.keys);
    return {
      clear: () => keys.clear(),
      press(key) {
        const pressed = keys.press(key, now());
        if (pressed === null) return;
        if (pressed.kind === 'action')
          queue.enqueue(counterId, pressed.action, () => actions.press(counterId, pressed.action));
        else if (pressed.kind === 'score')
          queue.enqueue(counterId, pressed.kind, () => actions.rate(counterId, pressed.score));
        else queue.enqueue(counterId, pressed.kind, () => actions.callNumber(counterId, pressed.digits));
      },
    };
  }

  function onScan(kiosk: string | null, text: string): void {
    const scanned = recogniseScan(text);
    // Only the kind is logged, because the code may hold personal data.
    log.info({ code: 'scan.read', part: 'input', kind: scanned.kind, id: kiosk }, 'code scanned');
    actions.onScan(scanned, kiosk);
  }

  function openBus({ transport: setting, sharingKey, keypad, scanner }: ResolvedInput, kiosk: string | null): InputBus {
    const transport = createTransport(setting);
    const keypads: KeypadsByAddress = new Map();
    const listener: InputListener =
      keypad !== undefined
        ? createKeypadListener(keypad, keypads, now)
        : createScannerListener(scanner as ScannerProfile, text => onScan(kiosk, text));
    cleanups.push(
      transport.onBytes(bytes => listener.onBytes(bytes)),
      transport.onChange(up => {
        if (up) listener.reset();
      }),
      () => listener.reset(),
    );
    return { transport, sharingKey, keypads };
  }

  function addKeypad(setting: InputDeviceSetting, profile: KeypadProfile, { keypads }: InputBus): void {
    const { counterId, address } = checkKeypad(setting, profile);
    if (keypads.has(address)) throw wrongInput(setting.id, 'is on one line with another that has the same address');
    keypads.set(address, createKeypad(counterId, profile));
  }

  function addDevice(setting: InputDeviceSetting): void {
    const input = checkInput(setting, profiles);
    if (input === null) return;
    const { place, sharingKey, keypad, scanner } = input;
    const shared = buses.get(place);
    if (shared !== undefined && (scanner !== undefined || shared.sharingKey !== sharingKey))
      throw wrongInput(setting.id, `is on ${place}, which another device has for itself or uses in another way`);
    const bus = shared ?? openBus(input, setting.kiosk);
    buses.set(place, bus);
    if (keypad !== undefined) addKeypad(setting, keypad, bus);
    busOf.set(setting.id, bus);
  }

  for (const setting of settings) addDevice(setting);

  return {
    health: () => settings.map(({ id }) => describeHealth(id, busOf.get(id))),
    start() {
      for (const { transport } of buses.values()) transport.start();
    },
    async stop() {
      for (const cleanup of cleanups.splice(0)) cleanup();
      await Promise.all([...buses.values()].map(({ transport }) => transport.stop(true)));
      await queue.drain();
    },
  };
}

function describeHealth(id: string, bus: InputBus | undefined): InputHealth {
  if (bus === undefined) return { id, ok: true, message: 'put aside' };
  return { id, ok: bus.transport.up, message: bus.transport.up ? null : 'not there' };
}
