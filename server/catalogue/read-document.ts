// From the bytes of a document to what it says of procedures. Pure: no store, no clock; the same bytes give the same reading.
import { decodeText } from './decode.ts';
import { readDocx } from './docx.ts';
import { collectDoubts } from './doubts.ts';
import type { Given } from './head.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { toLines } from './lines.ts';
import type { Reading } from './model.ts';
import { loadLayouts } from './registry.ts';
import { checkSpelling } from './spelling.ts';
import { understand } from './understand.ts';
import { words } from './words.ts';

export interface Unreadable {
  ok: false;
  refusal: 'document.unreadable';
  detail: {
    /** Phrases of which none was found where it must stand, and how rows are recognised. */
    lookedFor: string[];
    encoding: string | null;
    lines: number;
    /** Why it was not even looked at: a sentence of common/text/<language>/catalogue.json. */
    rule?: 'file-too-many-lines';
    values?: Readonly<Record<string, number>>;
  };
}

export type DocumentAnswer = { ok: true; value: Reading; ledger: Ledger } | Unreadable;

export type ReadDocument = (bytes: Uint8Array, fileName: string, given: Given) => DocumentAnswer;

/** Loads the layouts; what it gives back is synchronous and never throws, whatever the bytes. */
export async function createDocumentReader(): Promise<ReadDocument> {
  const layouts = await loadLayouts();

  const refuse = (encoding: string | null, lines: number): Unreadable => ({
    ok: false,
    refusal: 'document.unreadable',
    detail: {
      lookedFor: [
        ...words.processHeadings.slice(0, 2),
        ...words.stepLabels.slice(0, 1),
        ...words.columns.duration,
        ...[...layouts].map(([name, { rowsAre }]) => `${name}: ${rowsAre}`),
      ],
      encoding,
      lines,
    },
  });

  return (bytes, _fileName, given) => {
    const docx = readDocx(bytes);
    const decoded = docx === null ? decodeText(bytes) : { text: docx, encoding: 'docx', doubtful: false };
    if (!decoded) return refuse(null, 0);
    const lineCount = countLines(decoded.text);
    if (lineCount > mostLines) {
      const { detail } = refuse(decoded.encoding, lineCount);
      const values = { n: lineCount, most: mostLines };
      return { ok: false, refusal: 'document.unreadable', detail: { ...detail, rule: 'file-too-many-lines', values } };
    }
    const ofLetters = collectDoubts();
    if (decoded.doubtful) ofLetters.add(1, 'encoding-legacy', { encoding: decoded.encoding });
    const lines = toLines(decoded.text, ofLetters);
    let best: { value: Reading; ledger: Ledger } | null = null;
    for (const [layout, { toBlocks }] of layouts) {
      const doubts = collectDoubts(ofLetters.list());
      const ledger = openLedger(lines);
      const { decision, processes } = understand(toBlocks(lines, doubts), given, ledger, doubts);
      const value = { layout, decision, processes, warnings: doubts.list(), unread: ledger.unread() };
      // The layout that finds most steps is the document's own.
      if (countSteps(value) > (best ? countSteps(best.value) : 0)) best = { value, ledger };
    }
    if (!best) return refuse(decoded.encoding, lines.length);
    const doubts = collectDoubts(best.value.warnings);
    checkSpelling(lines, doubts);
    return { ok: true, value: { ...best.value, warnings: doubts.list() }, ledger: best.ledger };
  };
}

/** The largest decisions have some ten thousand. */
const mostLines = 200_000;

function countLines(text: string): number {
  let count = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}

function countSteps({ processes }: Reading): number {
  return processes.reduce((sum, { steps }) => sum + steps.length, 0);
}
