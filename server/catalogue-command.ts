// `npm run catalogue -- import FILE [--province P] [--decision D]` and `export FILE [--decision D]`: the catalogue without a server,
// on the data folder itself; FILE may be a decision, JSON or a spreadsheet. While a server runs the folder is its own; then the desk is the way.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { CallValue } from '../common/contract/calls/index.ts';
import { type CallContext, createAct } from './actions/act.ts';
import { actions } from './actions/index.ts';
import { readDataForm } from './catalogue/data-form.ts';
import type { Reading } from './catalogue/model.ts';
import { gatherCatalogue } from './catalogue-sources.ts';
import { systemClock } from './clock.ts';
import { readConfig, SetupError } from './config.ts';
import { createFeed } from './feed.ts';
import { readTexts } from './languages.ts';
import { createLog } from './log.ts';
import { gatherPapers } from './paper-sources.ts';
import { migrationsDir } from './places.ts';
import { migrate } from './store/migrate.ts';
import { holdDataDir, openDatabase } from './store/open.ts';
import { createStore } from './store/store.ts';

const usage =
  'Usage: npm run catalogue -- import FILE [--province P] [--decision D]   or   npm run catalogue -- export FILE.json   or   npm run catalogue -- export FILE.xlsx [--decision D]';
const nothing = { number: null, date: null, province: null, title: null, inForceFrom: null, replaces: [] };
const emptyReading: Reading = { layout: 'data', decision: nothing, processes: [], warnings: [], unread: [] };
const context: CallContext = { caller: { kind: 'nobody' }, requestId: null, local: true };

function readWords() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { province: { type: 'string' }, decision: { type: 'string' } },
    });
    const [what, file, more] = positionals;
    if ((what === 'import' || what === 'export') && file !== undefined && more === undefined)
      return { what, file, province: values.province ?? null, decision: values.decision ?? null };
  } catch {
    // An option that is not one: told as the usage.
  }
  throw new SetupError(usage);
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new SetupError(`The file ${file} cannot be read: ${(error as Error).message}.`);
  }
}

/** The office's deeds on its data folder, with nothing that listens. @throws SetupError while a server runs */
function openOffice() {
  const { site, dataDir, devicesDir } = readConfig(process.env);
  const db = openDatabase(dataDir);
  let letGo: () => void;
  try {
    letGo = holdDataDir(dataDir);
  } catch {
    db.close();
    throw new SetupError(
      `A server is running on the data folder ${dataDir}: bring the document in at its desk (/counter, as admin), or stop the server first.`,
    );
  }
  migrate(db, migrationsDir);
  const store = createStore(db, site.id);
  const act = createAct({
    actions,
    store,
    feed: createFeed(createLog('error')),
    clock: systemClock,
    site,
    hasPrinter: false,
    publicUrl: () => site.publicUrl ?? 'http://localhost',
    catalogue: gatherCatalogue(site),
    dossierTexts: readTexts('dossier.json'),
    papers: gatherPapers(site, devicesDir),
  });
  return {
    act,
    close() {
      store.close();
      letGo();
    },
  };
}

/** A spreadsheet holds one decision; of an empty catalogue it is the template to fill in. @throws SetupError */
async function writeSheets(
  file: string,
  all: CallValue<'catalogue.export'>['processes'],
  wanted: string | null,
  say: (line: string) => void,
): Promise<void> {
  const { writeSpreadsheet } = await import('./catalogue/write-spreadsheet.ts');
  const keyOf = ({ decision, title, province }: (typeof all)[number]) => decision ?? title ?? province ?? '';
  const keys = [...new Set(all.map(keyOf))];
  if (wanted === null && keys.length > 1)
    throw new SetupError(`A spreadsheet holds one decision: choose with --decision one of ${keys.join(' · ')}.`);
  const chosen = wanted === null ? all : all.filter(process => keyOf(process) === wanted);
  if (wanted !== null && chosen.length === 0)
    throw new SetupError(`The catalogue has no decision "${wanted}"; it has ${keys.join(' · ') || 'none'}.`);
  const [reading = emptyReading] = readDataForm(JSON.stringify({ processes: chosen }));
  writeFileSync(file, await writeSpreadsheet(reading));
  say(`${chosen.length} processes written to ${file}`);
}

async function run(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const { what, file, province, decision } = readWords();
  const content = what === 'import' ? readBytes(file).toString('base64') : '';
  const { act, close } = openOffice();
  try {
    if (what === 'export') {
      const answer = await act.perform('catalogue.export', { format: 'json' }, context);
      if (!answer.ok) throw new SetupError(answer.refusal);
      if (/\.xlsx$/i.test(file)) return await writeSheets(file, answer.value.processes, decision, say);
      writeFileSync(file, `${JSON.stringify(answer.value, null, 2)}\n`);
      say(`${answer.value.processes.length} processes written to ${file}`);
      return;
    }
    const input = { fileName: basename(file), content, province, decision, preview: false };
    const answer = await act.perform('catalogue.import', input, context);
    if (!answer.ok)
      throw new SetupError(
        `${file} cannot be read: ${(answer.detail as { message?: string } | null)?.message ?? answer.refusal}.`,
      );
    const { processes, procedures, warnings, unread, added, changed, replaced, unchanged } = answer.value;
    say(`${processes} processes, ${procedures} procedures read from ${file}`);
    say(`${added.length} added, ${changed.length} changed, ${replaced.length} replaced, ${unchanged} unchanged`);
    for (const { line, message } of warnings) say(`line ${line}: ${message}`);
    for (const { line, text } of unread) say(`line ${line} was not understood: ${text.slice(0, 120)}`);
  } finally {
    close();
  }
}

run().catch(error => {
  process.stderr.write(error instanceof SetupError ? `${error.message}\n` : `${error?.stack ?? error}\n`);
  process.exit(1);
});
