// `npm run catalogue -- import FILE [--province P] [--decision D]` and `export FILE [--decision D]`: the catalogue without a server,
// on the data folder itself; FILE may be a decision, JSON or a spreadsheet. While a server runs the folder is its own; then the desk is the way.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { CallValue } from '../../common/contract/calls/index.ts';
import type { Act, CallContext } from '../actions/act.ts';
import { SetupError } from '../config/setup-error.ts';
import { provinceKey } from '../core/catalogue.ts';
import { slug } from '../core/fold.ts';
import { openOfficeAlone } from './offline-office.ts';

const usage =
  'Usage: npm run catalogue -- import FILE [--province P] [--decision D] [--end-replaced]   or   npm run catalogue -- export FILE.json   or   npm run catalogue -- export FILE.xlsx [--decision D] [--province P]   or   npm run catalogue -- export --template FILE.xlsx';
const context: CallContext = { caller: { kind: 'nobody' }, requestId: null, local: true };

function readWords() {
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
    const [what, file, more] = positionals;
    const { province = null, decision = null, template = false, 'end-replaced': endReplaced = false } = values;
    const fits = what === 'export' ? !endReplaced : what === 'import' && !template;
    if (fits && file !== undefined && more === undefined)
      return { what, file, province, decision, template, endReplaced };
  } catch {
    // An option that is not one: told as the usage.
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

const sayDecision = ({ number, date, province, title }: Decision) =>
  [number ?? title, date, province].filter(part => part !== null).join(', ') || 'one without any name';

/** A spreadsheet holds one decision. @throws SetupError */
function chooseDecision(all: readonly Decision[], number: string | null, province: string | null): Decision {
  const holding = all.filter(({ procedures }) => procedures > 0);
  const chosen = holding.filter(
    one =>
      (number === null || slug(one.number ?? one.title ?? '') === slug(number)) &&
      (province === null || provinceKey(one.province) === provinceKey(province)),
  );
  const [only] = chosen;
  if (only !== undefined && chosen.length === 1) return only;
  const list = (chosen.length > 0 ? chosen : holding).map(sayDecision).join(' · ') || 'none';
  if (chosen.length === 0) throw new SetupError(`The catalogue has no such decision; it has ${list}.`);
  throw new SetupError(`A spreadsheet holds one decision: choose with --decision and --province one of ${list}.`);
}

type Words = ReturnType<typeof readWords>;
type Say = (line: string) => void;

async function exportTo({ file, decision, province, template }: Words, act: Act, say: Say): Promise<void> {
  if (!template && !/\.xlsx$/i.test(file)) {
    const answer = await act.perform('catalogue.export', { format: 'json' }, context);
    if (!answer.ok) throw new SetupError(answer.refusal);
    writeBytes(file, `${JSON.stringify(answer.value, null, 2)}\n`);
    return say(`${answer.value.processes.length} processes written to ${file}`);
  }
  const all = await act.perform('catalogue.decisions', {}, context);
  if (!all.ok) throw new SetupError(all.refusal);
  // Of an empty catalogue it is the template to fill in.
  const isEmpty = all.value.decisions.length === 0 && decision === null;
  const chosen = template || isEmpty ? null : chooseDecision(all.value.decisions, decision, province);
  const answer = await act.perform('catalogue.spreadsheet', { decision: chosen?.id ?? null }, context);
  if (!answer.ok) throw new SetupError(answer.refusal);
  writeBytes(file, Buffer.from(answer.value.content, 'base64'));
  say(chosen === null ? `The template is in ${file}` : `${sayDecision(chosen)} written to ${file}`);
}

async function importFrom(
  { file, province, decision, endReplaced }: Words,
  content: string,
  act: Act,
  say: Say,
): Promise<void> {
  const input = { fileName: basename(file), content, province, decision, preview: false, endReplaced };
  const answer = await act.perform('catalogue.import', input, context);
  if (!answer.ok)
    throw new SetupError(
      `${file} cannot be read: ${(answer.detail as { message?: string } | null)?.message ?? answer.refusal}.`,
    );
  const { processes, procedures, warnings, unread, added, changed, replaced, ended, restored, unchanged } =
    answer.value;
  say(`${processes} processes, ${procedures} procedures read from ${file}`);
  say(`${added.length} added, ${changed.length} changed, ${replaced.length} replaced, ${unchanged} unchanged`);
  if (ended.length > 0) say(`${ended.length} no longer said by the decision: ${ended.join(' · ')}`);
  if (restored.length > 0) say(`${restored.length} hold again: ${restored.join(' · ')}`);
  if (!endReplaced)
    for (const one of answer.value.replaces)
      if (one.procedures > 0)
        say(
          `it says it replaces ${one.number}, of which ${one.procedures} procedures still hold: --end-replaced ends them`,
        );
  for (const { line, message } of warnings) say(`line ${line}: ${message}`);
  for (const { line, text } of unread) say(`line ${line} was not understood: ${text.slice(0, 120)}`);
}

async function run(): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const words = readWords();
  const content = words.what === 'import' ? readBytes(words.file).toString('base64') : '';
  const { act, close } = openOfficeAlone();
  try {
    await (words.what === 'export' ? exportTo(words, act, say) : importFrom(words, content, act, say));
  } finally {
    close();
  }
}

run().catch(error => {
  process.stderr.write(error instanceof SetupError ? `${error.message}\n` : `${error?.stack ?? error}\n`);
  process.exit(1);
});
