// Keypads and pads without hardware: a FIFO stands for /dev/input, and frames are made as a pad would make them.
import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyName, keyCodes, recordBytes } from '../../../server/devices/input/key-events.ts';

function makeRecord(type: number, code: number, value: number): Buffer {
  const record = Buffer.alloc(recordBytes);
  record.writeUInt16LE(type, recordBytes - 8);
  record.writeUInt16LE(code, recordBytes - 6);
  record.writeInt32LE(value, recordBytes - 4);
  return record;
}

export interface FakeKeypad {
  path: string;
  plugIn(): void;
  pull(): void;
  /** A finger goes down and up. */
  press(...keys: KeyName[]): void;
  throwAway(): void;
}

/** A keypad that is not plugged in yet. */
export function makeKeypad(): FakeKeypad {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-keypad-'));
  const path = join(dir, 'usb-pad-event-kbd');
  let file: number | null = null;
  function pull(): void {
    if (file === null) return;
    closeSync(file);
    rmSync(path);
    file = null;
  }
  return {
    path,
    pull,
    plugIn() {
      execFileSync('mkfifo', [path]);
      file = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
    },
    press(...keys) {
      if (file === null) throw new Error('a keypad that is not plugged in cannot be pressed');
      for (const key of keys)
        for (const value of [1, 0])
          writeSync(file, Buffer.concat([makeRecord(1, keyCodes[key], value), makeRecord(0, 0, 0)]));
    },
    throwAway() {
      pull();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** STX, address, key, ETX, BCC: a press of a pad of the profile serial-stx-bcc. */
export function makeFrame(address: number, key: string): Buffer {
  const body = Buffer.from(`${String(address).padStart(2, '0')}${key}\x03`, 'latin1');
  return Buffer.from([2, ...body, body.reduce((all, byte) => all ^ byte, 0)]);
}
