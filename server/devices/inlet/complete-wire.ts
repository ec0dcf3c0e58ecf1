// The line of a keypad or scanner: what the site file leaves out is as the profile says.
import { SetupError } from '../../config.ts';
import type { PlacedWire, WireSetting } from '../wire.ts';
import type { KeypadProfile, ScannerProfile } from './profile.ts';
import type { InletWire, OwnWire } from './settings.ts';

export const wrong = (id: string, message: string) =>
  new SetupError(`The inlet "${id}" of the site file is wrong: it ${message}.`);

function completeOwn(id: string, wire: OwnWire, profile: KeypadProfile | ScannerProfile): WireSetting {
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

/** @throws SetupError */
export function completeWire(id: string, wire: InletWire, profile: KeypadProfile | ScannerProfile): PlacedWire {
  return wire.kind === 'agent'
    ? { ...wire, wire: completeOwn(id, wire.wire, profile) }
    : completeOwn(id, wire, profile);
}

/** What nobody else may open: two wires to one place would take each other's bytes. */
export function placeOf(wire: PlacedWire): string {
  if (wire.kind === 'agent') return `${wire.agent} ${placeOf(wire.wire)}`;
  return 'path' in wire ? wire.path : JSON.stringify(wire);
}
