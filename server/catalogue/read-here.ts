// From the bytes of any file to readings: data by its own form, spreadsheets by their cells, documents by the readers. What only
// documents need is loaded when the first comes.
import { readDataForm } from './data-form.ts';
import { type Reading, UnreadableDocument } from './model.ts';
import type { ReadDocument } from './read-document.ts';

export interface Origin {
  /** What the person who brings the document says of it; null leaves it to the document. */
  province: string | null;
  decision: string | null;
}

/** @throws UnreadableDocument */
export type ReadFile = (bytes: Uint8Array, fileName: string, origin: Origin) => Promise<Reading[]>;

/** What a person says of a document stands above what the document says. */
function withOrigin(reading: Reading, { province, decision }: Origin): Reading {
  const said = { ...(province === null ? {} : { province }), ...(decision === null ? {} : { number: decision }) };
  return { ...reading, decision: { ...reading.decision, ...said } };
}

/** Who has mended these sends it again. */
const mostMistakes = 50;

let reader: Promise<ReadDocument> | null = null;

/** Most days nobody brings a document: the readers are loaded when the first comes. */
function loadReader(): Promise<ReadDocument> {
  reader ??= import('./read-document.ts').then(({ createDocumentReader }) => createDocumentReader());
  return reader;
}

/** A province has some two thousand; planning more would keep everybody waiting. */
const mostProcedures = 20_000;

/** On the thread of whoever calls it: see isolated-reader.ts. */
export const readHere: ReadFile = async (bytes, fileName, origin) => {
  const readings = await readAny(bytes, fileName, origin);
  const processes = readings.flatMap(reading => reading.processes);
  const n = processes.reduce((sum, { procedures }) => sum + procedures.length, 0);
  if (n <= mostProcedures) return readings;
  throw new UnreadableDocument('too many procedures', {
    rule: 'file-too-many-procedures',
    values: { n, most: mostProcedures },
  });
};

const readAny: ReadFile = async (bytes, fileName, origin) => {
  if (/\.json$/i.test(fileName)) {
    const readings = readDataForm(new TextDecoder().decode(bytes));
    if (readings.length > 1 && (origin.province !== null || origin.decision !== null))
      throw new UnreadableDocument('several decisions', { rule: 'several-decisions', values: { n: readings.length } });
    const { checkData } = await import('./checks.ts');
    return readings.map(reading => checkData(withOrigin(reading, origin)));
  }
  if (/\.xlsx$/i.test(fileName)) {
    const { readSpreadsheet } = await import('./spreadsheet.ts');
    const sheets = await readSpreadsheet(bytes);
    if (sheets.ok) {
      const { checkData } = await import('./checks.ts');
      return [checkData(withOrigin({ layout: 'spreadsheet', ...sheets.value, warnings: [], unread: [] }, origin))];
    }
    throw new UnreadableDocument('cells are wrong', { cells: sheets.errors.slice(0, mostMistakes) });
  }
  const read = await loadReader();
  const answer = read(bytes, fileName, origin);
  if (!answer.ok) {
    const { lookedFor, rule } = answer.detail;
    if (rule !== undefined) throw new UnreadableDocument(rule, { ...answer.detail });
    throw new UnreadableDocument(`none of this was found in it: ${lookedFor.join(', ')}`, { ...answer.detail });
  }
  return [withOrigin(answer.value, origin)];
};
