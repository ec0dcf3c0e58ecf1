// What is recorded about a dossier: the applicant, the dates, the papers, its history and the payments.
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
  const renderTime = (name: string, at: number | null) =>
    at === null ? null : <Fact name={name}>{formatTime(at, timeZone)}</Fact>;
  const renderText = (name: string, text: string | null) => (text === null ? null : <Fact name={name}>{text}</Fact>);
  const isCompany = applicant !== null && applicant.kind !== 0;
  return (
    <section class="card block two-facts">
      <div>
        <h2>{show.applicant}</h2>
        {applicant === null ? (
          <p class="quiet">{show.forgotten}</p>
        ) : (
          <dl class="facts">
            <Fact name={isCompany ? receive.nameCompany : receive.name}>
              <b>{applicant.name}</b>
            </Fact>
            {renderText(isCompany ? receive.taxNumber : receive.idNumber, applicant.idNumber)}
            {renderText(receive.phone, applicant.phone)}
            {renderText(receive.address, applicant.address)}
            {renderText(receive.email, applicant.email)}
            {renderText(receive.submitter, applicant.submitter)}
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
          {dossier.firstDueAt !== dossier.dueAt && renderTime(show.firstDue, dossier.firstDueAt)}
          {dossier.reappointments > 0 && <Fact name="">{fill(show.reappointed, { n: dossier.reappointments })}</Fact>}
          {dossier.supplements > 0 && <Fact name="">{fill(show.supplements, { n: dossier.supplements })}</Fact>}
          {renderTime(show.stopped, dossier.clockStoppedAt)}
          {renderTime(show.received, dossier.receivedAt)}
          {dossier.forwardAt !== dossier.receivedAt && renderTime(show.forward, dossier.forwardAt)}
          {renderTime(show.paperCopy, dossier.paperCopyDueAt)}
          {renderTime(show.ready, dossier.readyAt)}
          {renderTime(show.returned, dossier.returnedAt)}
          {renderText(show.receiver, dossier.receiverName)}
          {renderText(show.holder, dossier.holderName)}
          {renderText(show.ticket, dossier.ticketNumber)}
          {renderText(show.channel, texts.channels[String(dossier.channel) as '1'])}
          {renderText(show.delivery, texts.deliveries[dossier.delivery])}
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
  const formatFee = (line: string) => {
    const { name, amount } = parseFeeLine(line);
    return amount === null ? line : `${name}: ${fill(dong, { amount: formatNumber(amount) })}`;
  };
  return (
    <section class="card block" aria-labelledby="dossier-words">
      <h2 id="dossier-words">{show.words}</h2>
      {dossier.words.length === 0 && <p class="quiet">{show.wordsNone}</p>}
      <ul class="said">
        {dossier.words.map((entry, i) => (
          <li key={i}>
            <b>{wordKinds[entry.kind]}</b>
            <small class="quiet">{[formatTime(entry.at, timeZone), entry.staffName].filter(Boolean).join(' · ')}</small>
            {entry.lines.map(line => (
              <p key={line}>{entry.kind.startsWith('fees-') ? formatFee(line) : line}</p>
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
  /** Null while the server is out of reach. */
  onCancel: ((receipt: DossierDetails['paid'][number]) => void) | null;
}) {
  const { texts, timeZone } = useDossierContext();
  const { show, moments, dong, fees, deed } = texts;
  const formatMoney = (amount: number) => fill(dong, { amount: formatNumber(amount) });
  return (
    <section class="payments">
      <h2>{show.paid}</h2>
      {dossier.toPay > 0 && (
        <p class="notice warn">
          {show.toPay}: <b>{formatMoney(dossier.toPay)}</b>
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
            <b>{formatMoney(paid.amount)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
