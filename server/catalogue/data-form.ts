// Reads a catalogue that is data already: a reading as the readers make it, or what `catalogue.export` sent out.
import { z } from 'zod';
import { calls } from '../../common/contract/calls/index.ts';
import type { Process, Reading, Warning } from './model.ts';
import { UnreadableDocument } from './model.ts';

const Duration = z.object({ quarterDays: z.number().nonnegative(), unit: z.enum(['working_day', 'day']) }).nullable();
const line = z.int().default(0);
const text = z.string();
const Exported = calls['catalogue.export'].value;
const Details = Exported.shape.processes.element.shape.procedures.element.shape.details.unwrap().partial();

const ReadingForm = z.object({
  layout: text.default('data'),
  decision: z.object({
    number: text.nullable(),
    date: z.iso.date().nullable().default(null),
    province: text.nullable().default(null),
    title: text.nullable().default(null),
    inForceFrom: z.iso.date().nullable().default(null),
    replaces: z.array(text).default([]),
  }),
  processes: z.array(
    z.object({
      agency: text.nullable(),
      field: text.nullable(),
      number: text,
      procedures: z.array(z.object({ code: text.nullable(), name: text.min(1), line, details: Details.optional() })),
      steps: z.array(
        z.object({
          no: z.int(),
          label: text.default(''),
          content: text,
          responsible: text.default(''),
          duration: Duration.default(null),
          durationText: text.default(''),
          result: text.nullable().default(null),
        }),
      ),
      total: Duration.default(null),
      totalText: text.default(''),
      notes: z.array(text).default([]),
      line,
    }),
  ),
  warnings: z
    .array(z.object({ line, rule: text, values: z.record(text, z.union([text, z.number()])).default({}) }))
    .default([]),
  unread: z.array(z.object({ line, text })).default([]),
});

type ExportedProcess = z.output<typeof Exported>['processes'][number];

const quarters = (duration: { value: number; unit: 'working_day' | 'day' } | null) =>
  duration === null ? null : { quarterDays: Math.round(duration.value * 4), unit: duration.unit };

/** One reading for each decision that the export holds. Its warnings were told when they were new. */
function fromExport(processes: readonly ExportedProcess[]): Reading[] {
  const readings = new Map<string, Reading>();
  for (const [at, exported] of processes.entries()) {
    const {
      decision: number,
      province,
      date,
      title,
      inForceFrom,
      steps,
      total,
      procedures,
      warnings: _,
      ...rest
    } = exported;
    const key = JSON.stringify([number, province, date, title]);
    const decision = { number, date, province, title, inForceFrom, replaces: [] };
    const reading: Reading = readings.get(key) ?? {
      layout: 'export',
      decision,
      processes: [],
      warnings: [] as Warning[],
      unread: [],
    };
    readings.set(key, reading);
    const process: Process = {
      ...rest,
      procedures: procedures.map(({ details, ...one }) => ({
        ...one,
        line: at + 1,
        ...(details === undefined ? {} : { details }),
      })),
      steps: steps.map(step => ({ ...step, duration: quarters(step.duration) })),
      total: quarters(total),
      line: at + 1,
    };
    reading.processes.push(process);
  }
  return [...readings.values()];
}

/** @throws UnreadableDocument with the first thing that is wrong */
export function readDataForm(content: string): Reading[] {
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (error) {
    throw new UnreadableDocument((error as Error).message);
  }
  const exported = Exported.safeParse((data as { value?: unknown } | null)?.value ?? data);
  if (exported.success) return fromExport(exported.data.processes);
  const reading = ReadingForm.safeParse(data);
  if (reading.success) return [reading.data as Reading];
  const issue = reading.error.issues[0];
  throw new UnreadableDocument(`${issue?.path.join('.')}: ${issue?.message}`);
}
