// Modbus requests by modbus-serial, used as an encoder only: it writes to a tape, and our own wire carries the bytes.
// Its ports open devices by themselves and never reopen them, so none of them may be used. The only file that imports it.
import { EventEmitter } from 'node:events';
import modbusSerial from 'modbus-serial';

/** A port that only remembers what was written last. */
class Tape extends EventEmitter {
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

/** Writes values from a register on: function 6 for a single one if so wanted, else 16. */
export function encodeWrite(unit: number, register: number, values: readonly number[], single: boolean): Uint8Array {
  const tape = new Tape();
  const master = new modbusSerial.default(tape);
  master.open();
  const ignore = () => {};
  if (single && values.length === 1) master.writeFC6(unit, register, values[0] ?? 0, ignore);
  else master.writeFC16(unit, register, [...values], ignore);
  return tape.written;
}
