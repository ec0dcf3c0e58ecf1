// Creates the transport to a device that is plugged in at this computer, or that this computer reaches over the network.
import type { Log } from '../runtime/log.ts';
import { openCups } from './cups.ts';
import { openEvdev } from './evdev.ts';
import { keepOpen } from './keep-open.ts';
import { openSerial } from './serial.ts';
import { openTcp } from './tcp.ts';
import type { Transport, TransportSetting } from './transport.ts';
import { openUsb } from './usb.ts';

/** Nothing is opened before `start` is called. */
export function createLocalTransport(setting: TransportSetting, log: Log): Transport {
  switch (setting.kind) {
    case 'usb':
      return keepOpen(setting.path, openUsb(setting.path), log);
    case 'tcp':
      return keepOpen(`${setting.host}:${setting.port}`, openTcp(setting.host, setting.port), log);
    case 'serial':
      return keepOpen(setting.path, openSerial(setting), log);
    case 'cups':
      return keepOpen(`queue ${setting.queue}`, openCups(setting.queue), log);
    case 'evdev':
      return keepOpen(setting.path, openEvdev(setting.path), log);
  }
}
