// The line of a keypad or scanner: what the site file leaves out is as the profile says; then it is opened.
import { SetupError } from '../../config.ts';
import type { Log } from '../../log.ts';
import { createWire, type Wire, type WireSetting } from '../wire.ts';
import { openEvdev } from '../wires/evdev.ts';
import { keepOpen } from '../wires/line.ts';
import type { KeypadProfile, ScannerProfile } from './profile.ts';
import type { InletWire } from './settings.ts';

/** With everything said. */
export type OpenedWire = WireSetting | { kind: 'evdev'; path: string };

export function openInletWire(setting: OpenedWire, log: Log): Wire {
  return setting.kind === 'evdev' ? keepOpen(setting.path, openEvdev(setting.path), log) : createWire(setting, log);
}

export const wrong = (id: string, message: string) =>
  new SetupError(`The inlet "${id}" of the site file is wrong: it ${message}.`);

/** @throws SetupError */
export function completeWire(id: string, wire: InletWire, profile: KeypadProfile | ScannerProfile): OpenedWire {
  if (wire.kind !== 'serial') return wire;
  const usual = { dataBits: 8, parity: 'none', stopBits: 1, rtscts: false } as const;
  const { baud, ...format } = ('serial' in profile ? profile.serial : null) ?? { ...usual, baud: undefined };
  const speed = wire.baud ?? baud;
  if (speed === undefined) throw wrong(id, 'needs "wire.baud", for its profile does not say a speed');
  return {
    kind: 'serial',
    path: wire.path,
    baud: speed,
    dataBits: wire.dataBits ?? format.dataBits,
    parity: wire.parity ?? format.parity,
    stopBits: wire.stopBits ?? format.stopBits,
    rtscts: wire.rtscts ?? format.rtscts,
  };
}

/** What nobody else may open: two wires to one place would take each other's bytes. */
export const placeOf = (wire: OpenedWire): string => ('path' in wire ? wire.path : JSON.stringify(wire));
