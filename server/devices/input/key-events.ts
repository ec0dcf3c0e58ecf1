// Reads pressed keys from /dev/input, which delivers records of the kernel's struct input_event. Pure; never throws. Names and
// numbers are those of linux/input-event-codes.h, so that the program "evtest" shows the same.

/** The keys that a keypad may have. */
export const keyCodes = {
  KEY_ESC: 1,
  KEY_1: 2,
  KEY_2: 3,
  KEY_3: 4,
  KEY_4: 5,
  KEY_5: 6,
  KEY_6: 7,
  KEY_7: 8,
  KEY_8: 9,
  KEY_9: 10,
  KEY_0: 11,
  KEY_MINUS: 12,
  KEY_EQUAL: 13,
  KEY_BACKSPACE: 14,
  KEY_TAB: 15,
  KEY_ENTER: 28,
  KEY_KPASTERISK: 55,
  KEY_SPACE: 57,
  KEY_F1: 59,
  KEY_F2: 60,
  KEY_F3: 61,
  KEY_F4: 62,
  KEY_F5: 63,
  KEY_F6: 64,
  KEY_F7: 65,
  KEY_F8: 66,
  KEY_F9: 67,
  KEY_F10: 68,
  KEY_NUMLOCK: 69,
  KEY_KP7: 71,
  KEY_KP8: 72,
  KEY_KP9: 73,
  KEY_KPMINUS: 74,
  KEY_KP4: 75,
  KEY_KP5: 76,
  KEY_KP6: 77,
  KEY_KPPLUS: 78,
  KEY_KP1: 79,
  KEY_KP2: 80,
  KEY_KP3: 81,
  KEY_KP0: 82,
  KEY_KPDOT: 83,
  KEY_F11: 87,
  KEY_F12: 88,
  KEY_KPENTER: 96,
  KEY_KPSLASH: 98,
  KEY_HOME: 102,
  KEY_UP: 103,
  KEY_PAGEUP: 104,
  KEY_LEFT: 105,
  KEY_RIGHT: 106,
  KEY_END: 107,
  KEY_DOWN: 108,
  KEY_PAGEDOWN: 109,
  KEY_INSERT: 110,
  KEY_DELETE: 111,
  KEY_KPEQUAL: 117,
  KEY_KPCOMMA: 121,
} as const;
export type KeyName = keyof typeof keyCodes;
export const keyNames = Object.keys(keyCodes) as [KeyName, ...KeyName[]];

const nameOf = new Map<number, KeyName>(keyNames.map(name => [keyCodes[name], name]));

/** The type EV_KEY, and its value for a key that goes down. 0 means up, and 2 is the kernel's repeat of a key that is held. */
const keyEvent = 1;
const keyDown = 1;

/** Two machine words of time, then type, code (16 bits each) and value (32 bits): 24 bytes on 64-bit machines, else 16. */
export const recordBytes = ['arm', 'ia32'].includes(process.arch) ? 16 : 24;

export interface KeyReader {
  /** The keys that went down, in order. Keys that no keypad has are left out; an incomplete record waits for its rest. */
  read(bytes: Uint8Array): KeyName[];
  /** Drops an incomplete record, because the device was opened anew. */
  reset(): void;
}

export function createKeyReader(size: 16 | 24 = recordBytes): KeyReader {
  let received = Buffer.alloc(0);
  return {
    read(bytes) {
      received = Buffer.concat([received, bytes]);
      const keys: KeyName[] = [];
      let at = 0;
      for (; at + size <= received.length; at += size) {
        const end = at + size;
        const name = nameOf.get(received.readUInt16LE(end - 6));
        if (
          received.readUInt16LE(end - 8) === keyEvent &&
          received.readInt32LE(end - 4) === keyDown &&
          name !== undefined
        )
          keys.push(name);
      }
      received = received.subarray(at);
      return keys;
    },
    reset() {
      received = Buffer.alloc(0);
    },
  };
}
