// Reads a site file: checks it and turns it into the settings that the server uses, or says in one sentence what is wrong.
import type { CounterPlan } from '../core/counter.ts';
import type { Hours, Session } from '../core/hours.ts';
import { SetupError } from './setup-error.ts';
import { checkSite } from './site-file-checks.ts';
import { type SiteData, SiteFileSchema, weekdays } from './site-file-schema.ts';

const SiteFile = SiteFileSchema.superRefine((site, context) =>
  checkSite(site, (path, message) => context.addIssue({ code: 'custom', path, message })),
);

/**
 * The office as its site file describes it. Opening hours are in minutes since midnight, and the input devices, whose key in
 * the file is "inlets", have the name that the code uses.
 */
export interface SiteSettings extends Omit<SiteData, 'hours' | 'counters' | 'inlets'> {
  hours: Hours;
  counters: CounterPlan[];
  inputDevices: SiteData['inlets'];
}

/** Returns minutes since midnight: 450 for "07:30". */
export const parseTimeOfDay = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
export const toSession = ([from, to]: [string, string]): Session => [parseTimeOfDay(from), parseTimeOfDay(to)];

function toHours(setting: SiteData['hours']): Hours {
  if (setting === 'always') return 'always';
  return {
    week: weekdays.map(day => setting[day].map(toSession)),
    exceptions: Object.fromEntries(Object.entries(setting.exceptions).map(([day, list]) => [day, list.map(toSession)])),
    lastTicketMin: setting.lastTicketMin,
  };
}

/** A key as a person finds it in the file: `counters[2].serves`. */
function formatKey(path: readonly PropertyKey[]): string {
  const key = path.map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return key === '' ? 'the whole file' : key.slice(1);
}

/** Checks the content of a site file. @throws SetupError naming the key and what was expected */
export function parseSite(content: unknown, fileName: string): SiteSettings {
  const checked = SiteFile.safeParse(content, {
    error: ({ code, input, expected }) =>
      code === 'invalid_type' && input === undefined ? `it is missing, expected ${expected}` : undefined,
  });
  if (!checked.success) {
    const [first, ...others] = checked.error.issues;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    throw new SetupError(
      `The site file ${fileName} is wrong at "${formatKey(first?.path ?? [])}": ${first?.message ?? 'unreadable'}${more}.`,
    );
  }
  const { hours, inlets, ...settings } = checked.data;
  return { ...settings, hours: toHours(hours), inputDevices: inlets };
}
