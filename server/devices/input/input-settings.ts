// Checks the input devices of a site file against their profiles and against each other, before anything is opened.
import type { CounterId } from '../../../common/contract/words.ts';
import { type InputDeviceSetting, ownedPlace } from '../../config/device-settings.ts';
import { SetupError } from '../../config/setup-error.ts';
import { completeTransport } from '../../transport/complete-setting.ts';
import type { PlacedTransport } from '../../transport/transport.ts';
import type { InputProfiles, KeypadProfile, ScannerProfile } from './input-profile.ts';

/** The model of an input device: exactly one of the two is there. */
interface InputModel {
  keypad: KeypadProfile | undefined;
  scanner: ScannerProfile | undefined;
}

export interface ResolvedInput extends InputModel {
  transport: PlacedTransport;
  /** What only one program may open, "/dev/ttyUSB0"; the device's id when it has no such place. */
  place: string;
  /** Two keypads may share a transport only when this is equal: same transport setting and same profile. */
  sharingKey: string;
}

/** The site file still calls an input device an inlet. */
export const wrongInput = (id: string, message: string) =>
  new SetupError(`The inlet "${id}" of the site file is wrong: it ${message}.`);

/** Null for a device without a transport, which is put aside. @throws SetupError */
export function checkInput({ id, profile, wire }: InputDeviceSetting, profiles: InputProfiles): ResolvedInput | null {
  const keypad = profiles.keypads.get(profile);
  const scanner = profiles.scanners.get(profile);
  const model = keypad ?? scanner;
  if (model === undefined) {
    const names = [...profiles.keypads.keys(), ...profiles.scanners.keys()].join(', ');
    throw wrongInput(id, `names the profile "${profile}", but there is only ${names}`);
  }
  if (wire === null) return null;
  const { kind } = wire.kind === 'agent' ? wire.wire : wire;
  if ((kind === 'evdev') !== (keypad?.input === 'keys'))
    throw wrongInput(
      id,
      kind === 'evdev' ? 'speaks over a serial line, not "evdev"' : 'needs a wire of the kind "evdev"',
    );
  const transport = completeTransport(wire, 'serial' in model ? model.serial : null);
  if (transport === null) throw wrongInput(id, 'needs "wire.baud", for its profile does not say a speed');
  const place = ownedPlace(transport) ?? id;
  return { keypad, scanner, transport, place, sharingKey: JSON.stringify([transport, profile]) };
}

/** The counter and the address of a keypad. @throws SetupError when they do not fit its profile */
export function checkKeypad(
  { id, counterId, address }: InputDeviceSetting,
  profile: KeypadProfile,
): { counterId: CounterId; address: number | null } {
  if (counterId === null) throw wrongInput(id, 'needs a "counterId", for a keypad stands at a counter');
  const addressed = profile.input === 'frames' && profile.frame.address.base !== 'none';
  if (addressed && address === null) throw wrongInput(id, 'needs an "address", for its line may have several pads');
  if (!addressed && address !== null) throw wrongInput(id, 'has an "address", but its profile knows none');
  return { counterId, address };
}
