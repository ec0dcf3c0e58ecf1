// A serial port. This is the only file that imports serialport, and it does so when a port is opened, so that offices without
// a serial device never load it.
import { stat } from 'node:fs/promises';
import type { OpenConnection } from './connection.ts';
import { watchPresence } from './presence.ts';
import type { TransportSetting } from './transport.ts';

type SerialSetting = Extract<TransportSetting, { kind: 'serial' }>;

export function openSerial(setting: SerialSetting): OpenConnection {
  return async (events, signal) => {
    const { SerialPort } = await import('serialport');
    const { path, baud, dataBits, parity, stopBits, rtscts } = setting;
    const port = new SerialPort({ path, baudRate: baud, dataBits, parity, stopBits, rtscts, autoOpen: false });
    const found = await stat(path);
    let closedByUs = false;
    port.on('error', error => events.onLost(error.message));
    port.on('close', (error: Error | null) => {
      if (!closedByUs) events.onLost(error?.message ?? 'the port closed');
    });
    port.on('data', (bytes: Buffer) => events.onBytes(bytes));
    await new Promise<void>((resolve, reject) => port.open(error => (error ? reject(error) : resolve())));
    if (signal.aborted) {
      closedByUs = true;
      await new Promise<void>(resolve => port.close(() => resolve()));
      throw new Error('not wanted any more');
    }
    // A port that was torn out may go on delivering empty reads at full speed without ever reporting an error.
    const unwatch = watchPresence(path, found, events.onLost);

    return {
      // The callback of a write comes when the kernel has the bytes. `drain` must not be used: it would hold a thread for as
      // long as a printer stops the flow (RTS/CTS).
      write: bytes =>
        new Promise((resolve, reject) => port.write(Buffer.from(bytes), error => (error ? reject(error) : resolve()))),
      async close(throwAway) {
        closedByUs = true;
        unwatch();
        if (!port.isOpen) return;
        if (throwAway) await new Promise<void>(resolve => port.flush(() => resolve()));
        await new Promise<void>(resolve => port.close(() => resolve()));
      },
    };
  };
}
