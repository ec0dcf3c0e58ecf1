// A wire carries bytes to a device and back, whatever it is made of, and heals by itself. It must never block the process,
// and never send by itself what an earlier write did not get through.
import type { Log } from '../runtime/log.ts';
import { openCups } from './cups.ts';
import { openEvdev } from './evdev.ts';
import { keepOpen } from './keep-open.ts';
import { openSerial } from './serial.ts';
import { openTcp } from './tcp.ts';
import type { Transport, TransportSetting } from './transport.ts';
import { openUsb } from './usb.ts';

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

export { TransportError } from './transport.ts';
