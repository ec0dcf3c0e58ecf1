// Asks for a confirmation before a dossier is received, because its code cannot be taken back: person, procedure, date,
// number of papers and fees.
import { fill } from '../../common/text/fill.ts';
import { BackButton, Dialog } from '../shared/dialog.tsx';
import { useDeskTexts } from '../shared/language.tsx';
import { formatNumber } from './amounts.ts';
import { useDossierContext } from './dossier-context.ts';
import type { Draft } from './draft.ts';
import { buildPapers, sumFees } from './draft-input.ts';
import { formatTime } from './office-time.ts';

interface ConfirmProps {
  draft: Draft;
  procedureName: string;
  /** The date that the server computed, as an ISO time, or null. */
  dueText: string | null;
  /** The date that the officer promises in UTC ms, or null. */
  officerDue: number | null;
  /** Whether the dossier is also accepted, not only received. */
  accept: boolean;
  busy: boolean;
  trouble: string | null;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmReceive(props: ConfirmProps) {
  const { draft, procedureName, dueText, officerDue, accept, busy, trouble, onConfirm, onClose } = props;
  const { texts, timeZone } = useDossierContext();
  const { receive } = texts;
  const { desk } = useDeskTexts();
  const dueAt = dueText === null ? officerDue : Date.parse(dueText);
  const sum = sumFees(draft.fees);
  const papers = buildPapers(draft.papers).length;
  const submitter = draft.submitter.trim();
  return (
    <Dialog title={accept ? receive.confirmTitle : receive.confirmOnlyTitle} onClose={onClose}>
      <dl class="facts">
        <div>
          <dt>{receive.person}</dt>
          <dd>
            <b>{draft.name}</b> {draft.idNumber}
            {submitter !== '' && <small> · {fill(receive.confirmSubmitter, { name: submitter })}</small>}
          </dd>
        </div>
        <div>
          <dt>{receive.phone}</dt>
          <dd>
            {draft.phone.trim() || receive.confirmNoPhone} · {texts.show.sms}:{' '}
            <b>{draft.smsConsent ? texts.show.smsYes : texts.show.smsNo}</b>
          </dd>
        </div>
        <div>
          <dt>{receive.delivery}</dt>
          <dd>{texts.deliveries[draft.delivery]}</dd>
        </div>
        <div>
          <dt>{receive.procedure}</dt>
          <dd>{procedureName}</dd>
        </div>
        <div>
          <dt>{receive.papers}</dt>
          <dd>{fill(receive.confirmPapers, { n: papers, sets: draft.sets })}</dd>
        </div>
        <div>
          <dt>{texts.pageFees}</dt>
          <dd>
            {sum === 0
              ? receive.confirmNoFees
              : fill(receive.confirmFees, { amount: fill(texts.dong, { amount: formatNumber(sum) }) })}
          </dd>
        </div>
        {accept && (
          <div>
            <dt>{receive.promised}</dt>
            <dd>
              <b>{dueAt === null ? receive.promisedNone : formatTime(dueAt, timeZone)}</b>
            </dd>
          </div>
        )}
      </dl>
      {papers === 0 && <p class="notice warn">{receive.confirmNoPapers}</p>}
      {!accept && <p class="quiet">{receive.goOnlyMeans}</p>}
      <p class="calm-message" role="status">
        {busy ? receive.sending : trouble}
      </p>
      <div class="dialog-ends">
        <BackButton onClose={onClose} />
        <button type="button" class="red" data-first aria-disabled={busy} onClick={onConfirm}>
          {accept ? receive.go : receive.goOnly} <kbd>{desk.keyEnter}</kbd>
        </button>
      </div>
    </Dialog>
  );
}
