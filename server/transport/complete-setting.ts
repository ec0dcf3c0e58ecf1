// A wire as the site file writes it and a model's profile completes it: what nobody says of a serial line is as the model
// leaves the factory.
import type { PlacedTransport, TransportSetting } from './transport.ts';

type SerialSetting = Extract<TransportSetting, { kind: 'serial' }>;
type SerialFormat = Omit<SerialSetting, 'kind' | 'path'>;

/** As in a site file. */
export type LocalSiteTransport =
  | Exclude<TransportSetting, { kind: 'serial' }>
  | ({ kind: 'serial'; path: string } & { [K in keyof SerialFormat]?: SerialFormat[K] | undefined });
export type SiteTransport = LocalSiteTransport | { kind: 'agent'; agent: string; wire: LocalSiteTransport };

/** `serial`: how the model leaves the factory; null when its profile does not say. Null: the speed is said by nobody. */
export function completeTransport(wire: SiteTransport, serial: SerialFormat | null): PlacedTransport | null {
  if (wire.kind === 'agent') {
    const own = completeLocal(wire.wire, serial);
    return own === null ? null : { ...wire, wire: own };
  }
  return completeLocal(wire, serial);
}

function completeLocal(wire: LocalSiteTransport, serial: SerialFormat | null): TransportSetting | null {
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
