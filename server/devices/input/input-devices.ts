// Keypads and scanners of a site: opens their lines, each once however many pads hang on it, and turns what they say into
// deeds. Does no deed itself and knows no rule of the office.
import { recogniseScan, type Scanned } from '../../../common/contract/scanned.ts';
import type { CounterId } from '../../../common/contract/words.ts';
import { type InputDeviceSetting, ownedPlace } from '../../config/devices.ts';
import { SetupError } from '../../config/setup-error.ts';
import type { Log } from '../../runtime/log.ts';
import { completeTransport } from '../../transport/complete-setting.ts';
import type { PlacedTransport, Transport } from '../../transport/transport.ts';
import { createActionQueue } from './action-queue.ts';
import type { InputProfiles, KeypadProfile, ScannerProfile } from './input-profile.ts';
import { createKeyReader } from './key-events.ts';
import { createKeypadFrameReader } from './keypad-frames.ts';
import { createPressedKeys, type KeypadAction } from './pressed-keys.ts';
import { createScanReader } from './scan-lines.ts';

export interface InputActions {
  /** Resolves when it is done or refused; whoever does it tells the log why. Rejects with a fault only. */
  press(counterId: CounterId, deed: KeypadAction): Promise<void>;
  /** An officer typed a number, "12" for A012, and asks for it. */
  callNumber(counterId: CounterId, digits: string): Promise<void>;
  /** A citizen's word, 1 to 5. */
  rate(counterId: CounterId, score: number): Promise<void>;
  /** `kiosk`: where the scanner stands; null: at no kiosk. Personal things may be in it: use them at once, keep nothing. */
  onScan(scanned: Scanned, kiosk: string | null): void;
}

export interface InputHealth {
  id: string;
  ok: boolean;
  message: string | null;
}

