// A procedure to read at home: the same content as at the kiosk, in one column; the papers can be ticked off.
import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { makeCall } from '../../common/screen/call.ts';
import { fill, nameIn } from '../../common/text/fill.ts';
import procedureTexts from '../../common/text/vi/procedure.json';
import shared from '../../common/text/vi/shared.json';
import { languagesOf, ownName, useTexts } from '../phone/use-texts.ts';
import { DueBasis } from './due-basis.tsx';
import { listSections, type Procedure, type Section, type SectionKind } from './procedure-sections.ts';
import {
  agencyText,
  commonFeeText,
  decisionText,
  dueText,
  feeText,
  formatDay,
  isDraft,
  missingText,
  type ProcedureTexts,
  paperText,
  stepTitle,
} from './procedure-text.ts';
import { type DueNow, useProcedure } from './use-procedure.ts';

const vi = { ...shared, ...procedureTexts };
const loaders = import.meta.glob<object>(['../../common/text/*/{procedure,shared}.json', '!../../common/text/vi/*'], {
  import: 'default',
});
const languages = languagesOf(loaders);
const place = 'motcua.phone.language';
type Texts = typeof vi;
/** What people look for most: a touch away on a long page. */
const sought: readonly SectionKind[] = ['steps', 'papers', 'fees'];

export function ProcedureOnPhone({ id }: { id: string }) {
  const [chosen, setChosen] = useState(() => sessionStorage.getItem(place) ?? 'vi');
  const { text, language } = useTexts(vi, loaders, chosen);
  const opened = useProcedure(id, language);
  const office = useOffice();
  const title = opened.state === 'open' ? opened.procedure.name : text.title;
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = language;
  }, [title, language]);
  return (
    <div class="leaflet">
      {office !== null && (
        <header>
          <b>{nameIn(office.names, language)}</b>
          <span>{nameIn(office.agency, language)}</span>
        </header>
      )}
      <main>
        {opened.state === 'open' ? (
          <Content procedure={opened.procedure} due={opened.due} text={text} />
        ) : (
          <>
            <h1>{opened.state === 'unknown' ? text.unknown : opened.lost ? text.reconnecting : text.loading}</h1>
            {opened.state === 'unknown' && <p>{text.unknownHow}</p>}
          </>
        )}
      </main>
      {office !== null && office.hotline !== null && (
        <p class="hotline">
          {text.help} <a href={`tel:${office.hotline.replace(/[^+\d]/g, '')}`}>{office.hotline}</a>
        </p>
      )}
      {languages.length > 1 && (
        <footer>
          <fieldset class="languages" aria-label={text.languages}>
            {languages.map(tag => (
              <button
                key={tag}
                type="button"
                lang={tag}
                aria-pressed={tag === language}
                onClick={() => {
                  sessionStorage.setItem(place, tag);
                  setChosen(tag);
                }}
              >
                {ownName(tag)}
              </button>
            ))}
          </fieldset>
        </footer>
      )}
    </div>
  );
}

/** Whose page it is, and whom to call; null until it is known. */
function useOffice(): CallValue<'site.describe'> | null {
  const [office, setOffice] = useState<CallValue<'site.describe'> | null>(null);
  useEffect(() => {
    void makeCall('site.describe', {}, { token: null, requestId: null }).then(told => {
      if (told.ok) setOffice(told.value);
    });
  }, []);
  return office;
}

function Content({ procedure, due, text }: { procedure: Procedure; due: DueNow | null; text: Texts }) {
  const { name, code, field, level, totalText } = procedure;
  const fee = commonFeeText(procedure, text);
  const sections = listSections(procedure);
  const ways = sections.filter(({ kind }) => sought.includes(kind));
  const facts = [
    [text.parts.time, totalText],
    [text.dueNow, dueText(due?.dueAt ?? null, text, text.weekdays)],
    [text.parts.fees, fee !== null && fee.length <= 60 ? fee : null],
  ].filter(([, said]) => said);
  return (
    <>
      <h1 class={name.length > 120 ? 'long' : ''} lang="vi">
        {name}
      </h1>
      <p class="whose" lang="vi">
        {[
          code && fill(text.code, { code }),
          agencyText(procedure, text),
          field,
          level && text.levels[level],
          procedure.decision.province,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {isDraft(procedure) && (
        <p class="draft">
          <b>{text.draft}.</b> {text.draftHow}
        </p>
      )}
      <dl>
        {facts.map(([what, said]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd lang="vi">{said}</dd>
          </div>
        ))}
      </dl>
      {text.asPublished !== '' && <p class="whose">{text.asPublished}</p>}
      {ways.length > 1 && (
        <nav>
          {ways.map(({ kind }) => (
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

function SectionContent({
  section: { kind, texts, papers, steps, fees, missing },
  procedure,
  due,
  text,
}: {
  section: Section;
  procedure: Procedure;
  due: DueNow | null;
  text: ProcedureTexts;
}) {
  const { title, inForceFrom } = procedure.decision;
  return (
    <>
      {texts.map(each => (
        <p key={each}>{each}</p>
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
      {fees.map(each => (
        <p key={each.name} class="fee">
          {each.name} <b>{feeText(each, text)}</b>
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
