// The devices section of a site file: which model stands where, and how it is connected. These schemas only check the form;
// firmware-config/README.md explains every key to the person who sets an office up.
import { z } from 'zod';
import { chosenIdPattern } from '../../common/contract/rules.ts';
import { CounterId, Language, ScreenId, ServiceId } from '../../common/contract/words.ts';

/** A device's name in the site file, "may-in-1". Logs, /health and self-tests show it. */
const DeviceName = z.string().regex(chosenIdPattern, 'small letters, digits and "-"');
/** The name of a device model: a file in a folder of firmware-config, without ".json". */
const ProfileName = z.string().min(1).max(80);

const usb = z.strictObject({ kind: z.literal('usb'), path: z.string().startsWith('/dev/') });
const tcp = z.strictObject({
  kind: z.literal('tcp'),
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).default(9100),
});
/** A serial port that a serial server offers over TCP. */
const serialServer = z.strictObject({ ...tcp.shape, port: z.int().min(1).max(65_535) });
/** A keypad that Linux presents as an input device, "/dev/input/by-id/usb-…-event-kbd". */
const evdev = z.strictObject({ kind: z.literal('evdev'), path: z.string().min(1) });
const cups = z.strictObject({ kind: z.literal('cups'), queue: z.string().regex(/^[\w.-]+$/, 'the name of a queue') });
const serialLine = {
  kind: z.literal('serial'),
  path: z.string().min(1),
  baud: z.int().min(300).max(1_000_000),
  dataBits: z.union([z.literal(7), z.literal(8)]),
  parity: z.enum(['none', 'even', 'odd']),
  stopBits: z.union([z.literal(1), z.literal(2)]),
  rtscts: z.boolean(),
};
const serial = z.strictObject({
  ...serialLine,
  dataBits: serialLine.dataBits.default(8),
  parity: serialLine.parity.default('none'),
  stopBits: serialLine.stopBits.default(1),
  rtscts: serialLine.rtscts.default(false),
});
/** Missing keys take the factory settings of the model, which its profile holds. */
const modelSerial = z.strictObject({
  ...serialLine,
  baud: serialLine.baud.optional(),
  dataBits: serialLine.dataBits.optional(),
  parity: serialLine.parity.optional(),
  stopBits: serialLine.stopBits.optional(),
  rtscts: serialLine.rtscts.optional(),
});

/** A transport on another computer, which its agent opens for this server. */
const throughAgent = <T extends z.ZodType>(own: T) =>
  z.strictObject({ kind: z.literal('agent'), agent: DeviceName, wire: own }).describe('Lent by another computer');

const printerWire = z.discriminatedUnion('kind', [usb, tcp, serial, cups]);
const boardWire = z.discriminatedUnion('kind', [serialServer, modelSerial]);
const inletWire = z.discriminatedUnion('kind', [evdev, serialServer, modelSerial]);

/** A GSM modem. A USB modem is a serial port too, and ignores the speed. */
const ownModemWire = z.discriminatedUnion('kind', [serialServer, modelSerial]);
export const ModemWire = z.union([ownModemWire, throughAgent(ownModemWire)]);

type AnyWire =
  | { kind: string; path: string }
  | { kind: string; host: string; port: number }
  | { kind: string; queue: string }
  | { kind: 'agent'; agent: string; wire: AnyWire };

/**
 * Returns the path or address that only one device may use, because two that open it would take each other's bytes. Returns
 * null for a print queue, which serves several.
 */
export function ownedPlace(wire: AnyWire): string | null {
  if ('agent' in wire) {
    const place = ownedPlace(wire.wire);
    return place === null ? null : `${place} of ${wire.agent}`;
  }
  if ('path' in wire) return wire.path;
  return 'host' in wire ? `${wire.host}:${wire.port}` : null;
}

/** A receipt printer. With `wire` null it is a pretend printer, whose slips appear at /pretend-printer. */
export const Printer = z.strictObject({
  id: DeviceName,
  profile: ProfileName,
  wire: z.union([printerWire, throughAgent(printerWire)]).nullable(),
  kiosk: z.string().min(1).nullable().default(null),
  backup: DeviceName.nullable().default(null),
});
export type PrinterSetting = z.infer<typeof Printer>;

/** A LED board. With `counterId` null it hangs in the hall and shows the last calls. */
export const Board = z.strictObject({
  id: DeviceName,
  profile: ProfileName,
  wire: z.union([boardWire, throughAgent(boardWire)]).nullable(),
  address: z.int().min(0).max(65_535).default(1),
  counterId: CounterId.nullable().default(null),
  zone: DeviceName.nullable().default(null),
});

/** A keypad, rating pad or scanner. With `wire` null it is not in use, and nothing is opened. */
export const InputDevice = z.strictObject({
  id: DeviceName,
  profile: ProfileName,
  wire: z.union([inletWire, throughAgent(inletWire)]).nullable(),
  /** Bus address of a pad that shares its serial line with others. */
  address: z.int().min(0).max(65_535).nullable().default(null),
  /** The counter at which a keypad stands. */
  counterId: CounterId.nullable().default(null),
  /** The kiosk beside which a scanner stands: the name that it was given at its approval, or its id. */
  kiosk: z.string().min(1).max(80).nullable().default(null),
});
export type InputDeviceSetting = z.infer<typeof InputDevice>;

/** Another computer whose devices this server uses. `npm run agent -- --new-token` prints `tokenHash`. */
export const Agent = z.strictObject({
  id: DeviceName,
  tokenHash: z.string().regex(/^[\w-]{43}$/, 'a line printed by "npm run agent -- --new-token"'),
});

export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time like "07:30"');
const session = z.tuple([TimeOfDay, TimeOfDay]).refine(([from, to]) => from < to, 'a session must end after it begins');
/** Parts of a day in the time zone of the office, `[["07:30", "11:30"]]`. */
export const Sessions = z
  .array(session)
  .refine(
    list => list.every(([from], i) => i === 0 || (list[i - 1]?.[1] ?? '') <= from),
    'sessions in order of time, not overlapping',
  );

/** A zone of the hall with its own announcements. Every key has a default; firmware-config/speakers/README.md explains them. */
export const Speaker = z.strictObject({
  id: ScreenId,
  counters: z.array(CounterId).nullable().default(null),
  screens: z.array(ScreenId).default([]),
  out: z.union([z.literal('screens'), z.strictObject({ card: z.string().min(1) })]).default('screens'),
  languages: z.array(Language).min(1).nullable().default(null),
  ownLanguageOnly: z.boolean().default(false),
  times: z.int().min(1).max(3).default(1),
  tickets: z.enum(['rule', 'digits', 'number']).default('rule'),
  counterNumbers: z.enum(['rule', 'digits', 'number']).default('rule'),
  gapMs: z.int().min(0).max(1_000).default(200),
  region: z.enum(['north', 'south']).default('north'),
  words: z.record(z.string(), z.string().min(1)).default({}),
  sayField: z.boolean().default(false),
  purposes: z.record(ServiceId, z.enum(['service', 'collect', 'fee'])).default({}),
  mostWaiting: z.int().min(0).max(30).default(4),
  quiet: Sessions.default([]),
  volume: z.int().min(1).max(100).default(100),
});
