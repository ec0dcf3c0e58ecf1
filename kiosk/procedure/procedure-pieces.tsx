// Splits a procedure into small pieces that are never cut: a paragraph, a paper, a step. The sheets are filled with them.
import type { ComponentChildren } from 'preact';
import { fill } from '../../common/text/fill.ts';
import { dateText } from '../../common/text/format.ts';
import { splitLines } from '../touchscreen/parts/sheets.ts';
import { DueBasis } from './due-basis.tsx';
import { listSections, type Procedure, type Section, type SectionKind, type Step } from './procedure-sections.ts';
import {
  decisionText,
  feeText,
  formatDay,
  missingText,
  type ProcedureTexts,
  paperText,
  stepTitle,
} from './procedure-text.ts';
import type { DueNow } from './use-procedure.ts';

export interface ProcedurePiece {
  kind: SectionKind;
  /** The piece is the first of its section. */
  first: boolean;
  node: ComponentChildren;
}

/** Pieces of about four lines fill the sheets well. */
const maxPieceLetters = 240;
const maxTitleLetters = 300;

interface PiecesInput {
  procedure: Procedure;
  due: DueNow | null;
  text: ProcedureTexts;
  timeZone: string;
}

export function listPieces(input: PiecesInput): ProcedurePiece[] {
  const { procedure, due, text, timeZone } = input;
  return listSections(procedure).flatMap(section => {
    const { kind, texts } = section;
    const nodes = listContent(section, text);
    if (kind === 'time' && procedure.total !== null && !texts.includes(procedure.totalText))
      nodes.push(<p>{procedure.totalText}</p>);
    if (kind === 'time' && due !== null) nodes.push(<DueBasis due={due} text={text} />);
    if (kind === 'decision') nodes.push(<Decision procedure={procedure} text={text} timeZone={timeZone} />);
    return nodes.map((node, i) => ({ kind, first: i === 0, node }));
  });
}

function listContent({ texts, papers, steps, fees, missing }: Section, text: ProcedureTexts): ComponentChildren[] {
  return [
    ...texts.flatMap(paragraph => splitLines(paragraph, maxPieceLetters)).map(lines => <p>{lines}</p>),
    ...papers.map(paper => (
      <p class="paper-item">
        <i aria-hidden="true" />
        <span>
          {paper.name}
          <small lang={undefined}>{paperText(paper, text)}</small>
        </span>
      </p>
    )),
    ...steps.flatMap(step => listStepPieces(step, text)),
    ...fees.map(fee =>
      fee.name === '' ? (
        <p>{feeText(fee, text)}</p>
      ) : (
        <p class="fee-item">
          <span>{fee.name}</span>
          <b>{feeText(fee, text)}</b>
        </p>
      ),
    ),
    ...(missing.length > 0 ? [<p lang={undefined}>{missingText(missing, text)}</p>] : []),
  ];
}

/** Returns the title of a step with the beginning of its content, the rest of the content, and who is responsible. */
function listStepPieces(step: Step, text: ProcedureTexts): ComponentChildren[] {
  const { content, responsible, result } = step;
  const [first = '', ...rest] = splitLines(content, maxPieceLetters);
  const ends = [
    responsible !== '' && fill(text.stepWho, { who: responsible }),
    result !== null && result !== '' && fill(text.stepResult, { result }),
  ].filter(end => end !== false);
  const more: ComponentChildren[] = [...rest, ...ends.map(end => <small key="end">{end}</small>)];
  return [
    <p class="step-item">
      <i aria-hidden="true">{step.no}</i>
      <span>
        <b>
          {stepTitle(step, text)}
          {step.durationText !== '' && <em>{step.durationText}</em>}
        </b>
        <span>{first}</span>
      </span>
    </p>,
    ...more.map(node => <p class="step-item more">{node}</p>),
  ];
}

function Decision({ procedure, text, timeZone }: Omit<PiecesInput, 'due'>) {
  const { title, inForceFrom } = procedure.decision;
  const shortTitle = title !== null && title.length > maxTitleLetters ? `${title.slice(0, maxTitleLetters)}…` : title;
  return (
    <p>
      <b>{decisionText(procedure, text)}</b>
      {shortTitle !== null && <span class="block">{shortTitle}</span>}
      <small>
        {inForceFrom !== null && `${fill(text.inForce, { date: formatDay(inForceFrom) })}. `}
        {fill(text.updated, { date: dateText(procedure.updatedAt, timeZone) })}
      </small>
    </p>
  );
}
