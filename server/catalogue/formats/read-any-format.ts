// From the bytes of any file to readings: data by its own form, spreadsheets by their cells, documents by the readers. What only
// documents need is loaded when the first comes.

import { findKind } from '../../documents/file-kind.ts';
import { repack } from '../../documents/zip.ts';
import { type Reading, UnreadableDocument } from '../reading/model.ts';
import type { ReadDocument } from '../reading/read-document.ts';
import { readDataForm } from './data-form.ts';
import type { SpreadsheetContent } from './spreadsheet.ts';

export interface DocumentOrigin {
  /** What the person who brings the document says of it; null leaves it to the document. */
  province: string | null;
  decision: string | null;
}

/** @throws UnreadableDocument */
export type ReadFile = (bytes: Uint8Array, fileName: string, origin: DocumentOrigin) => Promise<Reading[]>;

/** What a person says of a document stands above what the document says. */
function withOrigin(reading: Reading, { province, decision }: DocumentOrigin): Reading {
  const said = { ...(province === null ? {} : { province }), ...(decision === null ? {} : { number: decision }) };
  return { ...reading, decision: { ...reading.decision, ...said } };
}

/** Who has mended these sends it again. */
const mostMistakes = 50;

let reader: Promise<ReadDocument> | null = null;

/** Most days nobody brings a document: the readers are loaded when the first comes. */
function loadReader(): Promise<ReadDocument> {
  reader ??= import('../reading/read-document.ts').then(({ createDocumentReader }) => createDocumentReader());
  return reader;
}

/** A province has some two thousand; planning more would keep everybody waiting. */
const mostProcedures = 20_000;

/** On the thread of whoever calls it: see isolated-reader.ts. */
export const readAnyFormat: ReadFile = async (bytes, fileName, origin) => {
  const readings = await readAny(bytes, fileName, origin);
  const processes = readings.flatMap(reading => reading.processes);
  const n = processes.reduce((sum, { procedures }) => sum + procedures.length, 0);
  if (n <= mostProcedures) return readings;
  throw new UnreadableDocument('too many procedures', {
    rule: 'file-too-many-procedures',
    values: { n, most: mostProcedures },
  });
};

/** Its sheets are all there, so what does not stand in them is not so. */
function stateAll(filled: SpreadsheetContent): SpreadsheetContent {
  const nothing = { level: null, internal: false, parts: [], papers: [], fees: [] };
  const processes = filled.processes.map(process => ({
    ...process,
    procedures: process.procedures.map(one => ({ ...one, details: { ...nothing, ...one.details } })),
  }));
  return { ...filled, processes };
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
        checkData(withOrigin({ layout: 'spreadsheet', ...stateAll(sheets.value), warnings: [], unread: [] }, origin)),
      ];
    }
    if (sheets.errors.every(({ rule }) => rule === 'sheet-missing')) {
      const rule = repack(bytes) === null ? 'file-broken' : 'file-not-template';
      throw new UnreadableDocument(rule, { rule });
    }
    throw new UnreadableDocument('cells are wrong', { cells: sheets.errors.slice(0, mostMistakes) });
  }
  const read = await loadReader();
  const answer = read(bytes, fileName, origin);
  if (!answer.ok) {
    // What opens as an archive and not as a document.
    const isBroken = kind === 'word' && answer.detail.encoding !== 'docx';
    const rule = isBroken ? 'file-broken' : answer.detail.rule;
    throw new UnreadableDocument(rule, { ...answer.detail, rule });
  }
  return [{ ...withOrigin(answer.value, origin), quotes: answer.quotes }];
};
