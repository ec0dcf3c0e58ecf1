// A wire as the site file writes it and a model's profile completes it: what nobody says of a serial line is as the model
// leaves the factory.
import type { PlacedWire, WireSetting } from './wire.ts';

type SerialWire = Extract<WireSetting, { kind: 'serial' }>;
type SerialFormat = Omit<SerialWire, 'kind' | 'path'>;

/** As in a site file. */
export type OwnWire =
  | Exclude<WireSetting, { kind: 'serial' }>
  | ({ kind: 'serial'; path: string } & { [K in keyof SerialFormat]?: SerialFormat[K] | undefined });
export type SiteWire = OwnWire | { kind: 'agent'; agent: string; wire: OwnWire };

/** `serial`: how the model leaves the factory; null when its profile does not say. Null: the speed is said by nobody. */
export function completeWire(wire: SiteWire, serial: SerialFormat | null): PlacedWire | null {
  if (wire.kind === 'agent') {
    const own = completeOwn(wire.wire, serial);
    return own === null ? null : { ...wire, wire: own };
  }
  return completeOwn(wire, serial);
}

function completeOwn(wire: OwnWire, serial: SerialFormat | null): WireSetting | null {
  if (wire.kind !== 'serial') return wire;
  const baud = wire.baud ?? serial?.baud;
  if (baud === undefined) return null;
  return {
    kind: 'serial',
    path: wire.path,
    baud,
    dataBits: wire.dataBits ?? serial?.dataBits ?? 8,
    parity: wire.parity ?? serial?.parity ?? 'none',
    stopBits: wire.stopBits ?? serial?.stopBits ?? 1,
    rtscts: wire.rtscts ?? serial?.rtscts ?? false,
  };
}
