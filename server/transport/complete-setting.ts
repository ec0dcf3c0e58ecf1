// Completes the transport setting of a site file: what the file omits about a serial line is taken from the model's profile.
import type { PlacedTransport, TransportSetting } from './transport.ts';

type SerialSetting = Extract<TransportSetting, { kind: 'serial' }>;
type SerialFormat = Omit<SerialSetting, 'kind' | 'path'>;

/** The setting of a device that is plugged in at the computer which opens it; the serial format may be incomplete. */
type LocalSiteTransport =
  | Exclude<TransportSetting, { kind: 'serial' }>
  | ({ kind: 'serial'; path: string } & { [K in keyof SerialFormat]?: SerialFormat[K] | undefined });
/** The value of the key "wire" in a site file. */
export type SiteTransport = LocalSiteTransport | { kind: 'agent'; agent: string; wire: LocalSiteTransport };

/**
 * @param serial the format in which the model leaves the factory; null when its profile does not state one
 * @returns null when neither the site file nor the profile states the speed of a serial line
 */
export function completeTransport(setting: SiteTransport, serial: SerialFormat | null): PlacedTransport | null {
  if (setting.kind !== 'agent') return completeLocal(setting, serial);
  const local = completeLocal(setting.wire, serial);
  return local === null ? null : { ...setting, wire: local };
}

function completeLocal(setting: LocalSiteTransport, serial: SerialFormat | null): TransportSetting | null {
  if (setting.kind !== 'serial') return setting;
  const baud = setting.baud ?? serial?.baud;
  if (baud === undefined) return null;
  return {
    kind: 'serial',
    path: setting.path,
    baud,
    dataBits: setting.dataBits ?? serial?.dataBits ?? 8,
    parity: setting.parity ?? serial?.parity ?? 'none',
    stopBits: setting.stopBits ?? serial?.stopBits ?? 1,
    rtscts: setting.rtscts ?? serial?.rtscts ?? false,
  };
}
