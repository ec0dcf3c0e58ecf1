// Encodes Modbus requests with modbus-serial. The library writes to a recorder, and a transport of ours carries the bytes: its
// own ports open devices by themselves and never reopen them, so none of them may be used. Only this file imports it.
import { EventEmitter } from 'node:events';
import modbusSerial from 'modbus-serial';

/** A port that only keeps what was written last. */
class Recorder extends EventEmitter {
  readonly isOpen = true;
  written: Uint8Array = new Uint8Array();

  open(done: (error: Error | null) => void): void {
    done(null);
  }

  close(done: () => void): void {
    done();
  }

  write(bytes: Buffer): void {
    this.written = Uint8Array.from(bytes);
  }
}

/**
 * A request that writes values from a register on. `single` asks for function 6 when there is one value; otherwise it is
 * function 16.
 */
export function encodeWrite({
  unit,
  register,
  values,
  single,
}: {
  unit: number;
  register: number;
  values: readonly number[];
  single: boolean;
}): Uint8Array {
  const recorder = new Recorder();
  const master = new modbusSerial.default(recorder);
  master.open();
  const ignore = () => {};
  if (single && values.length === 1) master.writeFC6(unit, register, values[0] ?? 0, ignore);
  else master.writeFC16(unit, register, [...values], ignore);
  return recorder.written;
}
