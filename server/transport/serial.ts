// A serial port. The only file that imports serialport, and only when a port is opened: offices without one never load it.
import { stat } from 'node:fs/promises';
import type { OpenConnection } from './keep-open.ts';
import { watchPresence } from './presence.ts';
import type { TransportSetting } from './transport.ts';

type SerialSetting = Extract<TransportSetting, { kind: 'serial' }>;

export function openSerial(setting: SerialSetting): OpenConnection {
  return async (events, signal) => {
    const { SerialPort } = await import('serialport');
    const { path, baud, dataBits, parity, stopBits, rtscts } = setting;
    const port = new SerialPort({ path, baudRate: baud, dataBits, parity, stopBits, rtscts, autoOpen: false });
    const found = await stat(path);
    let shut = false;
    port.on('error', error => events.onGone(error.message));
    port.on('close', (error: Error | null) => {
      if (!shut) events.onGone(error?.message ?? 'the port closed');
    });
    port.on('data', (bytes: Buffer) => events.onBytes(bytes));
    await new Promise<void>((resolve, reject) => port.open(error => (error ? reject(error) : resolve())));
    if (signal.aborted) {
      shut = true;
      await new Promise<void>(resolve => port.close(() => resolve()));
      throw new Error('not wanted any more');
    }
    // A port that was torn out may go on reading nothing, for ever and at full speed.
    const endWatch = watchPresence(path, found, events.onGone);

    return {
      // The callback of a write comes when the kernel has the bytes. Never `drain`: it would hold a thread for as long as a
      // printer with a raised hand (RTS/CTS) says stop.
      write: bytes =>
        new Promise((resolve, reject) => port.write(Buffer.from(bytes), error => (error ? reject(error) : resolve()))),
      async close(throwAway) {
        shut = true;
        endWatch();
        if (!port.isOpen) return;
        if (throwAway) await new Promise<void>(resolve => port.flush(() => resolve()));
        await new Promise<void>(resolve => port.close(() => resolve()));
      },
    };
  };
}
