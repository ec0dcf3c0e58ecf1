// Reads a file of any supported format: JSON data, a spreadsheet, or a document. Modules that only some formats need are loaded when
// the first such file comes.

import { findKind } from '../../documents/file-kind.ts';
import { repack } from '../../documents/zip.ts';
import { type DocumentOrigin, type Reading, UnreadableDocument } from '../reading/model.ts';
import type { ReadDocument } from '../reading/read-document.ts';
import { readDataForm } from './data-form.ts';
import type { SpreadsheetContent } from './spreadsheet.ts';

/** Reads one file; the name matters only for its ending. The promise rejects with UnreadableDocument. */
export type ReadFile = (bytes: Uint8Array, fileName: string, origin: DocumentOrigin) => Promise<Reading[]>;

/** What a person states has precedence over what the document says. */
function withOrigin(reading: Reading, { province, decision }: DocumentOrigin): Reading {
  const stated = { ...(province === null ? {} : { province }), ...(decision === null ? {} : { number: decision }) };
  return { ...reading, decision: { ...reading.decision, ...stated } };
}

/** People correct these mistakes first and send the file again. */
const maxListedMistakes = 50;

let reader: Promise<ReadDocument> | null = null;

/** On most days nobody imports a document, so the readers are loaded when the first one comes. */
function loadReader(): Promise<ReadDocument> {
  reader ??= import('../reading/read-document.ts').then(({ createDocumentReader }) => createDocumentReader());
  return reader;
}

/** A province has about two thousand procedures; planning many more would block the server. */
const maxProcedures = 20_000;

/** Reads on the calling thread; the server calls it through reading/isolated/. */
export const readAnyFormat: ReadFile = async (bytes, fileName, origin) => {
  const readings = await readAny(bytes, fileName, origin);
  const processes = readings.flatMap(reading => reading.processes);
  const n = processes.reduce((sum, { procedures }) => sum + procedures.length, 0);
  if (n <= maxProcedures) return readings;
  throw new UnreadableDocument('too many procedures', {
    rule: 'file-too-many-procedures',
    values: { n, most: maxProcedures },
  });
};

/** A spreadsheet has all sheets, so an empty sheet states that there is nothing of its kind. */
function withEmptyDetails(content: SpreadsheetContent): SpreadsheetContent {
  const nothing = { level: null, internal: false, parts: [], papers: [], fees: [] };
  const processes = content.processes.map(process => ({
    ...process,
    procedures: process.procedures.map(procedure => ({ ...procedure, details: { ...nothing, ...procedure.details } })),
  }));
  return { ...content, processes };
}

const isData = (bytes: Uint8Array, fileName: string) =>
  /\.json$/i.test(fileName) ||
  String.fromCharCode(...bytes.subarray(0, 64))
    .trimStart()
    .startsWith('{');

const readAny: ReadFile = async (bytes, fileName, origin) => {
  const kind = findKind(bytes);
  if (kind !== 'text' && kind !== 'word' && kind !== 'spreadsheet') throw new UnreadableDocument(kind, { rule: kind });
  if (kind === 'text' && isData(bytes, fileName)) {
    const readings = readDataForm(new TextDecoder().decode(bytes));
    if (readings.length > 1 && (origin.province !== null || origin.decision !== null))
      throw new UnreadableDocument('several decisions', { rule: 'several-decisions', values: { n: readings.length } });
    const { checkData } = await import('../reading/checks.ts');
    return readings.map(reading => checkData(withOrigin(reading, origin)));
  }
  if (kind === 'spreadsheet') {
    const { readSpreadsheet } = await import('./spreadsheet.ts');
    const sheets = await readSpreadsheet(bytes);
    if (sheets.ok) {
      const { checkData } = await import('../reading/checks.ts');
      return [
        checkData(
          withOrigin({ layout: 'spreadsheet', ...withEmptyDetails(sheets.value), warnings: [], unread: [] }, origin),
        ),
      ];
    }
    if (sheets.errors.every(({ rule }) => rule === 'sheet-missing')) {
      const rule = repack(bytes) === null ? 'file-broken' : 'file-not-template';
      throw new UnreadableDocument(rule, { rule });
    }
    throw new UnreadableDocument('cells are wrong', { cells: sheets.errors.slice(0, maxListedMistakes) });
  }
  const read = await loadReader();
  const answer = read(bytes, fileName, origin);
  if (!answer.ok) {
    // The file opens as an archive but not as a Word document.
    const isBroken = kind === 'word' && answer.detail.encoding !== 'docx';
    const rule = isBroken ? 'file-broken' : answer.detail.rule;
    throw new UnreadableDocument(rule, { ...answer.detail, rule });
  }
  return [{ ...withOrigin(answer.value, origin), quotes: answer.quotes }];
};
