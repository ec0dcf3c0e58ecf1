// A procedure in small pieces, each of which stays whole: a paragraph, a paper, a step. Sheets are filled with them.
import type { ComponentChildren } from 'preact';
import { fill } from '../../common/text/fill.ts';
import { dateText } from '../../common/text/format.ts';
import { splitLines } from '../touchscreen/parts/sheets.ts';
import { DueBasis } from './due-basis.tsx';
import { listSections, type Procedure, type SectionKind, type Step } from './procedure-sections.ts';
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
  /** It begins its section. */
  first: boolean;
  node: ComponentChildren;
}

/** Pieces are small, so that sheets are filled: about four lines. */
const mostLetters = 240;

export function listPieces(
  procedure: Procedure,
  due: DueNow | null,
  text: ProcedureTexts,
  timeZone: string,
): ProcedurePiece[] {
  return listSections(procedure).flatMap(({ kind, texts, papers, steps, fees, missing }) => {
    const nodes: ComponentChildren[] = [
      ...texts.flatMap(each => splitLines(each, mostLetters)).map(each => <p>{each}</p>),
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
    if (kind === 'time' && procedure.total !== null && !texts.includes(procedure.totalText))
      nodes.push(<p>{procedure.totalText}</p>);
    if (kind === 'time' && due !== null) nodes.push(<DueBasis due={due} text={text} />);
    if (kind === 'decision') nodes.push(<Decision procedure={procedure} text={text} timeZone={timeZone} />);
    return nodes.map((node, i) => ({ kind, first: i === 0, node }));
  });
}

/** The head of a step, its content in pieces, and who does it; a thread runs beside them to the next step. */
function listStepPieces(step: Step, text: ProcedureTexts): ComponentChildren[] {
  const { content, responsible, result } = step;
  const [first = '', ...rest] = splitLines(content, mostLetters);
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
    ...more.map(each => <p class="step-item more">{each}</p>),
  ];
}

function Decision({ procedure, text, timeZone }: { procedure: Procedure; text: ProcedureTexts; timeZone: string }) {
  const { title, inForceFrom } = procedure.decision;
  return (
    <p>
      <b>{decisionText(procedure, text)}</b>
      {title !== null && <span class="block">{title.length > 300 ? `${title.slice(0, 300)}…` : title}</span>}
      <small>
        {inForceFrom !== null && `${fill(text.inForce, { date: formatDay(inForceFrom) })}. `}
        {fill(text.updated, { date: dateText(procedure.updatedAt, timeZone) })}
      </small>
    </p>
  );
}
