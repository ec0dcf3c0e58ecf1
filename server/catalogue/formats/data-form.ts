// Reads a catalogue in JSON: either a `Reading` as the readers produce it, or the value of the call `catalogue.export`.
import { z } from 'zod';
import { calls } from '../../../common/contract/calls/index.ts';
import {
  type Duration,
  maxDurationDays,
  type Process,
  type Reading,
  type Step,
  UnreadableDocument,
} from '../reading/model.ts';
import type { SheetError } from './sheet-cells.ts';

const Time = z.object({ quarterDays: z.number().nonnegative(), unit: z.enum(['working_day', 'day']) }).nullable();
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
          duration: Time.default(null),
          durationText: text.default(''),
          result: text.nullable().default(null),
        }),
      ),
      total: Time.default(null),
      totalText: text.default(''),
      notes: z.array(text).default([]),
      line,
    }),
  ),
  agencies: z
    .array(
      z.object({
        name: text.min(1),
        validFrom: z.iso.date().nullable().default(null),
        validUntil: z.iso.date().nullable().default(null),
        successor: z
          .object({ name: text.min(1), province: text.nullable().default(null) })
          .nullable()
          .default(null),
      }),
    )
    .optional(),
  warnings: z
    .array(z.object({ line, rule: text, values: z.record(text, z.union([text, z.number()])).default({}) }))
    .default([]),
  unread: z.array(z.object({ line, text })).default([]),
});

type ExportedProcess = z.output<typeof Exported>['processes'][number];

const quarters = (duration: { value: number; unit: 'working_day' | 'day' } | null) =>
  duration === null ? null : { quarterDays: duration.value * 4, unit: duration.unit };

/** Step numbers follow the order of the steps, whatever numbers were given. */
const renumberSteps = (steps: readonly Step[]): Step[] => steps.map((step, at) => ({ ...step, no: at + 1 }));

/** @throws UnreadableDocument when a duration exceeds `maxDurationDays` */
function checkTimes(processes: readonly Pick<Process, 'steps' | 'total'>[]): void {
  const cells: SheetError[] = [];
  const check = (duration: Duration | null, cell: string) => {
    const days = (duration?.quarterDays ?? 0) / 4;
    if (days > maxDurationDays)
      cells.push({ sheet: 'JSON', cell, rule: 'cell-too-long', values: { text: String(days), most: maxDurationDays } });
  };
  for (const [at, { steps, total }] of processes.entries()) {
    for (const [i, step] of steps.entries()) check(step.duration, `processes.${at}.steps.${i}.duration`);
    check(total, `processes.${at}.total`);
  }
  if (cells.length > 0) throw new UnreadableDocument('times are too long', { cells });
}

/** Returns one reading for each decision. The exported warnings are dropped, because they were shown when they were new. */
function fromExport(all: readonly ExportedProcess[]): Reading[] {
  const readings = new Map<string, Reading>();
  const processes = all.map(({ procedures, steps, total, warnings: _, ...rest }, at) => ({
    ...rest,
    procedures: procedures.map(({ details, ...procedure }) => ({
      ...procedure,
      line: at + 1,
      ...(details === undefined ? {} : { details }),
    })),
    steps: renumberSteps(steps.map(step => ({ ...step, duration: quarters(step.duration) }))),
    total: quarters(total),
    line: at + 1,
  }));
  checkTimes(processes);
  for (const exported of processes) {
    const { decision: number, province, date, title, inForceFrom, replaces, agencyTerm, ...process } = exported;
    const key = JSON.stringify([number, province, date, title]);
    const decision = { number, date, province, title, inForceFrom, replaces };
    const reading: Reading = readings.get(key) ?? {
      layout: 'export',
      decision,
      processes: [],
      warnings: [],
      unread: [],
    };
    readings.set(key, reading);
    reading.processes.push(process);
    if (agencyTerm === null || process.agency === null) continue;
    reading.agencies ??= [];
    if (!reading.agencies.some(({ name }) => name === process.agency))
      reading.agencies.push({ name: process.agency, ...agencyTerm });
  }
  return [...readings.values()];
}

function parse(content: string): unknown {
  try {
    const data = JSON.parse(content) as { value?: unknown } | null;
    // The whole answer of the call is accepted too.
    return data?.value ?? data;
  } catch (error) {
    const { message } = error as Error;
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? content.length);
    const line = content.slice(0, at).split('\n').length;
    throw new UnreadableDocument(message, { rule: 'json-broken', values: { line } });
  }
}

/** @throws UnreadableDocument with the place in the JSON that is wrong */
export function readDataForm(content: string): Reading[] {
  const data = parse(content);
  // Only a reading has one decision above all processes.
  const isReading = typeof data === 'object' && data !== null && 'decision' in data;
  const read = isReading ? ReadingForm.safeParse(data) : Exported.safeParse(data);
  if (!read.success) {
    const [issue] = read.error.issues;
    const path = issue?.path.join('.') ?? '';
    throw new UnreadableDocument(`${path}: ${issue?.message}`, { rule: 'json-shape', values: { path: path || '{ }' } });
  }
  if (!('decision' in read.data)) return fromExport(read.data.processes);
  const { processes } = read.data;
  checkTimes(processes);
  // Data without line numbers gets the positions in the list instead, so that a warning leads to its process.
  const hasLines = processes.some(({ line }) => line > 0);
  const settled = processes.map((process, at) => ({
    ...process,
    steps: renumberSteps(process.steps),
    ...(hasLines
      ? {}
      : { line: at + 1, procedures: process.procedures.map(procedure => ({ ...procedure, line: at + 1 })) }),
  }));
  return [{ ...read.data, processes: settled } as Reading];
}
