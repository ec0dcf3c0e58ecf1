// From the bytes of a document to what it says of procedures. Pure: no store, no clock; the same bytes give the same reading.
import { decodeText } from '../../documents/decode.ts';
import { readDocx } from '../../documents/docx.ts';
import type { Given } from './decision-head.ts';
import { findMissing } from './find-missing.ts';
import { understand } from './interpret-blocks.ts';
import { type Ledger, openLedger } from './line-coverage.ts';
import { toLines } from './lines.ts';
import { loadLayouts } from './load-layouts.ts';
import type { Quote, Reading } from './model.ts';
import { quote } from './quote-lines.ts';
import { checkSpelling } from './spelling.ts';
import { collectDoubts } from './warnings.ts';

export interface Unreadable {
  ok: false;
  refusal: 'document.unreadable';
  detail: {
    /** Why, a key of `files` in common/text/<language>/catalogue.json. */
    rule:
      | 'file-binary'
      | 'word-without-text'
      | 'file-empty'
      | 'no-course'
      | 'no-step'
      | 'file-web'
      | 'file-too-many-lines';
    /** What must stand in such a document and does not: keys of `looked` and `layouts` there. */
    lookedFor: string[];
    encoding: string | null;
    lines: number;
    /** What the sentence of the rule is filled with. */
    values?: Readonly<Record<string, number>>;
  };
}

export type DocumentAnswer = { ok: true; value: Reading; ledger: Ledger; quotes: Quote[] } | Unreadable;

export type ReadDocument = (bytes: Uint8Array, fileName: string, given: Given) => DocumentAnswer;

/** Loads the layouts; what it gives back is synchronous and never throws, whatever the bytes. */
export async function createDocumentReader(): Promise<ReadDocument> {
  const layouts = await loadLayouts();

  return (bytes, _fileName, given) => {
    const docx = readDocx(bytes);
    const decoded = docx === null ? decodeText(bytes) : { text: docx.text, encoding: 'docx', doubtful: false };
    if (!decoded) return refuse('file-binary', { encoding: null, lines: 0 });
    const { encoding } = decoded;
    if (decoded.text.trim() === '')
      return refuse(docx === null ? 'file-empty' : 'word-without-text', { encoding, lines: 0 });
    const lineCount = countLines(decoded.text);
    if (lineCount > mostLines)
      return refuse('file-too-many-lines', { encoding, lines: lineCount, values: { n: lineCount, most: mostLines } });
    const ofLetters = collectDoubts();
    if (decoded.doubtful) ofLetters.add(1, 'encoding-legacy', { encoding: decoded.encoding });
    const lines = toLines(decoded.text, ofLetters);
    let best: { value: Reading; ledger: Ledger } | null = null;
    for (const [layout, { toBlocks }] of layouts) {
      const doubts = collectDoubts(ofLetters.list());
      const ledger = openLedger(lines);
      const blocks = toBlocks(lines, doubts);
      // Steps stand in rows: a long text without any is not gone through.
      if (!blocks.some(({ kind }) => kind === 'row')) continue;
      const { decision, processes } = understand(blocks, given, ledger, doubts);
      const value = { layout, decision, processes, warnings: doubts.list(), unread: ledger.unread() };
      // The layout that finds most steps is the document's own.
      if (countSteps(value) > (best ? countSteps(best.value) : 0)) best = { value, ledger };
    }
    if (!best) {
      const lookedFor = findMissing(lines, layouts);
      const rule = isWebPage.test(decoded.text) ? 'file-web' : lookedFor.length > 0 ? 'no-course' : 'no-step';
      return refuse(rule, { lookedFor, encoding, lines: lines.length });
    }
    const doubts = collectDoubts(best.value.warnings);
    checkSpelling(lines, doubts);
    const value = { ...best.value, warnings: doubts.list() };
    return { ok: true, value, ledger: best.ledger, quotes: quote(value, lines, docx) };
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

const isWebPage = /^\s*<(?:!doctype|html|\?xml)/i;

function refuse(rule: Unreadable['detail']['rule'], detail: Partial<Unreadable['detail']>): Unreadable {
  return {
    ok: false,
    refusal: 'document.unreadable',
    detail: { lookedFor: [], encoding: null, lines: 0, ...detail, rule },
  };
}

function countSteps({ processes }: Reading): number {
  return processes.reduce((sum, { steps }) => sum + steps.length, 0);
}
