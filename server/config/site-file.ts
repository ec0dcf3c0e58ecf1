// Reads the environment and the site file, and says in one sentence what is wrong with them. Knows nothing that runs.
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
import type { CounterPlan } from '../core/counter.ts';
import type { Hours, Session } from '../core/hours.ts';
import { Agent, Board, InputDevice, ownedPlace, Printer, Sessions, Speaker, TimeOfDay } from './devices.ts';
import { Egov, Program } from './egov.ts';
import { SetupError } from './setup-error.ts';
import { Sms } from './sms.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

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

/** A day on which the office is closed, with its name for the basis of a due date where it has one. */
const DayOff = z.union(
  [z.iso.date(), z.strictObject({ day: z.iso.date(), name: z.string().min(1).max(80) })],
  'a day like "2027-02-05", or { "day": "2027-02-05", "name": … }',
);

/** Procedures done in a day: received before `until` they are due at `dueAt`, later at `nextDueAt` of the next working day. */
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

/** Lists in which no id may stand twice. */
const listsWithIds = [
  ...(['services', 'counters', 'priorities', 'screens', 'speakers', 'staff'] as const),
  ...(['printers', 'boards', 'inlets', 'agents', 'programs'] as const),
] as const;

const SiteFile = z
  .strictObject({
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
    /** Receiving dossiers at this office; null when another system does that. */
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
    /** The system that knows of dossiers which are not received here; null when there is none. */
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
    /** Messages to citizens' telephones; null: none. */
    sms: Sms.nullable().default(null),
    staff: z.array(Staff).default([]),
  })
  .superRefine((site, context) => {
    const bad = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
    const unique = (key: (typeof listsWithIds)[number]) =>
      site[key].forEach((one, i) => {
        if (site[key].findIndex(other => other.id === one.id) < i) bad([key, i, 'id'], `"${one.id}" stands twice`);
      });
    for (const key of listsWithIds) unique(key);
    const services = new Set<string>(site.services.map(service => service.id));
    const counters = new Set<string>(site.counters.map(counter => counter.id));
    site.services.forEach((service, i) => {
      if (!site.numbers.letters.includes(service.letter))
        bad(['services', i, 'letter'], `one of numbers.letters "${site.numbers.letters}"`);
      if (service.letter === site.numbers.priorityLetter && site.priorities.length > 0)
        bad(['services', i, 'letter'], 'a letter that is not numbers.priorityLetter');
      if (site.services.findIndex(other => other.letter === service.letter) < i)
        bad(['services', i, 'letter'], 'a letter of its own');
    });
    site.counters.forEach((counter, i) => {
      const flat = counter.serves.flat();
      for (const id of flat) if (!services.has(id)) bad(['counters', i, 'serves'], `ids of services; "${id}" is none`);
      if (new Set(flat).size < flat.length) bad(['counters', i, 'serves'], 'each service once');
    });
    if (site.dossiers?.returnService != null && !services.has(site.dossiers.returnService))
      bad(['dossiers', 'returnService'], 'an id of a service');
    site.screens.forEach((screen, i) => {
      if (screen.layout === 'counter-top' && screen.counterId === null)
        bad(['screens', i, 'counterId'], 'the counter that this screen hangs over');
      if (screen.counterId !== null && !counters.has(screen.counterId))
        bad(['screens', i, 'counterId'], 'an id of a counter');
    });
    for (const [field, id] of Object.entries(site.procedures.services))
      if (!services.has(id)) bad(['procedures', 'services', field], `an id of a service; "${id}" is none`);
    if (site.procedures.otherwise !== null && !services.has(site.procedures.otherwise))
      bad(['procedures', 'otherwise'], 'an id of a service');
    const opening = site.workingTime.sessions[0]?.[0];
    if (opening === undefined) bad(['workingTime', 'sessions'], 'at least one session');
    else if (site.workingTime.forwardUntil < opening)
      bad(['workingTime', 'forwardUntil'], `a time after ${opening}, when the office opens`);
    const spoken = new Set<string>();
    site.speakers.forEach((speaker, i) => {
      speaker.screens.forEach((id, j) => {
        if (!site.screens.some(screen => screen.id === id)) bad(['speakers', i, 'screens', j], 'an id of a screen');
        // Two voices on one TV would speak at once.
        if (spoken.has(id)) bad(['speakers', i, 'screens', j], `a screen of one speaker only; "${id}" stands twice`);
        spoken.add(id);
      });
      for (const id of speaker.counters ?? [])
        if (!counters.has(id)) bad(['speakers', i, 'counters'], `ids of counters; "${id}" is none`);
    });
    const agents = new Set(site.agents.map(agent => agent.id));
    site.printers.forEach(({ id, wire, backup }, i) => {
      if (wire?.kind === 'agent' && !agents.has(wire.agent)) bad(['printers', i, 'wire', 'agent'], 'an id of an agent');
      if (backup !== null && (backup === id || !site.printers.some(other => other.id === backup)))
        bad(['printers', i, 'backup'], 'the id of another printer');
    });
    site.boards.forEach(({ wire, counterId, zone }, i) => {
      if (wire?.kind === 'agent' && !agents.has(wire.agent)) bad(['boards', i, 'wire', 'agent'], 'an id of an agent');
      if (counterId !== null && !counters.has(counterId)) bad(['boards', i, 'counterId'], 'an id of a counter');
      if (counterId !== null && zone !== null) bad(['boards', i, 'zone'], 'null: this board hangs over a counter');
      if (zone !== null && !site.speakers.some(speaker => speaker.id === zone))
        bad(['boards', i, 'zone'], 'an id of a speaker, whose counters this board shows');
    });
    site.inlets.forEach(({ wire, counterId }, i) => {
      if (wire?.kind === 'agent' && !agents.has(wire.agent)) bad(['inlets', i, 'wire', 'agent'], 'an id of an agent');
      if (counterId !== null && !counters.has(counterId)) bad(['inlets', i, 'counterId'], 'an id of a counter');
    });
    const modem = site.sms?.driver.kind === 'modem' ? site.sms.driver.wire : null;
    if (modem?.kind === 'agent' && !agents.has(modem.agent))
      bad(['sms', 'driver', 'wire', 'agent'], 'an id of an agent');
    // Boards share a line with boards and pads with pads, each by its address; a printer has its wire for itself.
    const owners = new Map<string, { kind: string; id: string }>();
    for (const kind of ['printers', 'boards', 'inlets'] as const)
      site[kind].forEach(({ id, wire }, i) => {
        const place = wire === null ? null : ownedPlace(wire);
        if (place === null) return;
        const owner = owners.get(place);
        if (owner === undefined) owners.set(place, { kind, id });
        else if (kind === 'printers' || owner.kind !== kind)
          bad([kind, i, 'wire'], `a wire of its own; ${place} is that of "${owner.id}"`);
      });
    const modemPlace = modem === null ? null : ownedPlace(modem);
    const modemOwner = modemPlace === null ? undefined : owners.get(modemPlace);
    if (modemOwner !== undefined)
      bad(['sms', 'driver', 'wire'], `a wire of its own; ${modemPlace} is that of "${modemOwner.id}"`);
    site.agents.forEach(({ tokenHash }, i) => {
      const other = site.agents.find(agent => agent.tokenHash === tokenHash);
      if (other !== undefined && other !== site.agents[i])
        bad(['agents', i, 'tokenHash'], `a token of its own; this one is that of "${other.id}"`);
    });
    site.programs.forEach(({ tokenHash, may }, i) => {
      const other = site.programs.find(program => program.tokenHash === tokenHash);
      if (other !== undefined && other !== site.programs[i])
        bad(['programs', i, 'tokenHash'], `a token of its own; this one is that of "${other.id}"`);
      if (may.includes('dossier.import') && site.egov === null)
        bad(['programs', i, 'may'], 'nothing to do with dossiers while "egov" says nothing of their system');
    });
    if (site.languages[0] !== 'vi') bad(['languages', 0], '"vi": Vietnamese comes first');
  });

