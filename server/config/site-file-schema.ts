// The form of the site file: which keys it has, what each may hold, and the defaults. Checks across parts stand in
// site-file-checks.ts.
import { z } from 'zod';
import { unitCodePattern } from '../../common/contract/rules.ts';
import {
  CounterId,
  Language,
  Names,
  PriorityId,
  Role,
  ScreenId,
  ServiceId,
  SiteId,
  StaffId,
} from '../../common/contract/words.ts';
import { Agent, Board, InputDevice, Printer, Sessions, Speaker, TimeOfDay } from './device-settings.ts';
import { Egov, Program } from './egov-settings.ts';
import { Sms } from './sms-settings.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const HoursSetting = z.union(
  [
    z.literal('always'),
    z.strictObject({
      mon: Sessions,
      tue: Sessions,
      wed: Sessions,
      thu: Sessions,
      fri: Sessions,
      sat: Sessions,
      sun: Sessions,
      exceptions: z.record(z.iso.date(), Sessions).default({}),
      lastTicketMin: z.int().min(0).max(240).default(15),
    }),
  ],
  'expected "always", or a list of sessions for every day from "mon" to "sun", like [["07:30", "11:30"]]',
);

/** A day on which the office is closed. Its name is used in the explanation of a due date. */
const DayOff = z.union(
  [z.iso.date(), z.strictObject({ day: z.iso.date(), name: z.string().min(1).max(80) })],
  'a day like "2027-02-05", or { "day": "2027-02-05", "name": … }',
);

/** Procedures done within a day: received before `until` they are due at `dueAt`, later at `nextDueAt` of the next working day. */
const SameDay = z
  .strictObject({
    until: TimeOfDay.default('11:00'),
    dueAt: TimeOfDay.default('16:30'),
    nextDueAt: TimeOfDay.default('11:00'),
    gap: z.enum(['afternoon', 'morning']).default('afternoon'),
    procedures: z.array(z.string().regex(/^[1-9]\.\d{6}$/, 'a national code like "1.001193"')).default([]),
  })
  .refine(({ until, dueAt }) => until <= dueAt, { path: ['dueAt'], message: 'a time after "until"' });

const timeZone = z.string().refine(zone => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'a time zone like "Asia/Ho_Chi_Minh"');

/** A member of staff. `pinHash` is made by `npm run pin`. */
const Staff = z.strictObject({
  id: StaffId,
  name: z.string().min(1).max(60),
  roles: z.array(Role).min(1),
  pinHash: z.string().regex(/^scrypt:\d+:[\w-]+:[\w-]+$/, 'a line printed by "npm run pin"'),
});

/** The whole file before the checks across its parts. Keys that are left out get their defaults. */
export const SiteFileSchema = z.strictObject({
  $schema: z.string().optional(),
  id: SiteId,
  example: z.boolean().default(false),
  timeZone: timeZone.default('Asia/Ho_Chi_Minh'),
  agency: Names,
  name: Names,
  hotline: z.string().min(1).nullable().default(null),
  publicUrl: z.url().nullable().default(null),
  languages: z.array(Language).min(1).default(['vi']),
  hours: HoursSetting,
  rule: z
    .strictObject({
      afterPriority: z.int().min(1).max(50).default(2),
      maxWaitMin: z.int().min(1).max(480).default(45),
      noShowAfter: z.int().min(0).max(50).default(3),
    })
    .prefault({}),
  numbers: z
    .strictObject({
      start: z.int().min(0).max(99_999).default(1),
      width: z.int().min(1).max(5).default(3),
      letters: z
        .string()
        .regex(/^[A-ZĐ]+$/, 'capital letters')
        .default('ABEGHKLTUV'),
      priorityLetter: z
        .string()
        .regex(/^[A-ZĐ]$/)
        .nullable()
        .default('U'),
    })
    .prefault({}),
  services: z
    .array(
      z.strictObject({
        id: ServiceId,
        letter: z.string().regex(/^[A-ZĐ]$/, 'one capital letter'),
        name: Names,
        hint: Names.nullable().default(null),
        bring: Names.nullable().default(null),
        quota: z.int().min(1).nullable().default(null),
        usualMin: z.number().positive().max(240).default(8),
      }),
    )
    .min(1),
  counters: z
    .array(
      z.strictObject({
        id: CounterId,
        label: z.string().min(1).max(12),
        serves: z.array(z.array(ServiceId).min(1)).min(1),
      }),
    )
    .min(1),
  priorities: z.array(z.strictObject({ id: PriorityId, name: Names, who: Names })).default([]),
  screens: z
    .array(
      z.strictObject({
        id: ScreenId,
        layout: z.enum(['hall', 'counter-top', 'dossier']),
        counterId: CounterId.nullable().default(null),
        chime: z.boolean().default(true),
      }),
    )
    .default([]),
  speakers: z.array(Speaker).default([]),
  notices: z.array(Names).default([]),
  pauseReasons: z.array(Names).default([]),
  speech: z
    .strictObject({
      packs: z.record(Language, z.string().min(1)).default({}),
      program: z.string().min(1).nullable().default(null),
    })
    .prefault({}),
  /** How dossiers are received at this office; null when another system receives them. */
  dossiers: z
    .strictObject({
      unit: z.string().regex(unitCodePattern, 'the code of the office, like "000.00.04.H37" or "G09.20"'),
      forms: z
        .string()
        .regex(/^[a-z0-9-]+$/, 'the name of a file in firmware-config/forms, like "2025"')
        .default('2025'),
      system: Names.nullable().default(null),
      thermalReceipt: z.boolean().default(false),
      place: Names.nullable().default(null),
      stopForPayment: z.boolean().default(false),
      keepPersonalDays: z.int().min(1).max(36_500).default(1_825),
      announceReady: z.boolean().default(false),
      returnService: ServiceId.nullable().default(null),
    })
    .nullable()
    .default(null),
  /** The provincial system whose dossiers are followed here; null when there is none. */
  egov: Egov.nullable().default(null),
  programs: z.array(Program).default([]),
  procedures: z
    .strictObject({
      services: z.record(z.string().min(1), ServiceId).default({}),
      otherwise: ServiceId.nullable().default(null),
    })
    .prefault({}),
  workingTime: z
    .strictObject({
      sessions: Sessions.default([
        ['07:30', '11:30'],
        ['13:30', '17:30'],
      ]),
      forwardUntil: TimeOfDay.default('15:00'),
      daysOff: z.array(DayOff).default([]),
      workingDays: z.array(z.iso.date()).default([]),
      years: z.array(z.int().min(2000).max(2100)).default([]),
      calendarEnd: z.enum(['next-opening', 'stay']).default('next-opening'),
      sameDay: SameDay.prefault({}),
    })
    .prefault({}),
  printers: z.array(Printer).default([]),
  boards: z.array(Board).default([]),
  agents: z.array(Agent).default([]),
  inlets: z.array(InputDevice).default([]),
  /** Messages to citizens' telephones; null when none are sent. */
  sms: Sms.nullable().default(null),
  staff: z.array(Staff).default([]),
});

export type SiteData = z.infer<typeof SiteFileSchema>;
