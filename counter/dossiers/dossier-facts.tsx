// What is known of a dossier: dates with their reasons, the person, papers, what was said on the way, what was paid.
import type { ComponentChildren } from 'preact';
import { fill } from '../../common/text/fill.ts';
import { formatNumber } from './amounts.ts';
import type { DossierDetails } from './dossier-actions.ts';
import { useDossierContext } from './dossier-context.ts';
import { parseFeeLine } from './draft-lines.ts';
import { formatTime } from './office-time.ts';

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function Facts({ dossier }: { dossier: DossierDetails }) {
  const { texts, timeZone } = useDossierContext();
  const { show, receive } = texts;
  const { applicant } = dossier;
  const when = (name: string, at: number | null) =>
    at === null ? null : <Fact name={name}>{formatTime(at, timeZone)}</Fact>;
  const said = (name: string, text: string | null) => (text === null ? null : <Fact name={name}>{text}</Fact>);
  const company = applicant !== null && applicant.kind !== 0;
  return (
    <section class="card block two-facts">
      <div>
        <h2>{show.applicant}</h2>
        {applicant === null ? (
          <p class="quiet">{show.forgotten}</p>
        ) : (
          <dl class="facts">
            <Fact name={company ? receive.nameCompany : receive.name}>
              <b>{applicant.name}</b>
            </Fact>
            {said(company ? receive.taxNumber : receive.idNumber, applicant.idNumber)}
            {said(receive.phone, applicant.phone)}
            {said(receive.address, applicant.address)}
            {said(receive.email, applicant.email)}
            {said(receive.submitter, applicant.submitter)}
            <Fact name={show.sms}>{dossier.smsConsent ? show.smsYes : show.smsNo}</Fact>
          </dl>
        )}
      </div>
      <div>
        <h2>{show.due}</h2>
        <dl class="facts">
          {dossier.dueAt !== null && (
            <Fact name={show.due}>
              <b class={dossier.late ? 'late-text' : undefined}>{formatTime(dossier.dueAt, timeZone)}</b>
            </Fact>
          )}
          {dossier.firstDueAt !== dossier.dueAt && when(show.firstDue, dossier.firstDueAt)}
          {dossier.reappointments > 0 && <Fact name="">{fill(show.reappointed, { n: dossier.reappointments })}</Fact>}
          {dossier.supplements > 0 && <Fact name="">{fill(show.supplements, { n: dossier.supplements })}</Fact>}
          {when(show.stopped, dossier.clockStoppedAt)}
          {when(show.received, dossier.receivedAt)}
          {dossier.forwardAt !== dossier.receivedAt && when(show.forward, dossier.forwardAt)}
          {when(show.paperCopy, dossier.paperCopyDueAt)}
          {when(show.ready, dossier.readyAt)}
          {when(show.returned, dossier.returnedAt)}
          {said(show.receiver, dossier.receiverName)}
          {said(show.holder, dossier.holderName)}
          {said(show.ticket, dossier.ticketNumber)}
          {said(show.channel, texts.channels[String(dossier.channel) as '1'])}
          {said(show.delivery, texts.deliveries[dossier.delivery])}
        </dl>
      </div>
    </section>
  );
}

export function Papers({ dossier }: { dossier: DossierDetails }) {
  const { texts } = useDossierContext();
  const { show } = texts;
  return (
    <section class="card block" aria-labelledby="dossier-papers">
      <div class="block-head">
        <h2 id="dossier-papers">{show.papers}</h2>
        <p class="quiet">{fill(show.sets, { n: dossier.sets })}</p>
      </div>
      {dossier.papers.length === 0 && <p class="quiet">{show.papersNone}</p>}
      <ul class="plain-list">
        {dossier.papers.map((paper, i) => (
          <li key={i}>
            <span>{paper.name}</span>
            <span class="quiet">
              {fill(show.paperLine, { kind: texts.paperKinds[String(paper.kind) as '0'], count: paper.count })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function History({ dossier }: { dossier: DossierDetails }) {
  const { texts, timeZone } = useDossierContext();
  const { show, wordKinds, dong } = texts;
  const sayFee = (line: string) => {
    const { name, amount } = parseFeeLine(line);
    return amount === null ? line : `${name}: ${fill(dong, { amount: formatNumber(amount) })}`;
  };
  return (
    <section class="card block" aria-labelledby="dossier-words">
      <h2 id="dossier-words">{show.words}</h2>
      {dossier.words.length === 0 && <p class="quiet">{show.wordsNone}</p>}
      <ul class="said">
        {dossier.words.map((one, i) => (
          <li key={i}>
            <b>{wordKinds[one.kind]}</b>
            <small class="quiet">{[formatTime(one.at, timeZone), one.staffName].filter(Boolean).join(' · ')}</small>
            {one.lines.map(line => (
              <p key={line}>{one.kind.startsWith('fees-') ? sayFee(line) : line}</p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Payments({
  dossier,
  onCancel,
}: {
  dossier: DossierDetails;
  /** Null while nothing can be done. */
  onCancel: ((receipt: DossierDetails['paid'][number]) => void) | null;
}) {
  const { texts, timeZone } = useDossierContext();
  const { show, moments, dong, fees, deed } = texts;
  const money = (amount: number) => fill(dong, { amount: formatNumber(amount) });
  return (
    <section class="payments">
      <h2>{show.paid}</h2>
      {dossier.toPay > 0 && (
        <p class="notice warn">
          {show.toPay}: <b>{money(dossier.toPay)}</b>
        </p>
      )}
      {dossier.paid.length === 0 && <p class="quiet">{show.paidNone}</p>}
      <ul class="plain-list">
        {dossier.paid.map(paid => (
          <li key={paid.receiptNumber} class={paid.cancelledAt === null ? '' : 'cancelled'}>
            <span>
              <span class="receipt-number">{paid.receiptNumber}</span>
              <small class="quiet">
                {moments[String(paid.moment) as '1']} · {formatTime(paid.at, timeZone)}
              </small>
              {paid.cancelledAt !== null && <small>{fees.cancelled}</small>}
              {paid.mayCancel && (
                <button
                  type="button"
                  class="row-button"
                  disabled={onCancel === null}
                  aria-label={`${deed['cancel-receipt']} ${paid.receiptNumber}`}
                  onClick={() => onCancel?.(paid)}
                >
                  {deed['cancel-receipt']}
                </button>
              )}
            </span>
            <b>{money(paid.amount)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
