// A procedure in small pieces, each of which stays whole: a paragraph, a paper, a step. Sheets are filled with them.
import type { ComponentChildren } from 'preact';
import { fill } from '../../common/text/fill.ts';
import { dateText } from '../../common/text/format.ts';
import { cutText } from '../search/sheets.ts';
import { DueBasis } from './due-basis.tsx';
import { type ProcedureTexts, sayDay, sayDecision, sayFee, sayPaper, sayStep } from './say.ts';
import { listSections, type Procedure, type SectionKind } from './sections.ts';
import type { DueNow } from './use-procedure.ts';

export interface PieceOfPage {
  kind: SectionKind;
  /** It begins its section. */
  first: boolean;
  node: ComponentChildren;
}

/** A piece may not be higher than a sheet lying down, in large letters. */
const mostLetters = 520;

export function listPieces(
  procedure: Procedure,
  due: DueNow | null,
  text: ProcedureTexts,
  timeZone: string,
): PieceOfPage[] {
  return listSections(procedure).flatMap(({ kind, texts, papers, steps, fees }) => {
    const nodes: ComponentChildren[] = [
      ...texts.flatMap(each => cutText(each, mostLetters)).map(each => <p>{each}</p>),
      ...papers.map(paper => (
        <p class="paper-item">
          <i aria-hidden="true" />
          <span>
            {paper.name}
            <small lang={undefined}>{sayPaper(paper, text)}</small>
          </span>
        </p>
      )),
      ...steps.map(step => (
        <p class="step-item">
          <i aria-hidden="true">{step.no}</i>
          <span>
            <b>
              {sayStep(step, text)}
              {step.durationText !== '' && <em>{step.durationText}</em>}
            </b>
            <span>{cutLong(step.content)}</span>
            {step.responsible !== '' && <small>{step.responsible}</small>}
            {step.result !== null && step.result !== '' && (
              <small>{fill(text.stepResult, { result: step.result })}</small>
            )}
          </span>
        </p>
      )),
      ...fees.map(fee => (
        <p class="fee-item">
          <span>{fee.name}</span>
          <b>{sayFee(fee, text)}</b>
        </p>
      )),
    ];
    if (kind === 'time' && procedure.total !== null && !texts.includes(procedure.totalText))
      nodes.push(<p>{procedure.totalText}</p>);
    if (kind === 'time' && due !== null) nodes.push(<DueBasis due={due} text={text} />);
    if (kind === 'decision') nodes.push(<Decision procedure={procedure} text={text} timeZone={timeZone} />);
    return nodes.map((node, i) => ({ kind, first: i === 0, node }));
  });
}

/** The content of one step stays together; one that would fill a sheet by itself is no step any more but an essay. */
const cutLong = (content: string) => cutText(content, 1_200).join('\n');

function Decision({ procedure, text, timeZone }: { procedure: Procedure; text: ProcedureTexts; timeZone: string }) {
  const { title, inForceFrom } = procedure.decision;
  return (
    <p>
      <b>{sayDecision(procedure, text)}</b>
      {title !== null && <span class="block">{title.length > 300 ? `${title.slice(0, 300)}…` : title}</span>}
      <small>
        {inForceFrom !== null && `${fill(text.inForce, { date: sayDay(inForceFrom) })}. `}
        {fill(text.updated, { date: dateText(procedure.updatedAt, timeZone) })}
      </small>
    </p>
  );
}
