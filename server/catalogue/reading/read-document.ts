// From the bytes of a document to what it says of procedures. Pure: no store, no clock; the same bytes give the same reading.
import { decodeText } from '../../documents/decode.ts';
import { readDocx } from '../../documents/docx.ts';
import type { GivenOrigin } from './decision-head.ts';
import { findMissing } from './find-missing.ts';
import { interpretBlocks } from './interpret-blocks.ts';
import { createLineCoverage, type LineCoverage } from './line-coverage.ts';
import { toLines } from './lines.ts';
import { loadLayouts } from './load-layouts.ts';
import type { Quote, Reading } from './model.ts';
import { quote } from './quote-lines.ts';
import { checkSpelling } from './spelling.ts';
import { createWarningCollector } from './warnings.ts';

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

export type DocumentAnswer = { ok: true; value: Reading; coverage: LineCoverage; quotes: Quote[] } | Unreadable;

export type ReadDocument = (bytes: Uint8Array, fileName: string, given: GivenOrigin) => DocumentAnswer;

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
    const ofLetters = createWarningCollector();
    if (decoded.doubtful) ofLetters.add(1, 'encoding-legacy', { encoding: decoded.encoding });
    const lines = toLines(decoded.text, ofLetters);
    let best: { value: Reading; coverage: LineCoverage } | null = null;
    for (const [layout, { toBlocks }] of layouts) {
      const warnings = createWarningCollector(ofLetters.list());
      const coverage = createLineCoverage(lines);
      const blocks = toBlocks(lines, warnings);
      // Steps stand in rows: a long text without any is not gone through.
      if (!blocks.some(({ kind }) => kind === 'row')) continue;
      const { decision, processes } = interpretBlocks(blocks, given, coverage, warnings);
      const value = { layout, decision, processes, warnings: warnings.list(), unread: coverage.listUnread() };
      // The layout that finds most steps is the document's own.
      if (countSteps(value) > (best ? countSteps(best.value) : 0)) best = { value, coverage };
    }
    if (!best) {
      const lookedFor = findMissing(lines, layouts);
      const rule = isWebPage.test(decoded.text) ? 'file-web' : lookedFor.length > 0 ? 'no-course' : 'no-step';
      return refuse(rule, { lookedFor, encoding, lines: lines.length });
    }
    const warnings = createWarningCollector(best.value.warnings);
    checkSpelling(lines, warnings);
    const value = { ...best.value, warnings: warnings.list() };
    return { ok: true, value, coverage: best.coverage, quotes: quote(value, lines, docx) };
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
