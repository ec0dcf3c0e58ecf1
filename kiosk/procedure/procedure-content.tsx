// The content of a procedure in one column: the facts, links to the sections that people look for most, and all sections.
import { fill } from '../../common/text/fill.ts';
import { DueBasis } from './due-basis.tsx';
import { listSections, type Procedure, type Section, type SectionKind } from './procedure-sections.ts';
import {
  commonFeeText,
  decisionText,
  dueText,
  feeText,
  formatDay,
  isDraft,
  missingText,
  originText,
  type ProcedureTexts,
  paperText,
  stepTitle,
} from './procedure-text.ts';
import type { DueNow } from './use-procedure.ts';

/** The sections that people look for most get links at the top. */
const linkedKinds: readonly SectionKind[] = ['steps', 'papers', 'fees'];
/** A longer name is set smaller. */
const smallNameFrom = 120;
/** A longer text of the fee is shown in its section only. */
const maxFeeLetters = 60;

interface ContentProps {
  procedure: Procedure;
  due: DueNow | null;
  text: ProcedureTexts;
}

export function ProcedureContent(props: ContentProps & { weekdays: readonly string[] }) {
  const { procedure, due, text, weekdays } = props;
  const { name, totalText } = procedure;
  const fee = commonFeeText(procedure, text);
  const sections = listSections(procedure);
  const linked = sections.filter(({ kind }) => linkedKinds.includes(kind));
  const facts = [
    [text.parts.time, totalText],
    [text.dueNow, dueText(due?.dueAt ?? null, text, weekdays)],
    [text.parts.fees, fee !== null && fee.length <= maxFeeLetters ? fee : null],
  ].filter(([, value]) => value);
  return (
    <>
      <h1 class={name.length > smallNameFrom ? 'long' : ''} lang="vi">
        {name}
      </h1>
      <p class="whose" lang="vi">
        {originText(procedure, text)}
      </p>
      {isDraft(procedure) && (
        <p class="draft">
          <b>{text.draft}.</b> {text.draftHow}
        </p>
      )}
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd lang="vi">{value}</dd>
          </div>
        ))}
      </dl>
      {text.asPublished !== '' && <p class="whose">{text.asPublished}</p>}
      {linked.length > 1 && (
        <nav>
          {linked.map(({ kind }) => (
            <a key={kind} href={`#${kind}`}>
              {text.parts[kind]}
            </a>
          ))}
        </nav>
      )}
      {sections.map(section => (
        <section key={section.kind} id={section.kind}>
          <h2>{text.parts[section.kind]}</h2>
          <div lang="vi">
            <SectionContent section={section} procedure={procedure} due={due} text={text} />
          </div>
        </section>
      ))}
    </>
  );
}

function SectionContent({ section, procedure, due, text }: ContentProps & { section: Section }) {
  const { kind, texts, papers, steps, fees, missing } = section;
  const { title, inForceFrom } = procedure.decision;
  return (
    <>
      {texts.map(paragraph => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {papers.map(paper => (
        <label key={paper.name} class="paper">
          <input type="checkbox" />
          <span>
            {paper.name}
            <small>{paperText(paper, text)}</small>
          </span>
        </label>
      ))}
      {steps.length > 0 && (
        <ol>
          {steps.map(step => (
            <li key={step.no}>
              <b>
                {stepTitle(step, text)}
                <em>{step.durationText}</em>
              </b>
              <p>{step.content}</p>
              {step.responsible !== '' && <small>{fill(text.stepWho, { who: step.responsible })}</small>}
              {step.result && <small>{fill(text.stepResult, { result: step.result })}</small>}
            </li>
          ))}
        </ol>
      )}
      {fees.map(fee => (
        <p key={fee.name} class="fee">
          {fee.name} <b>{feeText(fee, text)}</b>
        </p>
      ))}
      {missing.length > 0 && <p lang={undefined}>{missingText(missing, text)}</p>}
      {kind === 'time' && due !== null && <DueBasis due={due} text={text} />}
      {kind === 'decision' && (
        <>
          <p>
            <b>{decisionText(procedure, text)}</b>
          </p>
          {title !== null && <p>{title}</p>}
          <small>{inForceFrom !== null && fill(text.inForce, { date: formatDay(inForceFrom) })}</small>
        </>
      )}
    </>
  );
}
