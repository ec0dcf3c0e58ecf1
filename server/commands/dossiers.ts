// `npm run dossiers -- import FILE [--preview]`: a file of the other system, while no server runs; else the desk is the way.
// `npm run dossiers -- new-token`: a token for a program, and the line of the site file that knows it.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError } from '../config/setup-error.ts';
import { UnreadableStatusFile } from '../core/external-file.ts';
import { importFile } from '../links/egov/import-file.ts';
import { formatReport } from '../links/egov/import-report.ts';
import { hashToken, newToken } from '../store/secrets.ts';
import { openOfficeAlone } from './offline-office.ts';

const usage = 'Usage: npm run dossiers -- import FILE [--preview]   or   npm run dossiers -- new-token';

function readWords() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { preview: { type: 'boolean', default: false } },
    });
    const [what, file, more] = positionals;
    if (what === 'new-token' && file === undefined) return { what, file: '', preview: false } as const;
    if (what === 'import' && file !== undefined && more === undefined)
      return { what, file, preview: values.preview } as const;
  } catch {
    // An option that is not one: told as the usage.
  }
  throw new SetupError(usage);
}

function readBytes(file: string) {
  try {
    return { bytes: readFileSync(file), takenAt: Math.round(statSync(file).mtimeMs) };
  } catch (error) {
    throw new SetupError(`The file ${file} cannot be read: ${(error as Error).message}.`);
  }
}

async function run(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const { what, file, preview } = readWords();
  if (what === 'new-token') {
    const token = newToken();
    say(`For the program:    Authorization: Bearer ${token}`);
    say(
      `For the site file:  "programs": [{ "id": "…", "tokenHash": "${hashToken(token)}", "may": ["dossier.import"] }]`,
    );
    return;
  }
  const { bytes, takenAt } = readBytes(file);
  const { act, egov, site, close } = openOfficeAlone();
  try {
    if (site.egov === null)
      throw new SetupError('The site file has no "egov": nothing is known of the system that the file comes from.');
    const report = { ruleText: egov.ruleText, source: site.egov.source, timeZone: site.timeZone };
    const fileName = basename(file);
    const outcome = await importFile(
      { bytes, fileName, takenAt: Math.min(takenAt, Date.now()), preview },
      { act, egov, shouldContinue: () => true },
    );
    for (const line of formatReport(outcome, { file: fileName, now: Date.now() }, report)) say(line);
  } catch (error) {
    if (!(error instanceof UnreadableStatusFile)) throw error;
    throw new SetupError(`${file} cannot be read: ${egov.ruleText(error.rule, error.values)}`);
  } finally {
    close();
  }
}

run().catch(error => {
  process.stderr.write(error instanceof SetupError ? `${error.message}\n` : `${error?.stack ?? error}\n`);
  process.exit(1);
});
