// The SMS section of a site file: how messages are sent, which ones, and in which hours none. These schemas only check the form;
// firmware-config/README.md explains every key to the person who sets an office up.
import { z } from 'zod';
import { nextOpenMinute, type QuietHours } from '../core/quiet-hours.ts';
import { ModemWire, TimeOfDay } from './device-settings.ts';

const folder = z.string().startsWith('/', 'a folder from the root on, like "/var/spool/sms/outgoing"');
/** Returns the placeholders that a template of a request lacks; without them no number or no text would be sent. */
const findMissingPlaceholders = (template: string) => ['to', 'text'].filter(name => !template.includes(`{${name}}`));

const spoolDir = z.strictObject({
  kind: z.literal('spool-dir'),
  format: z.enum(['smstools', 'gammu']),
  outgoing: folder,
  sent: folder,
  failed: folder,
  incoming: folder.nullable().default(null),
});

const http = z.strictObject({
  kind: z.literal('http'),
  method: z.enum(['GET', 'POST', 'PUT']).default('POST'),
  url: z.string().regex(/^https?:\/\/[^\s/]+/, 'an address like "https://gateway.example/send"'),
  headers: z.record(z.string().regex(/^[\w-]+$/, 'the name of a header'), z.string()).default({}),
  /** A text with the placeholders `{to}` and `{text}`, or JSON whose strings contain them. */
  body: z
    .union([z.string(), z.record(z.string(), z.unknown())])
    .nullable()
    .default(null),
  numbers: z.enum(['+84', '84', '0']).default('84'),
  success: z
    .string()
    .refine(pattern => {
      try {
        new RegExp(pattern);
        return true;
      } catch {
        return false;
      }
    }, 'a regular expression')
    .nullable()
    .default(null),
  timeoutSec: z.int().min(1).max(120).default(20),
});

const modem = z.strictObject({
  kind: z.literal('modem'),
  wire: ModemWire,
  pin: z
    .string()
    .regex(/^\d{4,8}$/, 'the PIN of the SIM card, digits in quotes')
    .nullable()
    .default(null),
});

const driver = z
  .discriminatedUnion('kind', [z.strictObject({ kind: z.literal('pretend') }), spoolDir, http, modem])
  .superRefine((chosen, context) => {
    const bad = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
    if (chosen.kind === 'http') {
      const body = typeof chosen.body === 'string' ? chosen.body : JSON.stringify(chosen.body ?? '');
      const missing = findMissingPlaceholders(`${chosen.url} ${body} ${Object.values(chosen.headers).join(' ')}`);
      if (missing.length > 0) bad('url', `{${missing[0]}} in the address, the headers or the body`);
      if (chosen.method === 'GET' && chosen.body !== null) bad('body', 'null: a GET has no body');
    }
    if (chosen.kind === 'spool-dir') {
      const folders = [chosen.outgoing, chosen.sent, chosen.failed, chosen.incoming].filter(dir => dir !== null);
      if (new Set(folders).size < folders.length) bad('outgoing', 'four different folders');
    }
  });
export type SmsDriverSetting = z.infer<typeof driver>;

const keyword = z.string().trim().min(2).max(20);

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
/** Hours in which no message is sent, so that nobody is woken. They may pass midnight. */
const quietHours = z
  .tuple([TimeOfDay, TimeOfDay])
  .refine(([from, to]) => from !== to, 'two different times, like ["21:00", "07:00"]')
  .transform(([from, to]): QuietHours => [minuteOf(from), minuteOf(to)]);

export const Sms = z
  .strictObject({
    driver,
    kinds: z
      .array(z.enum(['received', 'supplement', 'ready', 'late']))
      .min(1)
      .default(['received', 'supplement', 'ready', 'late']),
    /** The sender's name in front of each message; null means the agency's name. */
    signature: z.string().trim().min(1).max(30).nullable().default(null),
    plain: z.boolean().default(true),
    dailyLimit: z.int().min(1).max(100_000).default(200),
    quiet: z
      .array(quietHours)
      .refine(list => nextOpenMinute(0, list) !== null, 'less than the whole day')
      .prefault([['21:00', '07:00']]),
    optOutWords: z.array(keyword).min(1).default(['TC', 'TU CHOI', 'STOP']),
    optInWords: z.array(keyword).min(1).default(['NHAN TIN']),
    queryWords: z.array(keyword).min(1).default(['HS', 'TRA CUU']),
    answersPerHour: z.int().min(0).max(60).default(5),
  })
  .superRefine(({ optOutWords, optInWords, queryWords }, context) => {
    const seen = new Set<string>();
    for (const [key, words] of Object.entries({ optOutWords, optInWords, queryWords }))
      words.forEach((word, i) => {
        if (seen.has(word.toUpperCase()))
          context.addIssue({
            code: 'custom',
            path: [key, i],
            message: `a word of one meaning; "${word}" stands twice`,
          });
        seen.add(word.toUpperCase());
      });
  });
export type SmsSetting = z.infer<typeof Sms>;
