// One procedure: the few facts that decide the day, what the law wants published on sheets, and what can be done with it:
// take a number, take the list of papers along.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ServiceId } from '../../../common/contract/words.ts';
import { fill } from '../../../common/text/fill.ts';
import { listPieces } from '../../procedure/procedure-pieces.tsx';
import type { Procedure } from '../../procedure/procedure-sections.ts';
import { ProcedureSheets } from '../../procedure/procedure-sheets.tsx';
import { agencyText, commonFeeText, dueText, isDraft } from '../../procedure/procedure-text.ts';
import { TakeHome } from '../../procedure/take-home.tsx';
import { type DueNow, useProcedure } from '../../procedure/use-procedure.ts';
import { blockTouches } from '../block-touches.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { ArrowIcon, BackIcon, NoticeIcon, PhoneIcon, PrinterIcon, SlipIcon } from '../parts/icons.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import { availabilityOf } from '../service-status.ts';
import './procedure-page.css';

/** Names run from three words to three hundred letters; each keeps its place by its size. */
const sizeOf = (name: string) => (name.length > 170 ? 'longest' : name.length > 80 ? 'long' : '');
/** A longer text of the fee is read on its sheet. */
const mostOfFee = 60;

interface ProcedurePageProps {
  context: PageContext;
  id: string;
  /** The kiosk's own. */
  token: string;
  /** With the name of the procedure. */
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
    <Frame
      page={`procedure ${opened.state}`}
      context={context}
      foot={
        <button type="button" class="pill back" onClick={onBack}>
          <BackIcon />
          {kiosk.back}
        </button>
      }
    >
      {opened.state === 'open' ? (
        <Opened {...props} procedure={opened.procedure} due={opened.due} />
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

function Opened({
  context,
  token,
  procedure,
  due,
  onService,
  onServices,
}: ProcedurePageProps & { procedure: Procedure; due: DueNow | null }) {
  const { kiosk, procedure: text, shared } = useKioskTexts();
  const { find } = kiosk;
  const heading = useRef<HTMLHeadingElement>(null);
  // It comes after its page: whoever hears it begins at its name, and a finger still on its way touches nothing.
  useLayoutEffect(() => {
    blockTouches();
    heading.current?.focus({ preventScroll: true });
  }, []);
  const [taking, setTaking] = useState<'paper' | 'phone' | null>(null);
  const { timeZone } = context.view.site;
  const said = dueText(due?.dueAt ?? null, text, shared.weekdays);
  const fee = commonFeeText(procedure, text);
  const { name, code, field, level } = procedure;
  return (
    <>
      <div class="procedure-head">
        <h1 ref={heading} class={sizeOf(name)} tabIndex={-1} lang="vi">
          {name}
        </h1>
        <p class="procedure-whose" lang="vi">
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
          <p class="procedure-draft">
            <b>{text.draft}.</b> {text.draftHow}
          </p>
        )}
        <dl class="procedure-facts">
          {procedure.totalText !== '' && (
            <div>
              <dt>{text.parts.time}</dt>
              <dd lang="vi">{procedure.totalText}</dd>
            </div>
          )}
          {said !== null && (
            <div class="due">
              <dt>{text.dueNow}</dt>
              <dd>{said}</dd>
            </div>
          )}
          {fee !== null && fee.length <= mostOfFee && (
            <div>
              <dt>{text.parts.fees}</dt>
              <dd lang="vi">{fee}</dd>
            </div>
          )}
        </dl>
        {text.asPublished !== '' && <p class="procedure-whose">{text.asPublished}</p>}
      </div>
      <ProcedureSheets pieces={listPieces(procedure, due, text, timeZone)} />
      <div class="procedure-actions">
        <TakeNumber
          context={context}
          serviceId={procedure.serviceId}
          onService={serviceId => onService(serviceId, procedure.name)}
          onServices={onServices}
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
          checklists={context.view.checklists}
          token={token}
          onClose={() => setTaking(null)}
        />
      )}
    </>
  );
}

/** The way to a number, or in words why there is none now. */
function TakeNumber({
  context,
  serviceId,
  onService,
  onServices,
}: Pick<ProcedurePageProps, 'context' | 'onServices'> & {
  serviceId: ServiceId | null;
  onService: (serviceId: ServiceId) => void;
}) {
  const { find } = useKioskTexts().kiosk;
  const { view, lostAt } = context;
  const service = view.services.find(each => each.id === serviceId);
  const standing = service === undefined ? 'open' : availabilityOf(service);
  const why = !view.hours.open
    ? find.takeOff
    : standing === 'full'
      ? find.takeFull
      : standing === 'closed'
        ? find.takeClosed
        : null;
  return (
    <button
      type="button"
      class="big take-number"
      disabled={why !== null || lostAt !== null}
      onClick={() => (service === undefined ? onServices() : onService(service.id))}
    >
      <SlipIcon />
      {why ?? (service === undefined ? find.takeElsewhere : find.take)}
      {why === null && <ArrowIcon />}
    </button>
  );
}
