// The page of a procedure: the most important facts, the published content on sheets, and the actions: take a number, print the
// list of papers, continue on the phone.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ServiceId } from '../../../common/contract/words.ts';
import { listPieces } from '../../procedure/procedure-pieces.tsx';
import type { Procedure } from '../../procedure/procedure-sections.ts';
import { ProcedureSheets } from '../../procedure/procedure-sheets.tsx';
import { commonFeeText, dueText, isDraft, originText } from '../../procedure/procedure-text.ts';
import { TakeHome } from '../../procedure/take-home.tsx';
import { type DueNow, useProcedure } from '../../procedure/use-procedure.ts';
import { blockTouches } from '../block-touches.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { BackButton } from '../parts/back-button.tsx';
import { NoticeIcon, PhoneIcon, PrinterIcon } from '../parts/icons.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import { TakeNumberButton } from '../parts/take-number-button.tsx';
import './procedure-page.css';

/** Names have from three words to three hundred letters, so long ones are set smaller. */
const sizeOf = (name: string) => (name.length > 170 ? 'longest' : name.length > 80 ? 'long' : '');
/** A longer text of the fee is shown on its sheet only. */
const maxFeeLetters = 60;

interface ProcedurePageProps {
  context: PageContext;
  id: string;
  /** The token of the kiosk. */
  token: string;
  /** Takes a number for the procedure, whose name is `title`. */
  onService: (serviceId: ServiceId, title: string) => void;
  onServices: () => void;
  onBack: () => void;
}

export function ProcedurePage(props: ProcedurePageProps) {
  const { context, id, onBack } = props;
  const { kiosk, language } = useKioskTexts();
  const { find } = kiosk;
  const opened = useProcedure(id, language);
  return (
    <Frame page={`procedure ${opened.state}`} context={context} foot={<BackButton onBack={onBack} />}>
      {opened.state === 'open' ? (
        <OpenedPage {...props} procedure={opened.procedure} due={opened.due} />
      ) : (
        <div class="find-none">
          <NoticeIcon />
          <h1 tabIndex={-1}>{opened.state === 'unknown' ? find.gone : find.loading}</h1>
          <p role="status">{opened.state === 'unknown' ? find.goneHow : opened.lost ? find.loadingSlow : ''}</p>
        </div>
      )}
    </Frame>
  );
}

interface OpenedPageProps extends ProcedurePageProps {
  procedure: Procedure;
  due: DueNow | null;
}

function OpenedPage({ context, token, procedure, due, onService, onServices }: OpenedPageProps) {
  const { kiosk, procedure: text } = useKioskTexts();
  const { find } = kiosk;
  const [taking, setTaking] = useState<'paper' | 'phone' | null>(null);
  const { view } = context;
  const service = view.services.find(candidate => candidate.id === procedure.serviceId);
  return (
    <>
      <ProcedureHead procedure={procedure} due={due} />
      <ProcedureSheets pieces={listPieces({ procedure, due, text, timeZone: view.site.timeZone })} />
      <div class="procedure-actions">
        <TakeNumberButton
          context={context}
          service={service}
          label={service === undefined ? find.takeElsewhere : find.take}
          onTake={() => (service === undefined ? onServices() : onService(service.id, procedure.name))}
        />
        <button type="button" class="big" onClick={() => setTaking('paper')}>
          <PrinterIcon />
          {procedure.papers.length > 0 ? find.print : find.printShort}
        </button>
        <button type="button" class="big" onClick={() => setTaking('phone')}>
          <PhoneIcon />
          {find.phone}
        </button>
      </div>
      {taking !== null && (
        <TakeHome
          print={taking === 'paper'}
          procedure={procedure}
          checklists={view.checklists}
          token={token}
          onClose={() => setTaking(null)}
        />
      )}
    </>
  );
}

function ProcedureHead({ procedure, due }: { procedure: Procedure; due: DueNow | null }) {
  const { procedure: text, shared } = useKioskTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  // The content appears after its page: a screen reader begins at the name, and a finger on its way touches nothing.
  useLayoutEffect(() => {
    blockTouches();
    heading.current?.focus({ preventScroll: true });
  }, []);
  const dueAt = dueText(due?.dueAt ?? null, text, shared.weekdays);
  const fee = commonFeeText(procedure, text);
  const { name, totalText } = procedure;
  return (
    <div class="procedure-head">
      <h1 ref={heading} class={sizeOf(name)} tabIndex={-1} lang="vi">
        {name}
      </h1>
      <p class="procedure-whose" lang="vi">
        {originText(procedure, text)}
      </p>
      {isDraft(procedure) && (
        <p class="procedure-draft">
          <b>{text.draft}.</b> {text.draftHow}
        </p>
      )}
      <dl class="procedure-facts">
        {totalText !== '' && (
          <div>
            <dt>{text.parts.time}</dt>
            <dd lang="vi">{totalText}</dd>
          </div>
        )}
        {dueAt !== null && (
          <div class="due">
            <dt>{text.dueNow}</dt>
            <dd>{dueAt}</dd>
          </div>
        )}
        {fee !== null && fee.length <= maxFeeLetters && (
          <div>
            <dt>{text.parts.fees}</dt>
            <dd lang="vi">{fee}</dd>
          </div>
        )}
      </dl>
      {text.asPublished !== '' && <p class="procedure-whose">{text.asPublished}</p>}
    </div>
  );
}
