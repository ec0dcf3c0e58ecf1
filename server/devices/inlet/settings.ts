// Keypads and scanners as a site file names them. Knows the contract's words and nothing that runs.
import { z } from 'zod';
import { CounterId } from '../../../common/contract/words.ts';

const SerialWire = z.strictObject({
  kind: z.literal('serial'),
  path: z.string().min(1),
  baud: z.int().min(300).max(1_000_000).optional(),
  dataBits: z.union([z.literal(7), z.literal(8)]).optional(),
  parity: z.enum(['none', 'even', 'odd']).optional(),
  stopBits: z.union([z.literal(1), z.literal(2)]).optional(),
  rtscts: z.boolean().optional(),
});

const OwnWire = z.discriminatedUnion('kind', [
  /** A keypad as the kernel shows it, "/dev/input/by-id/usb-…-event-kbd". */
  z.strictObject({ kind: z.literal('evdev'), path: z.string().min(1) }),
  /** What is not said is as the profile says. */
  SerialWire,
  /** A serial server in the network. */
  z.strictObject({ kind: z.literal('tcp'), host: z.string().min(1), port: z.int().min(1).max(65_535) }),
]);
export type OwnWire = z.infer<typeof OwnWire>;

/** Most keypads are plugged in at the counter's computer, not at the server: its agent lends them. */
export const InletWire = z.union([
  OwnWire,
  z.strictObject({ kind: z.literal('agent'), agent: z.string().min(1), wire: OwnWire }),
]);
export type InletWire = z.infer<typeof InletWire>;

/** One keypad or scanner. */
export const Inlet = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, at most 40'),
  /** A file in firmware-config/keypads or firmware-config/scanners. */
  profile: z.string().min(1),
  /** Null: it is put aside, and nothing is opened. */
  wire: InletWire.nullable(),
  /** Of a pad that shares its line with others. */
  address: z.int().min(0).max(0xffff).nullable().default(null),
  /** At which counter a keypad stands. */
  counterId: CounterId.nullable().default(null),
  /** Which kiosk a scanner stands at: the name it was given when it was let in, or its id. */
  kiosk: z.string().min(1).max(80).nullable().default(null),
});
export type Inlet = z.infer<typeof Inlet>;
export const Inlets = z.array(Inlet).default([]);
