// `npm run dossiers -- import FILE [--preview]` imports a file of the other system while no server runs; otherwise the counter page
// does the same. `npm run dossiers -- new-token` creates a token for a program and the line for the site file.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError } from '../config/setup-error.ts';
import { UnreadableStatusFile } from '../core/external-file.ts';
import { importFile } from '../links/egov/import-file.ts';
import { formatReport } from '../links/egov/import-report.ts';
import { hashToken, newToken } from '../store/secrets.ts';
import { openOfflineOffice } from './offline-office.ts';

const usage = 'Usage: npm run dossiers -- import FILE [--preview]   or   npm run dossiers -- new-token';

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { preview: { type: 'boolean', default: false } },
    });
    const [command, file, extra] = positionals;
    if (command === 'new-token' && file === undefined) return { command, file: '', preview: false } as const;
    if (command === 'import' && file !== undefined && extra === undefined)
      return { command, file, preview: values.preview } as const;
  } catch {
    // An unknown option is answered with the usage.
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
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const { command, file, preview } = readArguments();
  if (command === 'new-token') {
    const token = newToken();
    print(`For the program:    Authorization: Bearer ${token}`);
    print(
      `For the site file:  "programs": [{ "id": "…", "tokenHash": "${hashToken(token)}", "may": ["dossier.import"] }]`,
    );
    return;
  }
  const { bytes, takenAt } = readBytes(file);
  const { act, egov, site, close } = openOfflineOffice();
  try {
    if (site.egov === null)
      throw new SetupError('The site file has no "egov": nothing is known of the system that the file comes from.');
    const report = { ruleText: egov.ruleText, source: site.egov.source, timeZone: site.timeZone };
    const fileName = basename(file);
    const outcome = await importFile(
      { bytes, fileName, takenAt: Math.min(takenAt, Date.now()), preview },
      { act, egov, shouldContinue: () => true },
    );
    for (const line of formatReport(outcome, { file: fileName, now: Date.now() }, report)) print(line);
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
