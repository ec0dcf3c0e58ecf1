// `npm run catalogue -- import FILE [--province P] [--decision D]` and `export FILE`: the catalogue without a server, on the data
// folder itself. While a server runs the folder is its own; then the desk is the way.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type CallContext, createAct } from './actions/act.ts';
import { actions } from './actions/index.ts';
import { gatherCatalogue } from './catalogue-sources.ts';
import { systemClock } from './clock.ts';
import { readConfig, SetupError } from './config.ts';
import { createFeed } from './feed.ts';
import { createLog } from './log.ts';
import { migrationsDir } from './places.ts';
import { migrate } from './store/migrate.ts';
import { holdDataDir, openDatabase } from './store/open.ts';
import { createStore } from './store/store.ts';

const usage =
  'Usage: npm run catalogue -- import FILE [--province P] [--decision D]   or   npm run catalogue -- export FILE';
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
  const { site, dataDir } = readConfig(process.env);
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
  });
  return {
    act,
    close() {
      store.close();
      letGo();
    },
  };
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
