// Reads the bytes of one transport as presses of keypads or as codes of a scanner.
import type { KeypadProfile, ScannerProfile } from './input-profile.ts';
import { createKeyReader } from './key-events.ts';
import { createKeypadFrameReader } from './keypad-frames.ts';
import { createScanReader } from './scan-lines.ts';

/** One keypad, as its bus sees it. */
export interface Keypad {
  /** `key`: the name or the code that the profile gives a meaning. */
  press(key: string): void;
  /** Drops the digits that were typed so far. */
  clear(): void;
}

/** Keypads by their address; null for a keypad without an address. */
export type KeypadsByAddress = Map<number | null, Keypad>;

export interface InputListener {
  onBytes(bytes: Uint8Array): void;
  /** Drops everything incomplete, because the transport has connected anew. */
  reset(): void;
}

/** `now`: monotonic milliseconds. */
export function createKeypadListener(
  profile: KeypadProfile,
  keypads: KeypadsByAddress,
  now: () => number,
): InputListener {
  const clearDigits = () => {
    for (const keypad of keypads.values()) keypad.clear();
  };
  if (profile.input === 'keys') {
    const reader = createKeyReader();
    return {
      onBytes(bytes) {
        for (const key of reader.read(bytes)) keypads.get(null)?.press(key);
      },
      reset() {
        reader.reset();
        clearDigits();
      },
    };
  }
  const reader = createKeypadFrameReader(profile.frame);
  return {
    onBytes(bytes) {
      for (const { address, code } of reader.read(bytes, now())) keypads.get(address)?.press(code);
    },
    reset() {
      reader.reset();
      clearDigits();
    },
  };
}

/** Calls `onText` with each code that was scanned. */
export function createScannerListener(profile: ScannerProfile, onText: (text: string) => void): InputListener {
  const reader = createScanReader(profile);
  let idleTimer: NodeJS.Timeout | undefined;
  return {
    onBytes(bytes) {
      clearTimeout(idleTimer);
      for (const text of reader.read(bytes)) onText(text);
      if (profile.idleMs === null) return;
      idleTimer = setTimeout(() => {
        const text = reader.rest();
        if (text !== null) onText(text);
      }, profile.idleMs);
    },
    reset() {
      clearTimeout(idleTimer);
      reader.reset();
    },
  };
}