type SiteData = z.infer<typeof SiteFile>;
/** The office as its site file describes it, with opening hours in minutes and counters as the core wants them. */
export interface SiteSettings extends Omit<SiteData, 'hours' | 'counters'> {
  hours: Hours;
  counters: CounterPlan[];
}

export const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
export const toSession = ([from, to]: [string, string]): Session => [minutes(from), minutes(to)];

function toHours(setting: SiteData['hours']): Hours {
  if (setting === 'always') return 'always';
  return {
    week: weekdays.map(day => setting[day].map(toSession)),
    exceptions: Object.fromEntries(Object.entries(setting.exceptions).map(([day, list]) => [day, list.map(toSession)])),
    lastTicketMin: setting.lastTicketMin,
  };
}

/** Checks the content of a site file. @throws SetupError naming the key and what was expected */
export function parseSite(content: unknown, fileName: string): SiteSettings {
  const checked = SiteFile.safeParse(content, {
    error: ({ code, input, expected }) =>
      code === 'invalid_type' && input === undefined ? `it is missing, expected ${expected}` : undefined,
  });
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const key = issue?.path.length
      ? issue.path
          .map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
          .join('')
          .slice(1)
      : 'the whole file';
    const more = checked.error.issues.length - 1;
    throw new SetupError(
      `The site file ${fileName} is wrong at "${key}": ${issue?.message ?? 'unreadable'}${more > 0 ? ` (and ${more} more)` : ''}.`,
    );
  }
  return { ...checked.data, hours: toHours(checked.data.hours) };
}
