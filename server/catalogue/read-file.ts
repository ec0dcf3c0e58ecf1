// From the bytes of any file to readings: data by its own form, documents by the readers, which are loaded when the first comes.
import { readDataForm } from './data-form.ts';
import { type Reading, UnreadableDocument } from './model.ts';

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

export const readFile: ReadFile = async (bytes, fileName, origin) => {
  if (/\.json$/i.test(fileName))
    return readDataForm(new TextDecoder().decode(bytes)).map(reading => withOrigin(reading, origin));
  // The readers of documents come in here: const { readDocument } = await import('./readers/index.ts').
  throw new UnreadableDocument(`there is no reader for ${fileName}`);
};
