// The last look before a code is given, which cannot be taken back: who, what, until when, how many papers, what was paid.
import { fill } from '../../common/text/fill.ts';
import { Dialog } from '../dialog.tsx';
import { useWords } from '../language.tsx';
import { numberText } from './amounts.ts';
import { type Draft, sumOf, toPapers } from './draft.ts';
import { timeText } from './office-time.ts';
import { useRoom } from './room.ts';

interface ConfirmProps {
  draft: Draft;
  procedureName: string;
  dueText: string | null;
  ownDue: number | null;
  accept: boolean;
  busy: boolean;
  trouble: string | null;
  onYes: () => void;
  onClose: () => void;
}

export function ConfirmReceive(props: ConfirmProps) {
  const { draft, procedureName, dueText, ownDue, accept, busy, trouble, onYes, onClose } = props;
  const { words, timeZone } = useRoom();
  const { receive } = words;
  const { desk } = useWords();
  const dueAt = dueText === null ? ownDue : Date.parse(dueText);
  const sum = sumOf(draft.fees);
  const papers = toPapers(draft.papers).length;
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
            {draft.phone.trim() || receive.confirmNoPhone} · {words.show.sms}:{' '}
            <b>{draft.smsConsent ? words.show.smsYes : words.show.smsNo}</b>
          </dd>
        </div>
        <div>
          <dt>{receive.delivery}</dt>
          <dd>{words.deliveries[draft.delivery]}</dd>
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
          <dt>{words.pageFees}</dt>
          <dd>
            {sum === 0
              ? receive.confirmNoFees
              : fill(receive.confirmFees, { amount: fill(words.dong, { amount: numberText(sum) }) })}
          </dd>
        </div>
        {accept && (
          <div>
            <dt>{receive.promised}</dt>
            <dd>
              <b>{dueAt === null ? receive.promisedNone : timeText(dueAt, timeZone)}</b>
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
        <button type="button" class="plain" onClick={onClose}>
          {desk.back} <kbd>Esc</kbd>
        </button>
        <button type="button" class="red" data-first aria-disabled={busy} onClick={onYes}>
          {accept ? receive.go : receive.goOnly} <kbd>{desk.keyEnter}</kbd>
        </button>
      </div>
    </Dialog>
  );
}
