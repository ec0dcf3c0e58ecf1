// Interprets the lines outside of tables: headings of processes and sections, names of procedures, totals, notes, and what stands
// around the tables of a decision.
import type { DecisionHead } from './decision-head.ts';
import { foldLetters, startsWithPhrase } from './fold-letters.ts';
import type { Text } from './layout-reader.ts';
import { isTotalLabel } from './phrases.ts';
import { readProcedureName } from './procedure-name.ts';
import type { ProcessBuilder } from './process-builder.ts';
import { looksLikeSection, padProcessNumber, readProcessHeading, startsLikeProcedure } from './process-heading.ts';
import type { ReadContext } from './read-context.ts';
import { words } from './reader-words.ts';
import type { Sections } from './section-headings.ts';
import { readTotal } from './total.ts';

const isNote = startsWithPhrase(words.notes);

export interface TextLineParts {
  builder: ProcessBuilder;
  head: DecisionHead;
  sections: Sections;
}

/** Returns whether it recognised the line. */
type LineReader = (line: number, text: string) => boolean;

export function createTextLineReader(
  { builder, head, sections }: TextLineParts,
  context: ReadContext,
): (text: Text) => void {
  const { coverage } = context;

  /** Tried in this order; the first that recognises a line handles it. */
  const readers: LineReader[] = [
    function readHeadingOfProcess(line, text) {
      const heading = readProcessHeading(text);
      if (!heading) return false;
      const current = builder.begin(line, padProcessNumber(heading.number));
      coverage.markUsed(line, 'process');
      if (heading.rest !== '') builder.addName(line, heading.rest, current);
      return true;
    },
    function readSum(line, text) {
      if (!sections.readSum(line, text)) return false;
      coverage.markUsed(line, 'sum');
      return true;
    },
    function readName(line, text) {
      const { current, columns } = builder;
      if (!current || current.process.steps.length > 0 || columns !== null || isTotalLabel(text)) return false;
      if (looksLikeSection(text) && !startsLikeProcedure(text)) return false;
      builder.addName(line, text, current);
      return true;
    },
    function readSectionHeading(line, text) {
      const heading = sections.read(line, text);
      if (!heading) return false;
      if (heading.level > 0) {
        coverage.markUsed(line, 'section');
        builder.enterSection(heading);
      }
      // A heading without level may also be the decision's title, which is printed in capitals too.
      else if (!head.read(line, text)) {
        coverage.markUsed(line, 'section');
        head.leave();
      }
      return true;
    },
    function readNameOfUnnumberedProcess(line, text) {
      const namesProcedure = startsLikeProcedure(text) && readProcedureName(text).name !== '';
      const isBeforeFirst = builder.current === null && builder.processes.length === 0 && builder.field === null;
      if (!namesProcedure || isBeforeFirst) return false;
      builder.addName(line, text, builder.beginUnnumbered(line));
      return true;
    },
    function readTotalLine(line, text) {
      const { current, columns } = builder;
      if (!current || !isTotalLabel(text)) return false;
      readTotal({ cells: [{ no: line, text }], unit: columns?.unit ?? null }, current, context);
      coverage.markUsed(line, 'total');
      return true;
    },
    head.read,
    function readNote(line, text) {
      if (!builder.current || !isNote(foldLetters(text))) return false;
      builder.current.process.notes.push(text);
      coverage.markUsed(line, 'note');
      return true;
    },
  ];

  return ({ line, text }) => {
    const plain = text.replaceAll('**', '').trim();
    // A line that no reader recognises stays unused, and the line coverage reports it as unread.
    readers.some(read => read(line, plain));
  };
}