export interface InputDevices {
  health(): InputHealth[];
  start(): void;
  /** Closes the lines and waits for the deeds under way. */
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

interface Pad {
  press(key: string): void;
  forget(): void;
}

/** What listens to one wire. */
interface Listener {
  hear(bytes: Uint8Array): void;
  /** The wire was opened anew: halves of before are not continued. */
  forget(): void;
}

interface Line {
  wire: Transport;
  setting: string;
  /** The pads by their address, null for one without; a scanner has none. */
  pads: Map<number | null, Pad>;
}

function listenToPads(profile: KeypadProfile, pads: Line['pads'], now: () => number): Listener {
  const forgetDigits = () => {
    for (const pad of pads.values()) pad.forget();
  };
  if (profile.input === 'keys') {
    const reader = createKeyReader();
    return {
      hear(bytes) {
        for (const key of reader.read(bytes)) pads.get(null)?.press(key);
      },
      forget() {
        reader.reset();
        forgetDigits();
      },
    };
  }
  const reader = createKeypadFrameReader(profile.frame);
  return {
    hear(bytes) {
      for (const { address, code } of reader.read(bytes, now())) pads.get(address)?.press(code);
    },
    forget() {
      reader.reset();
      forgetDigits();
    },
  };
}

function listenToScanner(profile: ScannerProfile, tell: (text: string) => void): Listener {
  const reader = createScanReader(profile);
  let timer: NodeJS.Timeout | undefined;
  return {
    hear(bytes) {
      clearTimeout(timer);
      for (const text of reader.read(bytes)) tell(text);
      if (profile.idleMs === null) return;
      timer = setTimeout(() => {
        const text = reader.rest();
        if (text !== null) tell(text);
      }, profile.idleMs);
    },
    forget() {
      clearTimeout(timer);
      reader.reset();
    },
  };
}

const wrong = (id: string, message: string) =>
  new SetupError(`The inlet "${id}" of the site file is wrong: it ${message}.`);

/** @throws SetupError */
export function createInputDevices({
  settings,
  profiles,
  createTransport,
  actions,
  log,
  now,
}: InputDependencies): InputDevices {
  const turns = createActionQueue(log);
  const lines = new Map<string, Line>();
  const lineOf = new Map<string, Line>();
  const leave: (() => void)[] = [];

  function createPad(counterId: CounterId, profile: KeypadProfile): Pad {
    const keys = createPressedKeys(profile.keys);
    return {
      forget: () => keys.clear(),
      press(key) {
        const pressed = keys.press(key, now());
        if (pressed === null) return;
        const { kind } = pressed;
        if (kind === 'deed') turns.enqueue(counterId, pressed.deed, () => actions.press(counterId, pressed.deed));
        else if (kind === 'score') turns.enqueue(counterId, kind, () => actions.rate(counterId, pressed.score));
        else turns.enqueue(counterId, kind, () => actions.callNumber(counterId, pressed.digits));
      },
    };
  }

  function tellScan(kiosk: string | null, text: string): void {
    const scanned = recogniseScan(text);
    // The kind and nothing else: what was read may be a person.
    log.info({ code: 'scan.read', part: 'input', kind: scanned.kind, id: kiosk }, 'code scanned');
    actions.onScan(scanned, kiosk);
  }

  function openLine(
    wire: PlacedTransport,
    setting: string,
    keypad: KeypadProfile | undefined,
    scanner: ScannerProfile | undefined,
    kiosk: string | null,
  ): Line {
    const line: Line = { wire: createTransport(wire), setting, pads: new Map() };
    const listener =
      keypad !== undefined
        ? listenToPads(keypad, line.pads, now)
        : listenToScanner(scanner as ScannerProfile, text => tellScan(kiosk, text));
    leave.push(
      line.wire.onBytes(bytes => listener.hear(bytes)),
      line.wire.onChange(up => {
        if (up) listener.forget();
      }),
      () => listener.forget(),
    );
    return line;
  }

  function addPad({ id, counterId, address }: InputDeviceSetting, profile: KeypadProfile, { pads }: Line): void {
    if (counterId === null) throw wrong(id, 'needs a "counterId", for a keypad stands at a counter');
    const addressed = profile.input === 'frames' && profile.frame.address.base !== 'none';
    if (addressed && address === null) throw wrong(id, 'needs an "address", for its line may have several pads');
    if (!addressed && address !== null) throw wrong(id, 'has an "address", but its profile knows none');
    if (pads.has(address)) throw wrong(id, 'is on one line with another that has the same address');
    pads.set(address, createPad(counterId, profile));
  }

  for (const setting of settings) {
    const { id, wire } = setting;
    const keypad = profiles.keypads.get(setting.profile);
    const scanner = profiles.scanners.get(setting.profile);
    const profile = keypad ?? scanner;
    if (profile === undefined) {
      const names = [...profiles.keypads.keys(), ...profiles.scanners.keys()].join(', ');
      throw wrong(id, `names the profile "${setting.profile}", but there is only ${names}`);
    }
    if (wire === null) continue;
    const { kind } = wire.kind === 'agent' ? wire.wire : wire;
    if ((kind === 'evdev') !== (keypad?.input === 'keys'))
      throw wrong(id, kind === 'evdev' ? 'speaks over a serial line, not "evdev"' : 'needs a wire of the kind "evdev"');
    const complete = completeTransport(wire, 'serial' in profile ? profile.serial : null);
    if (complete === null) throw wrong(id, 'needs "wire.baud", for its profile does not say a speed');
    const place = ownedPlace(complete) ?? id;
    const sameWay = JSON.stringify([complete, setting.profile]);
    let line = lines.get(place);
    if (line === undefined) {
      line = openLine(complete, sameWay, keypad, scanner, setting.kiosk);
      lines.set(place, line);
    } else if (scanner !== undefined || line.setting !== sameWay)
      throw wrong(id, `is on ${place}, which another device has for itself or uses in another way`);
    if (keypad !== undefined) addPad(setting, keypad, line);
    lineOf.set(id, line);
  }

  return {
    health: () =>
      settings.map(({ id }) => {
        const line = lineOf.get(id);
        if (line === undefined) return { id, ok: true, message: 'put aside' };
        return { id, ok: line.wire.up, message: line.wire.up ? null : 'not there' };
      }),
    start() {
      for (const { wire } of lines.values()) wire.start();
    },
    async stop() {
      for (const end of leave.splice(0)) end();
      await Promise.all([...lines.values()].map(({ wire }) => wire.stop(true)));
      await turns.drain();
    },
  };
}
