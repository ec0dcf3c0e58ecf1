// `npm run catalogue -- import FILE [--province P] [--decision D]` and `export FILE [--decision D]` work on the data folder while no
// server runs; FILE may be a decision, JSON or a spreadsheet. While a server runs, the counter page does the same.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { CallValue } from '../../common/contract/calls/index.ts';
import type { Act, CallContext } from '../actions/act.ts';
import { SetupError } from '../config/setup-error.ts';
import { provinceKey } from '../core/catalogue.ts';
import { slug } from '../core/fold.ts';
import { openOfflineOffice } from './offline-office.ts';

const usage =
  'Usage: npm run catalogue -- import FILE [--province P] [--decision D] [--end-replaced]   or   npm run catalogue -- export FILE.json   or   npm run catalogue -- export FILE.xlsx [--decision D] [--province P]   or   npm run catalogue -- export --template FILE.xlsx';
const context: CallContext = { caller: { kind: 'nobody' }, requestId: null, local: true };

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        province: { type: 'string' },
        decision: { type: 'string' },
        'end-replaced': { type: 'boolean' },
        template: { type: 'boolean' },
      },
    });
    const [command, file, extra] = positionals;
    const { province = null, decision = null, template = false, 'end-replaced': endReplaced = false } = values;
    const fits = command === 'export' ? !endReplaced : command === 'import' && !template;
    if (fits && file !== undefined && extra === undefined)
      return { command, file, province, decision, template, endReplaced };
  } catch {
    // An unknown option is answered with the usage.
  }
  throw new SetupError(usage);
}

function writeBytes(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new SetupError(`The file ${file} cannot be written: ${(error as Error).message}.`);
  }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new SetupError(`The file ${file} cannot be read: ${(error as Error).message}.`);
  }
}

type Decision = CallValue<'catalogue.decisions'>['decisions'][number];

const formatDecision = ({ number, date, province, title }: Decision) =>
  [number ?? title, date, province].filter(part => part !== null).join(', ') || 'one without any name';

/** Chooses the one decision that a spreadsheet can hold. @throws SetupError when none or several match */
function chooseDecision(all: readonly Decision[], number: string | null, province: string | null): Decision {
  const holding = all.filter(({ procedures }) => procedures > 0);
  const chosen = holding.filter(
    decision =>
      (number === null || slug(decision.number ?? decision.title ?? '') === slug(number)) &&
      (province === null || provinceKey(decision.province) === provinceKey(province)),
  );
  const [only] = chosen;
  if (only !== undefined && chosen.length === 1) return only;
  const list = (chosen.length > 0 ? chosen : holding).map(formatDecision).join(' · ') || 'none';
  if (chosen.length === 0) throw new SetupError(`The catalogue has no such decision; it has ${list}.`);
  throw new SetupError(`A spreadsheet holds one decision: choose with --decision and --province one of ${list}.`);
}

type Arguments = ReturnType<typeof readArguments>;
type PrintLine = (line: string) => void;

async function exportTo({ file, decision, province, template }: Arguments, act: Act, print: PrintLine): Promise<void> {
  if (!template && !/\.xlsx$/i.test(file)) {
    const answer = await act.perform('catalogue.export', { format: 'json' }, context);
    if (!answer.ok) throw new SetupError(answer.refusal);
    writeBytes(file, `${JSON.stringify(answer.value, null, 2)}\n`);
    return print(`${answer.value.processes.length} processes written to ${file}`);
  }
  const all = await act.perform('catalogue.decisions', {}, context);
  if (!all.ok) throw new SetupError(all.refusal);
  // An empty catalogue is exported as the template.
  const isEmpty = all.value.decisions.length === 0 && decision === null;
  const chosen = template || isEmpty ? null : chooseDecision(all.value.decisions, decision, province);
  const answer = await act.perform('catalogue.spreadsheet', { decision: chosen?.id ?? null }, context);
  if (!answer.ok) throw new SetupError(answer.refusal);
  writeBytes(file, Buffer.from(answer.value.content, 'base64'));
  print(chosen === null ? `The template is in ${file}` : `${formatDecision(chosen)} written to ${file}`);
}

/** `content`: the file in base64. */
async function importFrom(
  { file, province, decision, endReplaced, content }: Arguments & { content: string },
  act: Act,
  print: PrintLine,
): Promise<void> {
  const input = { fileName: basename(file), content, province, decision, preview: false, endReplaced };
  const answer = await act.perform('catalogue.import', input, context);
  if (!answer.ok)
    throw new SetupError(
      `${file} cannot be read: ${(answer.detail as { message?: string } | null)?.message ?? answer.refusal}.`,
    );
  const { processes, procedures, warnings, unread, added, changed, replaced, ended, restored, unchanged } =
    answer.value;
  print(`${processes} processes, ${procedures} procedures read from ${file}`);
  print(`${added.length} added, ${changed.length} changed, ${replaced.length} replaced, ${unchanged} unchanged`);
  if (ended.length > 0) print(`${ended.length} no longer said by the decision: ${ended.join(' · ')}`);
  if (restored.length > 0) print(`${restored.length} hold again: ${restored.join(' · ')}`);
  if (!endReplaced)
    for (const replaced of answer.value.replaces)
      if (replaced.procedures > 0)
        print(
          `it says it replaces ${replaced.number}, of which ${replaced.procedures} procedures still hold: --end-replaced ends them`,
        );
  for (const { line, message } of warnings) print(`line ${line}: ${message}`);
  for (const { line, text } of unread) print(`line ${line} was not understood: ${text.slice(0, 120)}`);
}

async function run(): Promise<void> {
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  const options = readArguments();
  const content = options.command === 'import' ? readBytes(options.file).toString('base64') : '';
  const { act, close } = openOfflineOffice();
  try {
    await (options.command === 'export'
      ? exportTo(options, act, print)
      : importFrom({ ...options, content }, act, print));
  } finally {
    close();
  }
}

run().catch(error => {
  process.stderr.write(error instanceof SetupError ? `${error.message}\n` : `${error?.stack ?? error}\n`);
  process.exit(1);
});
