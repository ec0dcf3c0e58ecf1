// Reads the bytes of a document. The result depends on the bytes alone: no store and no clock are used.
import { decodeText } from '../../documents/decode.ts';
import { readDocx } from '../../documents/docx.ts';
import { findMissing } from './find-missing.ts';
import { interpretBlocks } from './interpret-blocks.ts';
import { createLineCoverage, type LineCoverage } from './line-coverage.ts';
import { toLines } from './lines.ts';
import { loadLayouts } from './load-layouts.ts';
import type { DocumentOrigin, Quote, Reading } from './model.ts';
import { quoteLines } from './quote-lines.ts';
import { checkSpelling } from './spelling.ts';
import { createWarningCollector } from './warnings.ts';

interface Unreadable {
  ok: false;
  refusal: 'document.unreadable';
  detail: {
    /** The reason, a key of `files` in common/text/<language>/catalogue.json. */
    rule:
      | 'file-binary'
      | 'word-without-text'
      | 'file-empty'
      | 'no-course'
      | 'no-step'
      | 'file-web'
      | 'file-too-many-lines';
    /** What such a document must contain and this one does not: keys of `looked` and `layouts` there. */
    lookedFor: string[];
    encoding: string | null;
    lines: number;
    /** The values for the placeholders in the sentence of the rule. */
    values?: Readonly<Record<string, number>>;
  };
}

type DocumentAnswer = { ok: true; value: Reading; coverage: LineCoverage; quotes: Quote[] } | Unreadable;

export type ReadDocument = (bytes: Uint8Array, fileName: string, origin: DocumentOrigin) => DocumentAnswer;

/** Loads the layouts. The returned function is synchronous and never throws. */
export async function createDocumentReader(): Promise<ReadDocument> {
  const layouts = await loadLayouts();

  return (bytes, _fileName, origin) => {
    const docx = readDocx(bytes);
    const decoded = docx === null ? decodeText(bytes) : { text: docx.text, encoding: 'docx', doubtful: false };
    if (!decoded) return refuse('file-binary', { encoding: null, lines: 0 });
    const { encoding } = decoded;
    if (decoded.text.trim() === '')
      return refuse(docx === null ? 'file-empty' : 'word-without-text', { encoding, lines: 0 });
    const lineCount = countLines(decoded.text);
    if (lineCount > maxLines)
      return refuse('file-too-many-lines', { encoding, lines: lineCount, values: { n: lineCount, most: maxLines } });
    const letterWarnings = createWarningCollector();
    if (decoded.doubtful) letterWarnings.add(1, 'encoding-legacy', { encoding: decoded.encoding });
    const lines = toLines(decoded.text, letterWarnings);
    let best: { value: Reading; coverage: LineCoverage } | null = null;
    for (const [layout, { toBlocks }] of layouts) {
      const warnings = createWarningCollector(letterWarnings.list());
      const coverage = createLineCoverage(lines);
      const blocks = toBlocks(lines, warnings);
      // Steps are always in rows, so a text without rows is not interpreted.
      if (!blocks.some(({ kind }) => kind === 'row')) continue;
      const { decision, processes } = interpretBlocks(blocks, origin, { coverage, warnings });
      const value = { layout, decision, processes, warnings: warnings.list(), unread: coverage.listUnread() };
      // The layout that finds most steps is the right one.
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
    return { ok: true, value, coverage: best.coverage, quotes: quoteLines(value, lines, docx) };
  };
}

/** The largest decisions have about ten thousand lines. */
const maxLines = 200_000;

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
